"""A structure that becomes masked, by its source or by a person, forgets where it was everywhere."""

import pytest
from django.apps import apps

from balise.bureau.directory.correcting import CorrectionRefused, correct
from balise.bureau.directory.models import Channel, Structure
from tests.bureau.directory.conftest import Imports

PUBLIC = {
    "adresse": "12 rue du Canari",
    "commune": "Amiens",
    "code_insee": "80021",
    "code_postal": "80000",
    "latitude": "49.8942",
    "longitude": "2.2957",
    "notes": "près du canari",
    "source_url": "https://presse.example/canari",
    "telephone": "03 22 91 45 12",
    "horaires": "lun 9h-12h sans rendez-vous",
}
TRACES = ("canari", "amiens", "80021", "80000", "49.8942", "2.2957")


def house() -> Structure:
    return Structure.objects.get(id="maison-essai")


def traces() -> list[str]:
    rows = repr([list(model.objects.values()) for model in apps.get_app_config("directory").get_models()])
    return [trace for trace in TRACES if trace in rows.casefold()]


def test_when_its_source_masks_it(imports: Imports) -> None:
    imports(PUBLIC)
    correct(house(), "address", "14 rue du Canari", "Camille Essai")
    assert traces() == list(TRACES)
    imports(PUBLIC | {"confidentialite": "adresse_masquee"})
    assert traces() == []
    assert house().masked
    assert "canari" not in repr(imports.told).casefold()
    assert list(Channel.objects.values_list("kind", flat=True)) == ["call"]


def test_when_a_person_masks_it_whatever_the_source_goes_on_saying(imports: Imports) -> None:
    imports(PUBLIC)
    correct(house(), "address", "14 rue du Canari", "Camille Essai")
    correct(house(), "masked", True, "Camille Essai")
    assert traces() == []
    for _ in range(2):
        imports(PUBLIC)
        assert traces() == []
        assert house().masked
        assert "canari" not in repr(imports.told).casefold()
    assert imports(PUBLIC).changed == 0


def test_a_place_is_not_corrected_back_into_a_masked_structure(imports: Imports) -> None:
    imports({"confidentialite": "adresse_masquee"})
    for field in ("address", "commune", "postal_code", "latitude"):
        with pytest.raises(CorrectionRefused, match="masquée") as refused:
            correct(house(), field, "Canari", "Camille Essai")
        assert "Canari" not in str(refused.value)


def test_a_name_that_tells_the_town_is_said_before_masking(imports: Imports) -> None:
    imports(PUBLIC | {"nom": "Maison d'Amiens"})
    with pytest.raises(CorrectionRefused, match=r"resteraient visibles : nom\."):
        correct(house(), "masked", True, "Camille Essai")
    assert not house().masked
