"""Files written by a test, and the readers with the real atlas."""

import csv
import datetime
import io
from pathlib import Path

import pytest

from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import Atlas, load_atlas
from balise.exchange.problems import FileRefused, Problem
from balise.exchange.records import Incoming, StructureRecord
from balise.exchange.structures import COLUMNS, read_structures

TODAY = datetime.date(2026, 11, 21)
NEEDS = frozenset({"talk", "roof"})

ROW = dict.fromkeys(COLUMNS.required, "") | {
    "id": "maison-essai",
    "nom": "Maison d'essai",
    "organisation": "Organisme d'essai",
    "type": "sante_mentale",
    "specialise": "non",
    "publics": "mineur|proche",
    "departement": "80",
    "gratuit": "?",
    "confidentialite": "public",
}


def csv_text(*rows: dict[str, str], delimiter: str = ",") -> str:
    """A structures file: rows that say only what differs from `ROW`."""
    columns = list(dict.fromkeys([*COLUMNS.required, *(column for row in rows for column in row)]))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="", delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(ROW | row for row in rows)
    return text.getvalue()


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return load_atlas(SHIPPED_DATA / "places")


class Reader:
    """Reads what it is given as a structures file named `fichier.csv`."""

    def __init__(self, folder: Path, atlas: Atlas) -> None:
        self.path = folder / "fichier.csv"
        self.atlas = atlas

    def bytes(self, content: bytes, masked_ids: frozenset[str] = frozenset()) -> list[Incoming | Problem]:
        self.path.write_bytes(content)
        return list(read_structures(self.path, self.atlas, NEEDS, TODAY, masked_ids))

    def __call__(self, *rows: dict[str, str]) -> list[Incoming | Problem]:
        return self.bytes(csv_text(*rows).encode())

    def good(self, *rows: dict[str, str]) -> list[StructureRecord]:
        found = self(*rows)
        assert [problem for problem in found if isinstance(problem, Problem)] == []
        return [
            incoming.structure for incoming in found if isinstance(incoming, Incoming) and incoming.structure
        ]

    def reasons(self, *rows: dict[str, str]) -> list[str]:
        return [str(problem) for problem in self(*rows) if isinstance(problem, Problem)]

    def refusal(self, content: bytes) -> list[str]:
        with pytest.raises(FileRefused) as refused:
            self.bytes(content)
        return [str(problem) for problem in refused.value.problems]


@pytest.fixture
def read(tmp_path: Path, atlas: Atlas) -> Reader:
    return Reader(tmp_path, atlas)
