"""What a person corrected is never overwritten by a re-import, and stands beside what the source said."""

from typing import Any

import pytest

from balise.bureau.directory.correcting import CorrectionRefused, correct
from balise.bureau.directory.models import Channel, Correction, ImportedRow, Service, Structure
from tests.bureau.directory.conftest import PHONED, Imports

WHO = "Camille Essai"


def house() -> Structure:
    return Structure.objects.get(id="maison-essai")


def channels() -> list[tuple[str, str]]:
    return list(Channel.objects.order_by("key").values_list("key", "value"))


def test_a_corrected_field_holds_and_the_others_follow_the_source(imports: Imports) -> None:
    imports(PHONED)
    correct(house(), "name", "Maison corrigée", WHO)
    correct(house(), "channel.call-1.value", "0322000000", WHO)
    correct(house(), "service.age_min", 12, WHO)
    imports(
        PHONED | {"nom": "Nom de la source", "telephone": "03 22 11 11 11", "adresse": "2 rue de l'Essai"}
    )
    assert (house().name, house().address) == ("Maison corrigée", "2 rue de l'Essai")
    assert channels() == [("call-1", "03 22 00 00 00")]
    assert Service.objects.get().age_min == 12
    assert "03 22 11 11 11" in ImportedRow.objects.get().payload


def test_the_latest_correction_holds_and_the_earlier_ones_stay_written(imports: Imports) -> None:
    imports(PHONED)
    for name in ("Première", "Deuxième"):
        correct(house(), "name", name, WHO)
    imports(PHONED | {"horaires": "lun 9h-12h"})
    assert house().name == "Deuxième"
    assert list(Correction.objects.order_by("id").values_list("value", "person")) == [
        ("Première", WHO),
        ("Deuxième", WHO),
    ]


def test_a_missing_way_to_reach_them_can_be_added_and_a_wrong_one_removed(imports: Imports) -> None:
    imports(PHONED)
    correct(house(), "channel.email-1.value", "accueil@exemple.test", WHO)
    correct(house(), "channel.email-1.hours", "répond sous deux jours", WHO)
    correct(house(), "channel.call-1.value", "", WHO)
    imports(PHONED | {"nom": "Autre nom"})
    assert channels() == [("email-1", "accueil@exemple.test")]
    assert Channel.objects.get().hours == "répond sous deux jours"


def test_a_commune_brings_its_name_and_its_territory(imports: Imports) -> None:
    imports({"departement": "69"})
    correct(house(), "commune", "69264", WHO)
    imports({"departement": "69", "telephone": "04 74 00 00 00"})
    assert (house().commune, house().commune_name, house().territory) == (
        "69264",
        "Villefranche-sur-Saône",
        "69D",
    )


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("name", "", "cette case ne peut pas être vide"),
        ("id", "autre", "ce champ ne se corrige pas"),
        ("verified_on", "2026-01-01", "ce champ ne se corrige pas"),
        ("source_date", "2026-01-01", "ce champ ne se corrige pas"),
        ("masked", False, "on ne peut que masquer"),
        ("commune", "80999", "n'existe pas"),
        ("channel.call-1.value", "javascript:alert(1)", "ce n'est pas un numéro"),
        ("channel.web-1.value", "javascript:alert(1)", "une adresse de page web"),
        ("channel.fax-1.value", "03 22 91 45 12", "n'a pas ce moyen de contact"),
        ("channel.call-1.free", "oui", "une valeur parmi"),
        ("service.age_max", 121, "un âge s'écrit"),
        ("service.audiences", [], "une liste de valeurs connues"),
        ("service.autre.age_max", 12, "n'a pas ce service"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_and_not_kept(
    imports: Imports, field: str, value: Any, reason: str
) -> None:
    imports(PHONED)
    with pytest.raises(CorrectionRefused, match=reason):
        correct(house(), field, value, WHO)
    assert not Correction.objects.exists()


def test_ages_in_the_wrong_order_are_refused_by_the_database(imports: Imports) -> None:
    imports(PHONED | {"age_min": "12"})
    with pytest.raises(CorrectionRefused, match="contredit"):
        correct(house(), "service.age_max", 10, WHO)
    assert not Correction.objects.exists()


def test_nobody_corrects_nothing(imports: Imports) -> None:
    imports(PHONED)
    with pytest.raises(CorrectionRefused, match="qui corrige"):
        correct(house(), "name", "Autre", " ")
