"""A structure that was published with its place, then masked: no pack of the folder tells it any more."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from balise.bureau.directory.models import Structure
from balise.bureau.publication import publish as publishing_module
from balise.bureau.publication.publish import Folders, NotErased, Report, publish
from balise.core.pack.manifest import Manifest
from balise.core.pack.read import read_manifest, versions_on_disk
from tests.bureau.publication.rows import add_house, add_line, add_masked
from tests.small_pack import NOW, PUBLIC_KEY

pytestmark = pytest.mark.django_db
NOWHERE = {
    "masked": True,
    "commune": "",
    "commune_name": "",
    "postal_code": "",
    "address": "",
    "name": "Foyer",
}
CANARIES = (b"rue des Essais", b"80021", b"49.89", b"Canari")


def found(folder: Path) -> list[bytes]:
    names = ("directory.json", "structures.geojson", "lines.json", "difference.json", "manifest.json")
    everything = b"".join(path.read_bytes() for path in folder.rglob("*") if path.name in names)
    return [canary for canary in CANARIES if canary in everything]


def mask(**more: object) -> None:
    Structure.objects.filter(id="maison-essai").update(**{**NOWHERE, **more})


@pytest.mark.parametrize("more", [{}, {"territory": ""}], ids=["published masked", "not published at all"])
def test_it_is_gone_from_the_disk(
    published: Callable[[], Report], folders: Folders, more: dict[str, object]
) -> None:
    add_house(name="Foyer du Canari")
    first = published()
    add_line()
    second = published()
    assert found(folders.packs) == list(CANARIES)
    mask(**more)
    third = published()
    assert third.withdrawal is not None
    assert third.withdrawal.versions == (second.written, first.written)
    assert third.withdrawal.structures == ("maison-essai",)
    assert versions_on_disk(folders.packs) == [third.written]
    assert found(folders.packs) == []
    assert published().nothing_changed


def test_dry_says_it_and_leaves_everything(published: Callable[[], Report], folders: Folders) -> None:
    add_house()
    first = published().written
    mask()
    report = publish(folders, NOW + timedelta(hours=1), write=False)
    assert report.withdrawal is not None
    assert report.withdrawal.versions == (first,)
    assert versions_on_disk(folders.packs) == [first]


def test_a_run_killed_before_it_erased_is_finished_by_the_next_one(
    published: Callable[[], Report], folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_house()
    published()
    mask()

    def killed(_packs: Path, manifest: Manifest) -> None:
        if manifest.withdrawn_before:
            raise OSError(5, "killed")

    with monkeypatch.context() as patched:
        patched.setattr(publishing_module, "clear_withdrawn", killed)
        with pytest.raises(NotErased):
            published()
    assert len(versions_on_disk(folders.packs)) == 2
    assert published().nothing_changed
    assert len(versions_on_disk(folders.packs)) == 1
    assert found(folders.packs) == []


def test_the_limit_is_repeated_by_the_packs_that_follow(
    published: Callable[[], Report], folders: Folders
) -> None:
    add_house()
    published()
    mask()
    limit = published().written
    add_line()
    report = published()
    assert report.withdrawal is None
    manifest = read_manifest(folders.packs / "current", PUBLIC_KEY)
    assert (manifest.previous, manifest.withdrawn_before) == (limit, limit)


def test_a_masked_structure_that_changes_withdraws_nothing(published: Callable[[], Report]) -> None:
    add_masked()
    published()
    Structure.objects.filter(id="refuge-essai").update(name="Autre nom")
    assert published().withdrawal is None
