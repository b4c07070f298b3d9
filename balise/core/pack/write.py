"""Write a pack so that a crash at any instant leaves either the old one or the new one, whole.

Files go into a hidden folder beside; each is fsynced, then each folder; one rename gives the folder its name,
and one rename of a symbolic link makes it `current`.
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from balise.core.pack.content import Content
from balise.core.pack.difference import Difference
from balise.core.pack.manifest import (
    CURRENT,
    DIFFERENCE,
    FOLDERS,
    FORMAT,
    MANIFEST,
    SIGNATURE,
    FileEntry,
    Manifest,
    encode_manifest,
    new_version,
)
from balise.core.pack.read import versions_on_disk
from balise.core.pack.sign import sign
from balise.core.pack.withdraw import PARTIAL, Withdrawal, sync_folder


class AlreadyPublishing(RuntimeError):  # noqa: N818 - says what happened
    """Another process is publishing in the same folder; the message is in French."""


@contextmanager
def publishing(packs: Path) -> Iterator[None]:
    """Hold the packs' folder for one publication, and clear what a killed one left half written."""
    packs.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(packs / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyPublishing("une autre publication est en cours dans ce dossier") from error
        for leftover in packs.glob(f"{PARTIAL}*"):
            leftover.unlink() if leftover.is_symlink() else shutil.rmtree(leftover)
        yield
    finally:
        os.close(descriptor)


def write_pack(
    packs: Path,
    content: Content,
    difference: Difference,
    now: datetime,
    private_key: bytes,
    withdrawal: Withdrawal | None = None,
    withdrawn_before: str | None = None,
) -> Manifest:
    """Sign and write one pack, and make it current. Call it inside `publishing(packs)`.

    With a `withdrawal`, the pack follows none and says that the earlier ones are withdrawn; else it repeats
    `withdrawn_before`, what the one before said. `clear_withdrawn` comes after.
    `now` is aware; `private_key` is in PEM. Raises KeyRefused and OSError, and then nothing has changed.
    """
    version = new_version(now, content.digest, max(versions_on_disk(packs), default=None))
    public = difference
    if withdrawal is not None:  # a name can tell a town: those of structures that leave are not repeated
        left = tuple(one for one in difference.removed if one.id not in withdrawal.structures)
        public = msgspec.structs.replace(difference, previous=None, removed=left)
    files = {**content.files, DIFFERENCE: msgspec.json.format(msgspec.json.encode(public), indent=1)}
    manifest = Manifest(
        format=FORMAT,
        version=version,
        created_at=now.astimezone(UTC).replace(microsecond=0).isoformat(),
        previous=public.previous,
        withdrawn_before=version if withdrawal is not None else withdrawn_before,
        content=content.digest,
        places=content.places,
        counts=content.counts,
        files={
            name: FileEntry(hashlib.sha256(data).hexdigest(), len(data))
            for name, data in sorted(files.items())
        },
    )
    encoded = encode_manifest(manifest)
    files |= {MANIFEST: encoded, SIGNATURE: sign(encoded, private_key)}
    _write_folder(packs, manifest.version, files)
    switch_to(packs, manifest.version)
    return manifest


def switch_to(packs: Path, version: str) -> None:
    """Make a version current, at once for every reader."""
    link = packs / f"{PARTIAL}{CURRENT}"
    link.unlink(missing_ok=True)
    link.symlink_to(version)
    link.rename(packs / CURRENT)
    sync_folder(packs)


def _write_folder(packs: Path, version: str, files: Mapping[str, bytes]) -> None:
    partial = packs / f"{PARTIAL}{version}"
    partial.mkdir()
    folders = [partial / folder for folder in FOLDERS if any(name.startswith(folder) for name in files)]
    for folder in folders:
        folder.mkdir()
    for name, data in files.items():
        _write(partial / name, data)
    for folder in (*folders, partial):
        sync_folder(folder)
    partial.rename(packs / version)
    sync_folder(packs)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
