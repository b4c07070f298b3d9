"""Publish: read the directory, pass every row through the door, write a signed pack when anything changed."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection, transaction
from msgspec import Struct

from balise.bureau.directory.verified import verified_on
from balise.bureau.publication.browser_files import MakeFiles, add_browser_files
from balise.bureau.publication.declassify import LeftOut, Reference, declassify
from balise.bureau.publication.rows import read_rows
from balise.bureau.publication.scale import Chosen, choose_scale
from balise.core.geo.atlas import Atlas, load_atlas
from balise.core.help.needs import load_needs
from balise.core.help.reach import load_reach
from balise.core.pack import records
from balise.core.pack.content import Content, build_content
from balise.core.pack.difference import Difference, Snapshot, compare
from balise.core.pack.manifest import SCALE, Manifest
from balise.core.pack.read import PackRefused, current_version, read_snapshot, versions_on_disk
from balise.core.pack.sign import (
    PRIVATE_KEY_FILE,
    PUBLIC_KEY_FILE,
    KeyRefused,
    public_key_from_pem,
    public_key_of,
)
from balise.core.pack.withdraw import Withdrawal, clear_withdrawn, find_withdrawal
from balise.core.pack.write import publishing, write_pack
from balise.core.scales.model import Scale


class Folders(Struct, frozen=True):
    """Where a publication reads and writes."""

    packs: Path
    keys: Path
    data: Path  # needs.csv, reach.csv, law.csv, places/, start/
    scale: Path | None = None  # the file of the self-assessment; None: this installation has none


class Report(Struct, frozen=True, kw_only=True):
    """What a publication did, or would do."""

    written: str | None  # version of the pack that was written
    current: str | None  # version that is current at the end
    nothing_changed: bool
    difference: Difference
    counts: dict[str, int]
    left_out: tuple[LeftOut, ...]
    scale_left_out: str  # why the scale is not published, in French; "" when it is, or when there is none
    withdrawal: Withdrawal | None  # the earlier packs that are, or would be, withdrawn
    refused: str | None  # why the current pack could not be compared with, in French
    seconds: float


class NotPublished(Exception):  # noqa: N818 - says what happened
    """Nothing was written; the message says why in French."""


class NotErased(Exception):  # noqa: N818 - says what happened
    """The pack is published, and earlier ones that it withdraws could not be erased; names the folder."""


def publish(folders: Folders, now: datetime, write: bool, browser_files: MakeFiles | None = None) -> Report:
    """Compare the directory with the current pack, and with `write` make a new pack when they differ.

    `now` is aware; `browser_files` makes what the scripts of the pages read. Raises NotPublished, KeyRefused,
    ScaleRefused, AlreadyPublishing, ContentRefused and OSError; the current pack is then untouched. Raises
    NotErased once the new pack is current.
    """
    if not write:
        return _publish(folders, now, None, browser_files)
    private_key = _private_key(folders.keys)
    with publishing(folders.packs):
        return _publish(folders, now, private_key, browser_files)


def _publish(
    folders: Folders, now: datetime, private_key: bytes | None, browser_files: MakeFiles | None
) -> Report:
    started = time.perf_counter()
    left_out: list[LeftOut] = []
    chosen = _scale(folders, now)
    content, atlas = _content(folders.data, left_out, chosen.scale)
    current, before, refused = _before(folders)
    if browser_files is not None:
        compressed = folders.packs / before.version if before else None
        content = add_browser_files(content, browser_files, atlas, folders.data / "places", compressed)
    scale = content.files.get(SCALE, b"")
    after = Snapshot("", content.records, content.needs, content.places, content.browser, scale)
    difference = compare(before, after)
    if private_key is not None and current is not None:
        _erase_withdrawn(folders.packs, current)  # what a killed publication left
    withdrawal = find_withdrawal(folders.packs, content.records)
    same = current is not None and current.content == content.digest and withdrawal is None
    manifest = None
    if private_key is not None and not same:
        already = current.withdrawn_before if current else None
        manifest = write_pack(folders.packs, content, difference, now, private_key, withdrawal, already)
        _erase_withdrawn(folders.packs, manifest)
    return Report(
        written=manifest.version if manifest else None,
        current=manifest.version if manifest else current.version if current else None,
        nothing_changed=same,
        difference=difference,
        counts=content.counts,
        left_out=tuple(left_out),
        scale_left_out=chosen.left_out,
        withdrawal=withdrawal,
        refused=refused,
        seconds=time.perf_counter() - started,
    )


def _erase_withdrawn(packs: Path, manifest: Manifest) -> None:
    try:
        clear_withdrawn(packs, manifest)
    except OSError as error:
        raise NotErased(f"{error.filename or packs} ({error.strerror})") from error


def _scale(folders: Folders, now: datetime) -> Chosen:
    if folders.scale is None:
        return Chosen(None, "")
    return choose_scale(folders.scale, folders.data, now.astimezone(UTC).date())


def _content(data: Path, left_out: list[LeftOut], scale: Scale | None) -> tuple[Content, Atlas]:
    needs = load_needs(data / "needs.csv")
    # One view of the directory from the first row to the last, whatever is imported meanwhile.
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if connection.vendor == "postgresql" and outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        reference = Reference(
            load_atlas(data / "places"), needs, load_reach(data / "reach.csv"), verified_on()
        )
        content = build_content(_public(reference, left_out), needs, data / "places", scale)
        return content, reference.atlas


def _public(reference: Reference, left_out: list[LeftOut]) -> Iterator[records.Structure]:
    for row in read_rows():
        record = declassify(row, reference, left_out)
        if record is not None:
            yield record


def _before(folders: Folders) -> tuple[Manifest | None, Snapshot | None, str | None]:
    """The current pack when it is good; what to compare with; and why the current one was refused."""
    if not versions_on_disk(folders.packs):
        return None, None, None
    try:
        public_key = public_key_from_pem((folders.keys / PUBLIC_KEY_FILE).read_bytes())
    except OSError:
        return None, None, "la clé publique de publication est introuvable"
    try:
        named = current_version(folders.packs)
        manifest, snapshot = read_snapshot(folders.packs / named, public_key)
        return manifest, snapshot, None
    except PackRefused as error:
        refused = error.reason
    for version in versions_on_disk(folders.packs):
        try:
            return None, read_snapshot(folders.packs / version, public_key)[1], refused
        except PackRefused:
            continue
    return None, None, refused


def _private_key(keys: Path) -> bytes:
    try:
        private = (keys / PRIVATE_KEY_FILE).read_bytes()
        public = (keys / PUBLIC_KEY_FILE).read_bytes()
    except OSError as error:
        raise NotPublished("pas de clé de publication : voyez « balise keys create »") from error
    if public_key_of(private) != public_key_from_pem(public):
        raise KeyRefused("la clé publique ne répond pas à la clé privée : le site refuserait ce paquet")
    return private
