"""`verified_on` comes from a named person: no import or correction sets it; a changing import ends it."""

import datetime

import pytest
from django.utils import timezone

from balise.bureau.directory.confirming import ConfirmationRefused, confirm
from balise.bureau.directory.correcting import correct
from balise.bureau.directory.models import Attestation, Structure
from balise.bureau.directory.verified import verified_on
from tests.bureau.directory.conftest import PHONED, Imports


def test_an_import_and_a_correction_attest_nothing_of_the_kind(imports: Imports) -> None:
    imports(PHONED | {"source_date": "2026-10"})
    correct(Structure.objects.get(), "name", "Maison corrigée", "Camille Essai")
    imports(PHONED | {"source_date": "2026-11"})
    assert verified_on() == {}
    assert list(Attestation.objects.order_by("id").values_list("how", "source", "source_date", "person")) == [
        ("imported", "essai", "2026-10", ""),
        ("imported", "essai", "2026-11", ""),
    ]
    assert Structure.objects.get().source_date == "2026-11"


def test_the_latest_confirmation_holds_until_an_import_brings_something_else(imports: Imports) -> None:
    imports(PHONED)
    for day in (3, 9, 5):
        confirm(Structure.objects.get(), "Camille Essai", datetime.date(2026, 3, day))
    correct(Structure.objects.get(), "name", "Maison corrigée", "Camille Essai")
    imports(PHONED)
    assert verified_on() == {"maison-essai": datetime.date(2026, 3, 9)}
    imports(PHONED | {"telephone": "01 99 00 00 99"})
    assert verified_on() == {}
    confirm(Structure.objects.get(), "Camille Essai", datetime.date(2026, 4, 1))
    assert verified_on() == {"maison-essai": datetime.date(2026, 4, 1)}


@pytest.mark.parametrize("person", ["", " ", "?"])
def test_nobody_confirms_nothing(imports: Imports, person: str) -> None:
    imports(PHONED)
    with pytest.raises(ConfirmationRefused, match="qui confirme"):
        confirm(Structure.objects.get(), person, datetime.date(2026, 3, 1))


def test_nobody_confirms_in_advance(imports: Imports) -> None:
    imports(PHONED)
    with pytest.raises(ConfirmationRefused, match="avenir"):
        confirm(Structure.objects.get(), "Camille Essai", timezone.localdate() + datetime.timedelta(days=1))
