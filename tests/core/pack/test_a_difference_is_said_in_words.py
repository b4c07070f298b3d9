"""What changed between two packs is told in French, and a masked structure gives its name alone."""

from pathlib import Path

import msgspec
import pytest

from balise.core.pack.content import build_content
from balise.core.pack.difference import (
    CHANNEL_FIELDS,
    SERVICE_FIELDS,
    STRUCTURE_FIELDS,
    Difference,
    Snapshot,
    compare,
    in_words,
)
from balise.core.pack.records import Channel, Service, Structure
from tests.small_pack import NEEDS, house, line, masked, small_places


def seen(places: Path, structures: list[Structure], version: str = "v") -> Snapshot:
    content = build_content(structures, NEEDS, places)
    return Snapshot(version, content.records, content.needs, content.places)


def difference(tmp_path: Path, before: list[Structure], after: list[Structure]) -> Difference:
    places = small_places(tmp_path)
    return compare(seen(places, before), seen(places, after))


def test_a_first_publication_lists_nothing(tmp_path: Path) -> None:
    found = compare(None, seen(small_places(tmp_path), [line(), house()]))
    assert in_words(found) == ["Première publication : 2 structures."]
    assert found.added == ()


def test_added_removed_and_changed(tmp_path: Path) -> None:
    changed = house(address="2 rue des Essais", verified_on="2026-11-01")
    found = difference(tmp_path, [line(), house()], [changed, house("neuve", "Maison neuve")])
    assert in_words(found) == [
        "1 structure ajoutée.",
        "1 structure retirée.",
        "1 structure modifiée.",
        "0 structure inchangée.",
        "Ajoutée : Maison neuve (neuve)",
        "Retirée : Ligne d'essai 119 (ligne-essai)",
        "Modifiée : Maison d'essai (maison-essai) : adresse, date de vérification",
    ]


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (
            [line(), house()],
            ["Les mêmes fiches, présentées autrement dans le navigateur.", "2 structures inchangées."],
        ),
        (
            [line()],
            ["1 structure retirée.", "1 structure inchangée.", "Retirée : Maison d'essai (maison-essai)"],
        ),
    ],
)
def test_files_for_the_browser_are_told_when_nothing_else_changed(
    tmp_path: Path, after: list[Structure], said: list[str]
) -> None:
    places = small_places(tmp_path)
    before = msgspec.structs.replace(seen(places, [line(), house()]), browser="a")
    assert in_words(compare(before, msgspec.structs.replace(seen(places, after), browser="b"))) == said


def test_a_masked_structure_gives_its_name_alone(tmp_path: Path) -> None:
    found = difference(tmp_path, [masked()], [masked(source_date="2026-12")])
    assert found.changed[0].fields == ()
    assert in_words(found)[-1] == "Modifiée : Refuge d'essai (refuge-essai)"
    unmasked = difference(tmp_path, [house("refuge-essai")], [masked()])
    assert unmasked.changed[0].fields == ()


@pytest.mark.parametrize(
    ("record", "fields"),
    [
        (Structure(id="a", name="a"), {*STRUCTURE_FIELDS, "id", "services"}),
        (Service(id="a", name="a"), {*SERVICE_FIELDS, "channels"}),
        (Channel(kind="visit"), set(CHANNEL_FIELDS)),
    ],
)
def test_no_public_field_changes_unseen(record: msgspec.Struct, fields: set[str]) -> None:
    assert set(record.__struct_fields__) == fields


def test_a_changed_channel_says_what(tmp_path: Path) -> None:
    before, after = line("119"), line("3018")
    found = difference(tmp_path, [before], [after])
    assert found.changed[0].fields == ("nom", "numéro ou adresse de contact")


def test_long_lists_are_cut_and_say_so(tmp_path: Path) -> None:
    many = [house(f"maison-{number}", f"Maison {number}") for number in range(30)]
    words = in_words(difference(tmp_path, [], many), limit=20)
    assert words[0] == "30 structures ajoutées."
    assert words[-1] == "… et 10 de plus"
