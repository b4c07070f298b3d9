"""A directory fed by files that a test writes."""

import datetime
from pathlib import Path

import pytest

from balise.bureau.directory.importing import Change, Event, Kind, Outcome, Reference, run_import
from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import load_atlas
from balise.core.help.needs import load_needs
from tests.exchange.conftest import csv_text
from tests.installation import installation

__all__ = ["installation"]

TODAY = datetime.date(2026, 11, 21)
PHONED = {"telephone": "03 22 91 45 12", "commune": "Amiens", "code_insee": "80021", "code_postal": "80000"}


@pytest.fixture(scope="session")
def reference() -> Reference:
    return Reference(
        atlas=load_atlas(SHIPPED_DATA / "places"),
        need_codes=frozenset(need.code for need in load_needs(SHIPPED_DATA / "needs.csv")),
        line_review=SHIPPED_DATA / "start" / "lignes-revue.csv",
        today=TODAY,
    )


class Imports:
    """Imports rows as the source `essai`, and keeps what was told."""

    def __init__(self, folder: Path, reference: Reference) -> None:
        self.path = folder / "fichier.csv"
        self.reference = reference
        self.told: list[Event] = []

    def __call__(
        self, *rows: dict[str, str], write: bool = True, skip_bad: bool = False, source: str = "essai"
    ) -> Outcome:
        return self.text(csv_text(*rows), write=write, skip_bad=skip_bad, source=source)

    def text(
        self,
        text: str,
        kind: Kind = "structures",
        write: bool = True,
        skip_bad: bool = False,
        source: str = "essai",
    ) -> Outcome:
        self.path.write_text(text, encoding="utf-8")
        self.told = []
        return run_import(
            self.path, kind, source, self.reference, write=write, skip_bad=skip_bad, tell=self.told.append
        )

    def changes(self) -> list[Change]:
        return [event for event in self.told if isinstance(event, Change)]


@pytest.fixture
def imports(tmp_path: Path, reference: Reference, db: None) -> Imports:
    return Imports(tmp_path, reference)
