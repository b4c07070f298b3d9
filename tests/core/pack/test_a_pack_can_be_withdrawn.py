"""Once a structure no longer says where it is, the packs that said it are withdrawn and erased."""

from datetime import timedelta
from pathlib import Path

import pytest

from balise.core.pack.content import build_content
from balise.core.pack.difference import Snapshot, compare
from balise.core.pack.manifest import Manifest
from balise.core.pack.read import PackRefused, current_version, read_manifest, read_snapshot, versions_on_disk
from balise.core.pack.records import Structure
from balise.core.pack.withdraw import clear_withdrawn, find_withdrawal
from balise.core.pack.write import publishing, write_pack
from tests.small_pack import NEEDS, NOW, PRIVATE, PUBLIC_KEY, house, line, make_pack, masked, small_places

HOUSE = house(name="Foyer d'Amiens")
MASKED = masked("maison-essai", "Foyer")


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    small_places(tmp_path / "places")
    make_pack(tmp_path / "packs", [line(), HOUSE])
    make_pack(tmp_path / "packs", [line(), HOUSE, house("autre")], now=NOW + timedelta(minutes=1))
    return tmp_path / "packs"


def withdraw(packs: Path, *structures: Structure, erase: bool = True) -> Manifest:
    content = build_content(structures, NEEDS, packs.parent / "places")
    before = read_snapshot(packs / current_version(packs), PUBLIC_KEY)[1]
    difference = compare(before, Snapshot("", content.records, content.needs, content.places))
    with publishing(packs):
        found = find_withdrawal(packs, content.records)
        manifest = write_pack(packs, content, difference, NOW + timedelta(minutes=2), PRIVATE, found)
        if erase:
            clear_withdrawn(packs, manifest)
    return manifest


def records(packs: Path, *structures: Structure) -> dict[str, bytes]:
    return build_content(structures, NEEDS, packs.parent / "places").records


@pytest.mark.parametrize(
    "now", [[MASKED], [masked("maison-essai", territory="69M")], []], ids=["masked", "elsewhere", "gone"]
)
def test_every_pack_that_showed_it_is_found(packs: Path, now: list[Structure]) -> None:
    found = find_withdrawal(packs, records(packs, line(), house("autre"), *now))
    assert found is not None
    assert found.versions == tuple(versions_on_disk(packs))
    assert found.structures == ("maison-essai",)


def test_other_changes_withdraw_nothing(packs: Path) -> None:
    moved = house(address="2 rue des Essais", name="Autre nom")
    assert find_withdrawal(packs, records(packs, moved, house("autre"))) is None, "a line may leave"
    assert find_withdrawal(packs.parent / "none", {}) is None


def test_a_name_given_before_the_masking_goes_even_without_a_place(tmp_path: Path) -> None:
    nowhere = {"commune": None, "commune_name": "", "address": "", "postal_code": ""}
    make_pack(tmp_path / "packs", [house(latitude=None, longitude=None, **nowhere)])
    assert find_withdrawal(tmp_path / "packs", records(tmp_path / "packs", MASKED)) is not None


def test_a_pack_that_cannot_be_read_may_show_anything(packs: Path) -> None:
    (packs / versions_on_disk(packs)[1] / "directory.json").write_bytes(b"{}")
    found = find_withdrawal(packs, records(packs, line(), HOUSE, house("autre")))
    assert found is not None
    assert found.structures == ()


def test_the_signed_manifest_says_it_and_the_folders_are_gone(packs: Path) -> None:
    manifest = withdraw(packs, line(), MASKED)
    assert (manifest.previous, manifest.withdrawn_before) == (None, manifest.version)
    assert read_manifest(packs / "current", PUBLIC_KEY) == manifest
    assert sorted(path.name for path in packs.iterdir()) == [".lock", manifest.version, "current"]
    assert b"Foyer d'Amiens" not in b"".join(p.read_bytes() for p in packs.rglob("*") if p.is_file())


def test_the_name_of_a_structure_that_left_is_not_repeated(packs: Path) -> None:
    version = withdraw(packs, line(), house("autre")).version
    assert b"Foyer" not in (packs / version / "difference.json").read_bytes()


@pytest.mark.parametrize("renamed", [0, 1, 2])
def test_a_withdrawal_that_was_killed_is_finished_by_the_next_call(packs: Path, renamed: int) -> None:
    manifest = withdraw(packs, line(), MASKED, erase=False)
    for version in versions_on_disk(packs)[1 : 1 + renamed]:
        (packs / version).rename(packs / f".partial-{version}")
    with publishing(packs):
        clear_withdrawn(packs, read_manifest(packs / "current", PUBLIC_KEY))
    assert sorted(path.name for path in packs.iterdir()) == [".lock", manifest.version, "current"]


def test_a_pack_that_was_written_and_never_became_current_is_withdrawn_too(packs: Path) -> None:
    current = current_version(packs)
    late = make_pack(packs, [line(), HOUSE, house("tard")], now=NOW + timedelta(days=1)).version
    (packs / "current").unlink()
    (packs / "current").symlink_to(current)
    manifest = withdraw(packs, line(), MASKED)
    assert manifest.version > late
    assert versions_on_disk(packs) == [manifest.version]


def test_a_withdrawn_limit_that_is_not_a_version_is_refused(packs: Path) -> None:
    from balise.core.pack.manifest import MANIFEST, SIGNATURE, encode_manifest
    from balise.core.pack.sign import sign

    folder = packs / current_version(packs)
    text = (folder / MANIFEST).read_bytes().replace(b'"withdrawn_before": null', b'"withdrawn_before": "9"')
    assert b'"9"' in text
    assert encode_manifest(read_manifest(folder, PUBLIC_KEY)) != text
    (folder / MANIFEST).write_bytes(text)
    (folder / SIGNATURE).write_bytes(sign(text, PRIVATE))
    with pytest.raises(PackRefused, match="mal formée"):
        read_manifest(folder, PUBLIC_KEY)
