"""A page per authority in charge of child protection: who it is, what is public there, its neighbours."""

import pytest

from tests.site.pages import Pages
from tests.site.reading import Reading


def test_every_territory_names_its_authority_and_shows_a_map(pages: Pages) -> None:
    for code, territory in pages.held.pack.atlas.territories.items():
        html = pages.text(f"/territoire/{code}/")
        page = Reading(html)
        assert page.heading == territory.name
        assert territory.authority in page.text
        assert "<svg" in html
        assert "Certains lieux ne sont pas montrés ici, pour protéger des personnes." in page.text
        assert {f"/territoire/{near}/" for near in territory.neighbours} <= set(page.links)


def test_every_public_structure_is_on_the_pages_of_its_territory(pages: Pages) -> None:
    for code in pages.held.pack.atlas.territories:
        found: set[str] = set()
        number = 1
        while (response := pages.get(f"/territoire/{code}/?page={number}")).status_code == 200:
            found |= set(Reading(response.content.decode()).links)
            number += 1
        known = {
            f"/structure/{s.id}/"
            for s in pages.held.pack.directory.structures
            if s.territory == code and s.role == "" and any(service.channels for service in s.services)
        }
        assert known <= found, code


def test_the_list_of_territories_has_them_all(pages: Pages) -> None:
    links = Reading(pages.text("/territoires/")).links
    assert {f"/territoire/{code}/" for code in pages.held.pack.atlas.territories} <= set(links)


@pytest.mark.parametrize(
    ("code", "target"), [("2A", "20R"), ("2B", "20R"), ("2a", "20R"), ("67", "6AE"), ("68", "6AE")]
)
def test_a_departement_that_shares_its_authority_leads_to_it(pages: Pages, code: str, target: str) -> None:
    response = pages.get(f"/territoire/{code}/")
    assert (response.status_code, response.headers["Location"]) == (301, f"/territoire/{target}/")


def test_the_69_asks_which_authority(pages: Pages) -> None:
    page = Reading(pages.text("/territoire/69/"))
    assert {"/territoire/69D/", "/territoire/69M/"} <= set(page.links)
    assert "Deux autorités protègent les enfants dans ce département." in page.text


def test_a_small_letter_is_understood_and_an_unknown_code_is_not(pages: Pages) -> None:
    assert pages.get("/territoire/69m/").status_code == 200
    for address in (
        "/territoire/zz/",
        "/territoire/80/?page=0",
        "/territoire/80/?page=x",
        "/territoire/80/?page=²",
    ):
        assert pages.get(address).status_code == 404


def test_an_authority_without_a_number_says_so_and_gives_the_119(pages: Pages) -> None:
    page = Reading(pages.text("/territoire/69M/"))
    assert "Nous n'avons pas son numéro. Cela ne veut pas dire qu'elle n'en a pas" in page.text
    assert "tel:119" in page.links


def test_an_empty_list_is_never_said_to_be_an_empty_place(pages: Pages) -> None:
    empty = [
        code
        for code in pages.held.pack.atlas.territories
        if not any(s.territory == code for s in pages.held.pack.directory.structures)
    ]
    assert empty
    for code in empty:
        text = Reading(pages.text(f"/territoire/{code}/")).text
        assert "Cela ne veut pas dire qu'il n'y a pas d'aide." in text


def test_a_territory_without_an_outline_says_so_beside_its_map(pages: Pages) -> None:
    for code, territory in pages.held.pack.atlas.territories.items():
        said = (
            "Nous n'avons pas le contour de ce territoire" in Reading(pages.text(f"/territoire/{code}/")).text
        )
        assert said == (not territory.outline), code
