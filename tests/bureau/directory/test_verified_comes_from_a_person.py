"""`verified_on` is the latest confirmation by a named person: no import, no correction ever sets it."""

import datetime

import pytest
from django.utils import timezone

from balise.bureau.directory.confirming import ConfirmationRefused, confirm
from balise.bureau.directory.correcting import correct
from balise.bureau.directory.models import Attestation, Structure
from tests.bureau.directory.conftest import PHONED, Imports


def verified_on() -> datetime.date | None:
    return Structure.objects.with_verified_on().get(id="maison-essai").verified_on


def test_an_import_and_a_correction_attest_nothing_of_the_kind(imports: Imports) -> None:
    imports(PHONED | {"source_date": "2026-10"})
    correct(Structure.objects.get(), "name", "Maison corrigée", "Camille Essai")
    imports(PHONED | {"source_date": "2026-11"})
    assert verified_on() is None
    assert list(Attestation.objects.order_by("id").values_list("how", "source", "source_date", "person")) == [
        ("imported", "essai", "2026-10", ""),
        ("imported", "essai", "2026-11", ""),
    ]
    assert Structure.objects.get().source_date == "2026-11"


def test_the_latest_confirmation_holds_whatever_is_imported_after(imports: Imports) -> None:
    imports(PHONED)
    for day in (3, 9, 5):
        confirm(Structure.objects.get(), "Camille Essai", datetime.date(2026, 3, day))
    imports(PHONED | {"nom": "Maison renommée"})
    assert verified_on() == datetime.date(2026, 3, 9)


@pytest.mark.parametrize("person", ["", " ", "?"])
def test_nobody_confirms_nothing(imports: Imports, person: str) -> None:
    imports(PHONED)
    with pytest.raises(ConfirmationRefused, match="qui confirme"):
        confirm(Structure.objects.get(), person, datetime.date(2026, 3, 1))


def test_nobody_confirms_in_advance(imports: Imports) -> None:
    imports(PHONED)
    with pytest.raises(ConfirmationRefused, match="avenir"):
        confirm(Structure.objects.get(), "Camille Essai", timezone.localdate() + datetime.timedelta(days=1))
