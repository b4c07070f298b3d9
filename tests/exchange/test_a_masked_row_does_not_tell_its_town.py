"""What stays visible of a masked row names neither its town, as people call it, nor its street."""

import pytest

from balise.core.geo.atlas import Atlas
from balise.core.geo.folding import fold
from balise.exchange.masking import columns_that_tell
from balise.exchange.problems import Problem
from balise.exchange.records import Incoming
from tests.exchange.conftest import Reader

STREET = "12 rue des Lilas Blancs, bâtiment C"


@pytest.mark.parametrize(
    ("place", "column", "said"),
    [
        ({"code_insee": "76351"}, "nom", "Foyer du Havre"),
        ({"code_insee": "91228"}, "nom", "Foyer d'Évry"),
        ({"code_postal": "91000"}, "nom", "Foyer Évry"),
        ({"code_postal": "91000"}, "nom", "foyer evry"),
        ({"commune": "Saint-Ouen-sur-Seine"}, "nom", "Maison de Saint Ouen"),
        ({"commune": "Saint-Ouen-sur-Seine"}, "nom", "Maison St-Ouen"),
        ({"commune": "Les Sables-d'Olonne"}, "nom", "Les Sables"),
        ({"commune": "Cherbourg-en-Cotentin"}, "nom", "Antenne Cherbourg"),
        ({"commune": "Cherbourg-en-Cotentin"}, "nom", "Foyer d'Octeville"),
        ({"commune": "Digne-les-Bains"}, "nom", "Accueil Digne"),
        ({"code_insee": "69383"}, "organisation", "Asso Lyon Aide"),
        ({"code_postal": "69003"}, "organisation", "Asso Lyon Aide"),
        ({"adresse": STREET}, "horaires", "au 12 rue des Lilas Blancs"),
        ({"adresse": STREET}, "nom", "Les Lilas blancs"),
        ({"adresse": STREET}, "email", "leslilasblancs@exemple.test"),
        ({"adresse": "3 rue du Test 80100 ABBEVILLE"}, "email", "foyer.abbeville@exemple.test"),
        ({"adresse": "3 rue du Test Abbeville", "departement": "80"}, "email", "foyerabbeville@exemple.test"),
        ({"departement": "80"}, "nom", "Accueil à Abbeville"),
        ({"departement": "80"}, "nom", "ACCUEIL ABBEVILLE"),
        ({"departement": "80"}, "id", "accueil-abbeville"),
        ({"departement": "80"}, "email", "foyer-abbeville@exemple.test"),
        ({"departement": "80"}, "url", "https://exemple.test/antennes/abbeville"),
        ({"departement": "80"}, "url", "https://foyerabbeville.exemple.test/"),
        ({"departement": "76"}, "nom", "Foyer du Havre"),
        ({"departement": "69"}, "organisation", "Asso Lyon Aide"),
        ({"departement": "50"}, "nom", "Antenne de Cherbourg"),
        ({"departement": "91"}, "horaires", "lun 9h-12h à Évry"),
        ({"departement": "80", "adresse": "3 rue de Paris"}, "nom", "Accueil à Abbeville"),
        ({"departement": "80", "code_postal": "75012"}, "nom", "Accueil à Abbeville"),
    ],
)
def test_it_is_refused(atlas: Atlas, place: dict[str, str], column: str, said: str) -> None:
    assert columns_that_tell(place | {column: said}, atlas) == (column,)


@pytest.mark.parametrize(
    ("place", "column", "said"),
    [
        ({"departement": "59"}, "nom", "Croix-Rouge du Nord"),
        ({"departement": "50"}, "nom", "Accueil de la Manche"),
        ({"departement": "19"}, "nom", "Femmes de Corrèze"),
        ({"departement": "37"}, "nom", "Lieu de prise en charge"),
        ({"departement": "84"}, "email", "refuge@orange.fr"),
        ({"departement": "76"}, "nom", "La Passerelle - Œuvre normande des mères"),
        ({"departement": "93"}, "nom", "Foyer des Ormes"),
        ({"code_insee": "80001", "departement": "80"}, "organisation", "CHU Amiens-Picardie"),
        ({"code_insee": "69383"}, "nom", "Le 3e lieu"),
        ({"code_insee": "97416"}, "organisation", "Fondation Abbé Pierre"),
        ({"adresse": STREET}, "nom", "Le Lilas"),
        ({"adresse": STREET}, "nom", "Bâtiment C"),
    ],
)
def test_ordinary_words_are_not(atlas: Atlas, place: dict[str, str], column: str, said: str) -> None:
    assert columns_that_tell(place | {column: said}, atlas) == ()


def test_the_message_says_the_column_and_never_the_word(read: Reader) -> None:
    (problem,) = read(
        {"confidentialite": "adresse_masquee", "departement": "80", "nom": "Accueil à Abbeville"}
    )
    assert isinstance(problem, Problem)
    assert problem.column == "nom"
    assert "abbeville" not in fold(str(problem))


def test_every_town_is_refused_by_its_own_name(atlas: Atlas) -> None:
    """One commune in forty, the whole of France."""
    for place in list(atlas.places.values())[::40]:
        assert columns_that_tell({"code_insee": place.code, "nom": f"Foyer de {place.name}"}, atlas) == (
            "nom",
        )


def test_a_row_that_tells_nothing_is_read(read: Reader) -> None:
    (found,) = read({"confidentialite": "adresse_masquee", "departement": "80", "adresse": STREET})
    assert isinstance(found, Incoming)
