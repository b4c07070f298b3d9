"""A bad row that may be masking a public structure stops the whole import, `--skip-bad` or not."""

import pytest

from balise.bureau.directory.importing import StillPublic
from balise.bureau.directory.models import Structure
from tests.bureau.directory.conftest import PHONED, Imports

OTHER = {"id": "autre-essai", "nom": "Autre"}


def held(imports: Imports) -> list[StillPublic]:
    return [event for event in imports.told if isinstance(event, StillPublic)]


@pytest.mark.parametrize(
    "row",
    [
        {"confidentialite": "adresse_masquee", "telephone": "?"},
        {"confidentialite": "adresse masquée"},
        {"confidentialite": ""},
        {"confidentialite": "adresse_masquee", "nom": "Maison d'Amiens"},
    ],
)
@pytest.mark.parametrize("write", [True, False])
def test_nothing_is_written_and_it_is_said(imports: Imports, row: dict[str, str], write: bool) -> None:
    imports(PHONED)
    outcome = imports(PHONED | row, OTHER, write=write, skip_bad=True)
    assert (outcome.held, outcome.written) == (True, False)
    assert held(imports) == [StillPublic(keys=("maison-essai",))]
    assert not Structure.objects.filter(id="autre-essai").exists()
    imports(PHONED | {"confidentialite": "adresse_masquee"}, OTHER, skip_bad=True)
    assert Structure.objects.get(id="maison-essai").masked


def test_another_source_may_not_be_left_out_either(imports: Imports) -> None:
    imports(PHONED)
    assert imports({"confidentialite": "adresse_masquee"}, source="autre", skip_bad=True).held


def test_a_row_that_cannot_be_read_may_be_the_one(imports: Imports) -> None:
    from tests.exchange.conftest import csv_text

    imports(PHONED, OTHER)
    assert imports.text(csv_text(OTHER) + "une,ligne,cassée\n", skip_bad=True).held
    assert held(imports) == [StillPublic(keys=("maison-essai",), unread=True)]
    assert not imports.text(csv_text(PHONED, OTHER) + "une,ligne,cassée\n", skip_bad=True).held


@pytest.mark.parametrize("row", [{"telephone": "?"}, {"id": "neuve", "confidentialite": ""}])
def test_other_bad_rows_are_left_out_as_before(imports: Imports, row: dict[str, str]) -> None:
    imports(PHONED)
    assert imports(PHONED | row, OTHER, skip_bad=True).written
    assert held(imports) == []


def test_a_masked_structure_has_nothing_to_hold(imports: Imports) -> None:
    imports({"confidentialite": "adresse_masquee"})
    assert imports({"confidentialite": "adresse_masquee", "telephone": "?"}, OTHER, skip_bad=True).written
