"""A publication is dry by default, says what changes, and never leaves half a pack."""

import os
import stat
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import OperationalError, connection

from balise.bureau.directory.models import Service, Structure
from balise.bureau.publication import rows
from balise.bureau.publication.publish import Folders, NotPublished, Report, publish
from balise.core.pack.read import read_pack, verify_pack
from balise.core.pack.sign import PUBLIC_KEY_FILE, KeyRefused, create_keys
from balise.core.pack.write import AlreadyPublishing, publishing
from tests.bureau.publication.rows import add_house, add_line
from tests.small_pack import NOW, PUBLIC_KEY

pytestmark = pytest.mark.django_db


def test_dry_writes_nothing(folders: Folders) -> None:
    add_house()
    report = publish(folders, NOW, write=False)
    assert report.difference.total == 1
    assert report.written is None
    assert not folders.packs.exists()


def test_publishing_twice_says_that_nothing_changed(
    published: Callable[[], Report], folders: Folders
) -> None:
    add_house()
    first = published()
    second = published()
    assert second.nothing_changed
    assert second.current == first.written
    assert len(list(folders.packs.glob("2*"))) == 1


def test_a_change_makes_a_new_pack_that_names_the_one_before(
    published: Callable[[], Report], folders: Folders
) -> None:
    add_house()
    first = published()
    add_line()
    Structure.objects.filter(id="maison-essai").update(address="2 rue des Essais")
    second = published()
    assert [one.id for one in second.difference.added] == ["ligne-essai"]
    assert [one.fields for one in second.difference.changed] == [("adresse",)]
    pack = read_pack(folders.packs / "current", PUBLIC_KEY)
    assert (pack.version, pack.manifest.previous) == (second.written, first.written)
    assert second.written is not None
    assert first.written is not None
    assert second.written > first.written
    verify_pack(folders.packs / first.written, PUBLIC_KEY)


def test_a_damaged_current_pack_is_replaced_and_said(
    published: Callable[[], Report], folders: Folders
) -> None:
    add_house()
    published()
    (folders.packs / "current" / "directory.json").write_bytes(b"{}")
    report = published()
    assert report.refused is not None
    assert "directory.json" in report.refused
    assert report.written
    assert published().nothing_changed
    verify_pack(folders.packs / report.written, PUBLIC_KEY)


def test_without_a_key_nothing_is_written(folders: Folders) -> None:
    (folders.keys / PUBLIC_KEY_FILE).unlink()
    with pytest.raises(NotPublished):
        publish(folders, NOW, write=True)
    assert not folders.packs.exists()


def test_a_public_key_of_another_pair_is_refused(folders: Folders) -> None:
    (folders.keys / PUBLIC_KEY_FILE).write_bytes(create_keys()[1])
    with pytest.raises(KeyRefused):
        publish(folders, NOW, write=True)


def test_two_publications_never_run_together(folders: Folders) -> None:
    with publishing(folders.packs), pytest.raises(AlreadyPublishing):
        publish(folders, NOW, write=True)


def test_a_full_disk_leaves_the_current_pack(
    published: Callable[[], Report], folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_house()
    first = published()
    add_line()
    real, calls = os.fsync, iter([None] * 5)

    def failing(descriptor: int) -> None:
        if next(calls, "full") == "full":
            raise OSError(28, "No space left on device")
        real(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing)
        with pytest.raises(OSError, match="No space"):
            published()
    assert read_pack(folders.packs / "current", PUBLIC_KEY).version == first.written
    assert published().written
    assert not list(folders.packs.glob(".partial*"))


def test_files_can_be_read_by_the_site_and_the_key_by_its_owner_alone(
    published: Callable[[], Report], folders: Folders, tmp_path: Path
) -> None:
    from balise.core.pack.key_files import KeysExist, write_keys

    private, public = write_keys(tmp_path / "neuves")
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    before = private.read_bytes()
    with pytest.raises(KeysExist):
        write_keys(tmp_path / "neuves")
    assert private.read_bytes() == before
    assert b"PRIVATE" not in public.read_bytes()
    add_house()
    published()
    assert b"PRIVATE KEY" not in b"".join(p.read_bytes() for p in folders.packs.rglob("*") if p.is_file())


@pytest.mark.django_db(transaction=True)
def test_one_view_of_the_directory_whatever_is_written_meanwhile(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another connection writes once the reading has begun waits for the next publication."""
    add_house("a")
    add_house("b")
    monkeypatch.setattr(rows, "ROWS_AT_ONCE", 1)
    real, writer = rows.read_rows, threading.Thread(target=rename_elsewhere)

    def read_while_another_writes() -> Iterator[rows.StructureRow]:
        found = real()
        yield next(found)
        writer.start()
        if connection.vendor == "postgresql":  # on SQLite the writer waits for the end of the reading
            writer.join()
        yield from found

    with monkeypatch.context() as patched:
        patched.setattr("balise.bureau.publication.publish.read_rows", read_while_another_writes)
        publish(folders, NOW, write=True)
    writer.join()
    assert b"Pendant" not in (folders.packs / "current" / "directory.json").read_bytes()
    publish(folders, NOW, write=True)
    assert b"Pendant" in (folders.packs / "current" / "directory.json").read_bytes()


def rename_elsewhere() -> None:
    try:
        while True:
            try:
                Service.objects.filter(structure_id="b").update(name="Pendant")
                return
            except OperationalError:  # locked by the reader
                time.sleep(0.01)
    finally:
        connection.close()
