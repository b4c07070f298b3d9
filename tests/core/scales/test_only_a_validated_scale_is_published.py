"""A scale that no named person answers for, today, may not be published; the reason is said."""

from datetime import date

import pytest
from msgspec.structs import replace

from balise.core.scales.checking import check
from balise.core.scales.model import Scale, Validation
from balise.core.scales.publishing import refusals
from tests.core.scales.known_scales import STARTING, known, scale_of, told

TODAY = date(2026, 11, 22)
SIGNED = Validation(name="Comité d'essai", role="association", date="2026-11-22", scope="tout")


def validated() -> Scale:
    return replace(
        scale_of("faire-le-point"), status="validated", validations=(SIGNED,), valid_until="2026-11-22"
    )


def test_the_first_scale_is_a_draft_that_nobody_has_validated() -> None:
    scale = scale_of("faire-le-point")
    assert (scale.status, scale.validations, scale.valid_until) == ("draft", (), "")
    assert refusals(scale, TODAY) == (
        "son statut est « brouillon », et non « validée »",
        "personne n'a signé sa validation",
        "on ne sait pas jusqu'à quand elle est valable",
    )


def test_a_validated_signed_and_current_scale_is_publishable() -> None:
    assert refusals(validated(), TODAY) == ()


@pytest.mark.parametrize(
    ("status", "said"),
    [("draft", "brouillon"), ("in_review", "en relecture"), ("retired", "retirée")],
    ids="012",
)
def test_no_other_status_is(status: str, said: str) -> None:
    scale = replace(validated(), status=status)
    assert refusals(scale, TODAY) == (f"son statut est « {said} », et non « validée »",)


def test_a_validation_has_a_name_a_past_and_an_end() -> None:
    assert refusals(replace(validated(), validations=()), TODAY) == ("personne n'a signé sa validation",)
    future = replace(SIGNED, date="2026-11-23")
    assert refusals(replace(validated(), validations=(SIGNED, future)), TODAY) == (
        "une validation est datée du futur",
    )
    assert refusals(replace(validated(), valid_until=""), TODAY) == (
        "on ne sait pas jusqu'à quand elle est valable",
    )
    assert refusals(replace(validated(), valid_until="2026-11-21"), TODAY) == (
        "elle n'est plus valable depuis le 2026-11-21",
    )


def test_a_file_cannot_call_itself_validated_without_names() -> None:
    text = STARTING.read_text(encoding="utf-8").replace('statut = "brouillon"', 'statut = "validée"', 1)
    _, faults = check(text, known(), drawn=100)
    assert told(faults) == [
        (11, 1, "« validée » sans [[validations]] : qui l'a validée, à quel titre, quand ?"),
        (11, 1, "« validée » sans « valable_jusqu_au » : jusqu'à quand ?"),
    ]
    signed = text.replace('valable_jusqu_au = ""', 'valable_jusqu_au = "2027-11-22"', 1)
    signed += '\n[[validations]]\nnom = "N"\nrole = "R"\ndate = "2026-11-22"\nportee = "P"\n'
    scale, faults = check(signed, known(), drawn=100)
    assert told(faults) == []
    assert scale is not None
    assert scale.validations == (Validation("N", "R", "2026-11-22", "P"),)
    assert refusals(scale, TODAY) == ()
