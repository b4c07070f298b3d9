"""A row whose address is masked loses its place before anything else; what stays may not name the town."""

import pytest

from balise.exchange.problems import Problem
from balise.exchange.records import Incoming
from tests.exchange.conftest import Reader, csv_text

MASKED = {"confidentialite": "adresse_masquee", "departement": "80"}
PLACE = {
    "commune": "Canariville",
    "code_insee": "Canaricode",
    "code_postal": "Canaripostal",
    "adresse": "12 rue du Canari",
    "latitude": "49.canari",
    "longitude": "2.canari",
    "notes": "près du canari",
}


def test_nothing_of_the_place_is_left_anywhere_in_what_is_understood(read: Reader) -> None:
    (found,) = read(MASKED | PLACE | {"source_url": "https://presse.example/canari-ouverture"})
    assert "canari" not in repr(found).casefold()
    assert isinstance(found, Incoming)
    assert found.rows[0].payload["source_url"] == "https://presse.example/"
    assert found.structure
    assert found.structure.masked
    assert found.structure.services[0].zone == ("80",)


def test_what_is_dropped_changes_no_digest(read: Reader) -> None:
    (with_place,), (without,) = read(MASKED | PLACE), read(MASKED)
    assert isinstance(with_place, Incoming)
    assert isinstance(without, Incoming)
    assert with_place.rows[0].digest == without.rows[0].digest


@pytest.mark.parametrize("column", ["id", "nom", "organisation", "email", "url", "horaires"])
@pytest.mark.parametrize(
    ("place", "said"),
    [
        ({"commune": "Saint-Riquier"}, "saint-riquier"),
        ({"commune": "Œuilly"}, "oeuilly"),
        ({"code_insee": "80716"}, "saint-riquier"),
        ({"adresse": "Clos des Essais"}, "clos-des-essais"),
    ],
)
def test_a_visible_column_that_names_the_place_is_refused_and_not_repeated(
    read: Reader, column: str, place: dict[str, str], said: str
) -> None:
    shapes = {"email": f"{said}@exemple.test", "url": f"https://{said}.exemple.test/", "id": f"maison-{said}"}
    found = read(MASKED | place | {column: shapes.get(column, f"Maison {said.replace('-', ' ').upper()}")})
    assert [str(problem) for problem in found if isinstance(problem, Problem)] == [
        f"fichier.csv, ligne 2, colonne « {column} » : ce texte nomme la commune ou l'adresse, et la ligne "
        "dit qu'il ne faut pas les montrer : retirez-les."
    ]


def test_the_host_of_the_source_may_not_name_the_town_either(read: Reader) -> None:
    (problem,) = read(
        MASKED | {"commune": "Canariville", "source_url": "https://www.canariville.example/page"}
    )
    assert isinstance(problem, Problem)
    assert problem.column == "source_url"
    assert "canari" not in str(problem).casefold()


def test_a_short_name_is_looked_for_as_a_word(read: Reader) -> None:
    (fine,) = read(MASKED | {"commune": "Eu", "nom": "Lieu d'écoute"})
    (named,) = read(MASKED | {"commune": "Eu", "nom": "Maison de Eu"})
    assert isinstance(fine, Incoming)
    assert isinstance(named, Problem)


@pytest.mark.parametrize("secret", ["adresse_masquée", "ADRESSE_MASQUEE", "", "confidentiel"])
def test_a_row_that_is_not_clearly_public_is_treated_as_masked(read: Reader, secret: str) -> None:
    found = read(PLACE | {"confidentialite": secret, "type": "canari", "telephone": "canari"})
    assert all(isinstance(problem, Problem) for problem in found)
    assert "canari" not in repr(found).casefold()


def test_no_message_on_a_masked_row_repeats_a_value(read: Reader) -> None:
    values = dict.fromkeys(
        ("type", "publics", "telephone", "email", "url", "gratuit", "source_date"), "Canari"
    )
    found = read(MASKED | values)
    assert {problem.column for problem in found if isinstance(problem, Problem)} == set(values)
    assert "canari" not in repr(found).casefold()


def test_a_row_that_somebody_asked_to_mask_is_masked_whatever_the_file_says(read: Reader) -> None:
    row = {"adresse": "12 rue du Canari", "notes": "canari", "source_url": "https://presse.example/canari"}
    found = read.bytes(csv_text(row).encode(), masked_ids=frozenset({"maison-essai"}))
    assert "canari" not in repr(found).casefold()
    (incoming,) = found
    assert isinstance(incoming, Incoming)
    assert incoming.structure
    assert incoming.structure.masked


def test_nobody_is_sent_to_the_door_of_a_masked_structure(read: Reader) -> None:
    (structure,) = read.good(
        MASKED | {"horaires": "lun 9h-12h sans rendez-vous", "telephone": "03 22 91 45 12"}
    )
    assert [channel.kind for channel in structure.services[0].channels] == ["call"]
