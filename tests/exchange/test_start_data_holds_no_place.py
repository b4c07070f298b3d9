"""The start data of the project: whole, readable, and without the place of a masked row."""

import csv
import datetime

import pytest

from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import Atlas
from balise.exchange.cells import read_cells
from balise.exchange.masking import DROPPED, MASKED
from balise.exchange.problems import Problem
from balise.exchange.start_data import without_places
from balise.exchange.structures import read_structures

START = SHIPPED_DATA / "start"
TODAY = datetime.date(2026, 11, 21)


def test_masked_rows_hold_no_dropped_field_and_no_page() -> None:
    with (START / "structures.csv").open(encoding="utf-8", newline="") as file:
        masked = [row for row in csv.DictReader(file) if row["confidentialite"] == MASKED]
    assert len(masked) == 12
    for row in masked:
        assert [row[column] for column in DROPPED if row.get(column)] == []
        assert row["source_url"].count("/") == 3
        assert row["source_url"].endswith("/")


def test_nothing_is_wrong_in_the_start_data(atlas: Atlas) -> None:
    structures = list(read_structures(START / "structures.csv", atlas, frozenset(), TODAY))
    cells = list(read_cells(START / "crip.csv", atlas, TODAY))
    assert [str(found) for found in structures + cells if isinstance(found, Problem)] == []
    assert (len(structures), len(cells)) == (817, 32)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_copying_changes_the_place_of_masked_rows_and_no_other_byte(end: str) -> None:
    text = end.join(
        (
            "id,confidentialite,commune,adresse,notes,source_url",
            'une,public,Amiens,"1, rue\n« d\'Essai »",note,https://exemple.test/page',
            'deux,adresse_masquee,Canari,"12, rue",canari,https://exemple.test/canari',
            "trois,?,Canari,,,inconnue",
            "",
        )
    )
    assert without_places(text) == end.join(
        (
            "id,confidentialite,commune,adresse,notes,source_url",
            'une,public,Amiens,"1, rue\n« d\'Essai »",note,https://exemple.test/page',
            "deux,adresse_masquee,,,,https://exemple.test/",
            "trois,?,,,,",
            "",
        )
    )
