"""Without a pack (first start, all damaged) every page says so, with the two numbers that need none."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.site.addresses import FIXED
from tests.site.reading import Reading


@pytest.fixture
def empty(settings: Any, tmp_path: Path, forgetful: None) -> Client:
    settings.BALISE_PACKS = tmp_path / "packs"
    settings.BALISE_PUBLIC_KEY = tmp_path / "publication.pub"
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("address", [*FIXED, "/aide/80001/", "/territoire/80/", "/structure/119/"])
def test_every_page(empty: Client, address: str) -> None:
    response = empty.get(address)
    assert response.status_code == 503
    page = Reading(response.content.decode())
    assert "Ce site n'est pas encore prêt" in page.text
    assert "répondent jour et nuit : 119 pour un enfant en danger, 112 pour une urgence." in page.text
    assert {"tel:119", "tel:112"} <= set(page.links)
    assert "Quitter ce site" in page.text
    assert "None" not in page.text


def test_a_question_is_not_lost_without_a_word(empty: Client) -> None:
    response = empty.post("/aide/", {"lieu": "abbevile", "public": "jeune"})
    assert response.status_code == 503
    assert "119" in response.content.decode()


def test_what_needs_no_pack_is_served(empty: Client) -> None:
    assert empty.get("/robots.txt").status_code == empty.get("/icone.svg").status_code == 200
    response = empty.get("/rien/")
    assert response.status_code == 404
    page = Reading(response.content.decode())
    assert {"tel:119", "tel:112"} <= set(page.links)
    assert "Toujours là" not in page.text, "no list of numbers without its numbers"


def test_when_even_a_template_is_broken_the_numbers_remain(
    empty: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("balise.site.page.render", lambda *_: 1 / 0)
    response = empty.get("/rien/")
    assert response.status_code == 500
    assert {"tel:119", "tel:112"} <= set(Reading(response.content.decode()).links)
