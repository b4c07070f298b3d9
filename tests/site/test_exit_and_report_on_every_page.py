"""On every page, errors included: the numbers, a way out and what it cannot do, a way to say it is wrong."""

from typing import Any

import pytest

from balise.site.views import fixed
from tests.site.addresses import FIXED
from tests.site.pages import SLUGS, Pages
from tests.site.reading import Reading


def texts(pages: Pages) -> list[str]:
    found = [pages.text(address) for address in (*FIXED, *pages.territories(), *pages.structures())]
    found += [pages.answer(code, slug) for code in ("80001", "98735", "97411") for slug in SLUGS]
    found += [
        pages.ask(lieu=typed, public="jeune").content.decode()
        for typed in ("saint denis", "barcelone", "zzz")
    ]
    found += [pages.get(address).content.decode() for address in ("/rien/", "/territoire/69/")]
    found.append(pages.post("/deux-lieux/", {"depart": "Amiens", "arrivee": "Lyon"}).content.decode())
    found.append(pages.get("/", host="ailleurs.invalid").content.decode())
    return found


def check(html: str, exit_url: str = "https://meteofrance.com/") -> None:
    page = Reading(html)
    for wanted in (
        "tel:119",
        "tel:112",
        "tel:116000",
        "tel:3018",
        "tel:3114",
        "/erreur/",
        exit_url,
        "/vie-privee/#quitter",
    ):
        assert wanted in page.links, (page.title, wanted)
    assert "Quitter ce site" in page.text
    assert "Le bouton Retour peut encore montrer cette page" in page.text
    # Before everything that can be pressed, save the way past the header and the name of the site.
    assert page.links.index(exit_url) <= 2, page.title


def test_every_kind_of_page(pages: Pages) -> None:
    for html in texts(pages):
        check(html)


def test_a_fault_of_ours(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixed, "few_lines", lambda held: 1 / 0)
    check(pages.get("/").content.decode())


def test_where_the_exit_goes_is_the_operators_choice(pages: Pages, settings: Any) -> None:
    settings.BALISE_EXIT_URL = "https://recettes.invalid/"
    check(pages.text("/numeros/"), "https://recettes.invalid/")


def test_a_report_names_the_record_and_asks_for_no_name(pages: Pages) -> None:
    text = Reading(pages.text("/erreur/?fiche=119")).text
    assert "119 - Allô enfance en danger" in text
    assert "N'écrivez le nom d'aucun enfant" in text
    assert "(rien)" not in Reading(pages.text("/erreur/?fiche=rien")).text
