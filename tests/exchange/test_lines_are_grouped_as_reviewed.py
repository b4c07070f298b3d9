"""Rows of the national lines become structures as the reviewed table says; the retired number does not."""

import datetime
from pathlib import Path

import pytest

from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import Atlas
from balise.core.help.needs import load_needs
from balise.exchange.line_review import read_line_review
from balise.exchange.lines import read_lines
from balise.exchange.problems import FileRefused, Problem
from balise.exchange.records import Incoming, StructureRecord

START = SHIPPED_DATA / "start"
TODAY = datetime.date(2026, 11, 21)
NEEDS = frozenset(need.code for need in load_needs(SHIPPED_DATA / "needs.csv"))


@pytest.fixture(scope="module")
def incoming(atlas: Atlas) -> list[Incoming]:
    review = read_line_review(START / "lignes-revue.csv", atlas, NEEDS)
    found = list(read_lines(START / "lignes-ecoute.csv", review, TODAY))
    assert not [problem for problem in found if isinstance(problem, Problem)]
    return [one for one in found if isinstance(one, Incoming)]


@pytest.fixture(scope="module")
def lines(incoming: list[Incoming]) -> dict[str, StructureRecord]:
    return {one.structure.id: one.structure for one in incoming if one.structure}


def test_every_row_of_the_file_has_been_reviewed(atlas: Atlas) -> None:
    review = read_line_review(START / "lignes-revue.csv", atlas, NEEDS)
    names = {one.values["nom"] for one in _rows(START / "lignes-ecoute.csv")}
    assert names == set(review)


def _rows(path: Path) -> list[object]:
    from balise.exchange.csv_reading import read_csv
    from balise.exchange.lines import COLUMNS

    return list(read_csv(path, COLUMNS))


def test_the_retired_number_is_known_and_is_in_no_structure(
    incoming: list[Incoming], lines: dict[str, StructureRecord]
) -> None:
    assert [one.rows[0].key for one in incoming if one.structure is None] == ["net-ecoute-ancien-numero"]
    numbers = {
        channel.value for line in lines.values() for service in line.services for channel in service.channels
    }
    assert "0 800 200 000" not in numbers
    assert "119" in numbers


def test_what_rings_the_emergency_services_is_told_apart(lines: dict[str, StructureRecord]) -> None:
    roles = {
        role: {line.id for line in lines.values() if line.role == role} for role in ("emergency", "line", "")
    }
    assert roles["emergency"] == {"17", "112", "15", "18", "114"}
    assert {"119", "115", "116-000", "116-006", "3018", "3114", "3919", "3039", "fil-sante-jeunes"} <= roles[
        "line"
    ]
    assert {"acpe", "amicale-du-nid", "hors-la-rue", "ac-se", "pare-droit-d-enfance"} <= roles[""]


def test_the_chat_of_the_119_is_for_the_young_alone(lines: dict[str, StructureRecord]) -> None:
    call, chat, specialised = lines["119"].services
    assert [(channel.kind, channel.value) for channel in call.channels] == [
        ("call", "119"),
        ("web", "https://www.allo119.gouv.fr"),
    ]
    assert (chat.audiences, chat.age_max, [channel.kind for channel in chat.channels]) == (
        ("young",),
        20,
        ["chat"],
    )
    assert (call.specialised, chat.specialised, specialised.specialised) == (False, False, True)


def test_absent_from_the_bill_is_said_as_such(lines: dict[str, StructureRecord]) -> None:
    assert lines["119"].services[0].channels[0].on_bill == "no"
    assert lines["17"].services[0].channels[0].on_bill == "unknown"


def test_a_number_works_where_it_is_known_to_and_nowhere_else(lines: dict[str, StructureRecord]) -> None:
    works = lines["119"].services[0].channels[0].works_in
    assert works
    assert {"80", "69M", "20R", "971", "976"} <= set(works)
    assert not {"975", "987", "988", "978"} & set(works)
    assert lines["acpe"].services[0].channels[0].works_in is None
    assert lines["violences-sexuelles-dans-l-enfance-outre-mer"].services[0].zone == (
        "971",
        "972",
        "973",
        "974",
        "976",
    )


def test_what_a_line_passes_on_is_said_only_with_a_source(tmp_path: Path, atlas: Atlas) -> None:
    table = (START / "lignes-revue.csv").read_text(encoding="utf-8")
    path = tmp_path / "revue.csv"
    path.write_text(table.replace("content B7 [119a][119d]", "", 1), encoding="utf-8")
    with pytest.raises(
        FileRefused, match=r"revue.csv, ligne 2, colonne « transmet_source » : dites d'où l'on sait"
    ):
        read_line_review(path, atlas, NEEDS)


def test_a_fault_of_the_table_is_told_like_any_other(tmp_path: Path, atlas: Atlas) -> None:
    table = (START / "lignes-revue.csv").read_text(encoding="utf-8")
    path = tmp_path / "revue.csv"
    path.write_text(
        table.replace(",line,10,", ",urgent,x,", 1).replace("metropole", "999", 1), encoding="utf-8"
    )
    with pytest.raises(FileRefused) as refused:
        read_line_review(path, atlas, NEEDS)
    assert [str(problem) for problem in refused.value.problems] == [
        "revue.csv, ligne 2, colonne « role » : « urgent » : écrivez emergency, line, ou rien.",
        "revue.csv, ligne 2, colonne « ordre » : « x » : l'ordre est un nombre entier.",
        "revue.csv, ligne 2, colonne « territoires » : « 999 » : ce code de territoire n'existe pas.",
    ]


@pytest.mark.parametrize(
    ("number", "role"), [("3020", "line"), ("0 800 11 22 33", "line"), ("03 22 91 45 12", "")]
)
def test_a_line_that_nobody_reviewed_stands_alone(tmp_path: Path, number: str, role: str) -> None:
    header = (START / "lignes-ecoute.csv").read_text(encoding="utf-8").split("\n")[0]
    path = tmp_path / "lignes.csv"
    path.write_text(f"{header}\nLigne d'essai,{number},appel,,mineur,,?,?,?,,,\n", encoding="utf-8")
    (found,) = read_lines(path, {}, TODAY)
    assert isinstance(found, Incoming)
    assert found.structure
    assert (found.structure.id, found.structure.role) == ("ligne-d-essai", role)


def test_a_line_that_cannot_be_reached_is_refused(tmp_path: Path) -> None:
    header = (START / "lignes-ecoute.csv").read_text(encoding="utf-8").split("\n")[0]
    path = tmp_path / "lignes.csv"
    path.write_text(
        f"{header}\nUne,,appel,,mineur,,?,?,?,,,\nDeux,119,fax,,mineur,,?,?,?,,,\n", encoding="utf-8"
    )
    assert [str(problem) for problem in read_lines(path, {}, TODAY)] == [
        "lignes.csv, ligne 2, colonne « numero » : comment joindre cette ligne ? "
        "Cette case ne peut pas être vide.",
        "lignes.csv, ligne 3, colonne « canal » : « fax » : canal inconnu. "
        "Un de : appel, sms, chat, web, email.",
    ]
