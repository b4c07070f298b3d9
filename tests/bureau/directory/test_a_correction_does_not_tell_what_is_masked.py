"""What people corrected while a structure was public does not give its place away once it is masked."""

import pytest
from django.db import DatabaseError, connection, transaction

from balise.bureau.directory.correcting import CorrectionRefused, correct
from balise.bureau.directory.importing import Forgotten
from balise.bureau.directory.models import Correction, Organisation, Structure
from balise.exchange.problems import Problem
from tests.bureau.directory.conftest import Imports
from tests.bureau.directory.test_masking_forgets import PUBLIC, house

WHO = "Camille Essai"
MASKED = PUBLIC | {"confidentialite": "adresse_masquee"}
TELLING = {
    "name": "Foyer d'Amiens",
    "organisation": "Association rue du Canari",
    "scheme": "Dispositif Amiens",
    "service.name": "Accueil amiénois, Amiens",
    "service.access": "sonner au 12 rue du Canari",
    "channel.call-1.label": "Standard d'Amiens",
    "channel.call-1.hours": "lun 9h-12h, rue du Canari",
    "channel.email-9.value": "foyer-amiens@exemple.test",
    "channel.web-9.value": "https://exemple.test/amiens",
}


def everything() -> str:
    from django.apps import apps

    models = apps.get_app_config("directory").get_models()
    return repr([list(model.objects.values()) for model in models]).casefold()


@pytest.mark.parametrize("field", TELLING)
@pytest.mark.parametrize("write", [True, False])
def test_its_source_masks_it(imports: Imports, field: str, write: bool) -> None:
    imports(PUBLIC)
    correct(house(), field, TELLING[field], WHO)
    correct(house(), "service.age_max", 17, WHO)
    imports(MASKED, write=write)
    assert [one for one in imports.told if isinstance(one, Forgotten)] == [
        Forgotten(key="maison-essai", fields=(field,))
    ]
    assert house().masked is write
    assert Correction.objects.filter(field=field).exists() is not write
    assert ("amiens" in everything()) is not write
    assert ("canari" in everything()) is not write
    assert Correction.objects.filter(field="service.age_max").exists()
    assert house().services.get().age_max == 17


def test_an_organisation_that_tells_the_town_is_erased_with_it(imports: Imports) -> None:
    imports(PUBLIC | {"organisation": "Amiens aide"}, {"id": "autre", "nom": "Autre"})
    imports(MASKED, {"id": "autre", "nom": "Autre"})
    assert "amiens" not in everything()
    assert Organisation.objects.filter(name="Organisme d'essai").exists()


def test_a_row_is_read_with_the_place_that_was_known(imports: Imports) -> None:
    """The file dropped the place and kept a name that tells it: the directory still knows."""
    imports(PUBLIC)
    outcome = imports(
        {"nom": "Foyer de la rue du Canari", "confidentialite": "adresse_masquee"}, skip_bad=True
    )
    (problem,) = [event for event in imports.told if isinstance(event, Problem)]
    assert problem.column == "nom"
    assert "canari" not in str(problem).casefold()
    assert (outcome.held, outcome.written) == (True, False)


@pytest.mark.parametrize("field", TELLING)
def test_a_person_masks_it(imports: Imports, field: str) -> None:
    """What shows now is to be changed first; what was said before is erased."""
    imports(PUBLIC)
    correct(house(), field, TELLING[field], WHO)
    with pytest.raises(CorrectionRefused, match="resteraient visibles"):
        correct(house(), "masked", True, WHO)
    assert not house().masked
    correct(house(), field, "" if field.endswith(".value") else "Essai", WHO)
    correct(house(), "masked", True, WHO)
    assert "amiens" not in everything()
    assert "canari" not in everything()
    assert Correction.objects.filter(field="masked").count() == 1


@pytest.mark.parametrize("field", TELLING)
def test_a_masked_structure_is_not_corrected_into_telling_its_town(imports: Imports, field: str) -> None:
    imports({"confidentialite": "adresse_masquee", "telephone": "03 22 91 45 12"})
    said = TELLING[field].replace("rue du Canari", "Amiens")
    with pytest.raises(CorrectionRefused, match="masquée") as refused:
        correct(house(), field, said, WHO)
    assert "amiens" not in str(refused.value).casefold()


def test_who_hosts_a_masked_structure_is_forgotten(imports: Imports) -> None:
    imports(PUBLIC)
    correct(house(), "hosted_by", "Mairie d'Amiens", WHO)
    correct(house(), "masked", True, WHO)
    assert house().hosted_by is None
    assert "amiens" not in everything()


def delete_all(field: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM directory_correction WHERE field = %s", [field])


def test_the_door_is_for_masked_structures_and_never_for_the_masking_itself(imports: Imports) -> None:
    imports(PUBLIC)
    kept = correct(house(), "name", "Maison", WHO)
    assert Correction.objects.forget_telling([kept.pk]) == 0
    with pytest.raises(DatabaseError, match="append-only"):
        delete_all("name")
    masking = correct(house(), "masked", True, WHO)
    assert Correction.objects.forget_telling([masking.pk]) == 0
    with pytest.raises(DatabaseError, match="append-only"):
        delete_all("masked")
    assert Correction.objects.forget_telling([kept.pk]) == 1
    assert Structure.objects.get().masked
