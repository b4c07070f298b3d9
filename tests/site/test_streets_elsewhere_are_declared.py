"""The page on what is kept names the other site that streets come from, when there is one."""

from typing import Any

from tests.site.pages import Pages
from tests.site.reading import Reading

NONE = "aucune demande à un autre site"


def test_no_streets_or_our_own(pages: Pages) -> None:
    assert NONE in Reading(pages.text("/vie-privee/")).text


def test_our_own_streets(pages: Pages, settings: Any, forgetful: None) -> None:
    settings.BALISE_TILES = "/rues.pmtiles"
    assert NONE in Reading(pages.text("/vie-privee/")).text


def test_streets_of_another_site(pages: Pages, settings: Any, forgetful: None) -> None:
    settings.BALISE_TILES = "https://rues.example.org/france.pmtiles"
    text = Reading(pages.text("/vie-privee/")).text
    assert NONE not in text
    assert "l'appareil demande les rues à rues.example.org" in text
