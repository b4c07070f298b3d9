"""Withdraw the earlier packs that show where a structure is, once it no longer says so.

A pack is immutable, so it goes as a whole; and all the earlier ones go with it, which is a rule that the site
and a mirror follow with one signed date: `withdrawn_before` in the manifest.
"""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from balise.core.pack.difference import snapshot
from balise.core.pack.manifest import DIRECTORY, Manifest
from balise.core.pack.read import versions_on_disk

PARTIAL = ".partial-"  # what a killed publication leaves under such a name is cleared by the next one


class Withdrawal(Struct, frozen=True):
    """Earlier packs that must not be served any more, and why."""

    versions: tuple[str, ...]  # all those of the folder, the newest first
    structures: tuple[str, ...]  # whose place they show; none when one of them cannot be read


class _Shown(Struct):
    masked: bool = False
    commune: str | None = None
    commune_name: str = ""
    address: str = ""
    postal_code: str = ""
    latitude: float | None = None

    def says_where(self) -> bool:
        words = (self.commune, self.commune_name, self.address, self.postal_code)
        return self.latitude is not None or any(words)


def find_withdrawal(packs: Path, records: Mapping[str, bytes]) -> Withdrawal | None:
    """What has to go before `records` (each structure's JSON by id) are published; None when nothing has.

    A pack shows too much when it places a structure that `records` masks or does not hold. One that cannot be
    read may show anything.
    """
    versions = versions_on_disk(packs)
    structures: set[str] = set()
    unreadable = False
    for version in versions:
        try:
            structures |= _shown_too_much((packs / version / DIRECTORY).read_bytes(), records)
        except (OSError, msgspec.MsgspecError):
            unreadable = True
    if not structures and not unreadable:
        return None
    return Withdrawal(tuple(versions), tuple(sorted(structures)))


def _shown_too_much(directory: bytes, records: Mapping[str, bytes]) -> set[str]:
    decode = msgspec.json.Decoder(_Shown).decode
    found = set()
    for id_, before in snapshot("", directory, "").records.items():
        now = records.get(id_)
        if now == before:
            continue
        then = decode(before)
        if then.masked:
            continue
        # Masked now: its earlier record goes even without a place, because its words may have named one.
        if then.says_where() if now is None else decode(now).masked:
            found.add(id_)
    return found


def clear_withdrawn(packs: Path, manifest: Manifest) -> None:
    """Erase every pack before `manifest.withdrawn_before`. Call it inside `publishing(packs)`.

    Killed at any moment, the next call (or the next `publishing`) finishes it.
    """
    limit = manifest.withdrawn_before
    gone = [version for version in versions_on_disk(packs) if limit is not None and version < limit]
    if not gone:
        return
    for version in gone:  # out of every reader's sight first, one rename each
        (packs / version).rename(packs / f"{PARTIAL}{version}")
    sync_folder(packs)
    for version in gone:
        shutil.rmtree(packs / f"{PARTIAL}{version}")
    sync_folder(packs)


def sync_folder(folder: Path) -> None:
    """What was created, renamed or erased in a folder is on the disk when this returns."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
