"""The poster: big numbers, places nearby, and a QR code that leads to the front page and nowhere else."""

import re
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import zxingcpp

from balise.site import operator
from tests.site.pages import Pages
from tests.site.reading import Reading
from tests.site.test_print_card_tells_nothing import printed

ADDRESS = "https://adresses.exemple.invalid/"


@pytest.fixture
def declared(settings: Any, tmp_path: Path, pages: Pages) -> str:
    """The operator has said where the site is."""
    file = tmp_path / "operator.toml"
    file.write_text(f'public_address = "{ADDRESS}"\n', encoding="utf-8")
    settings.BALISE_OPERATOR = file
    operator.operator.cache_clear()
    return ADDRESS


def poster(html: str) -> str:
    found = re.search(r'<section class="sheet poster">.*?</section>', html, re.DOTALL)
    assert found
    return found[0]


def scanned(html: str) -> list[str]:
    """What a reader of QR codes, which is not the library that wrote it, sees in the drawing."""
    path, side = (
        re.search(r'<path stroke="#000" d="([^"]*)"', html),
        re.search(r'viewBox="0 0 (\d+) \1"', html),
    )
    assert path
    assert side
    size = int(side[1])
    modules = np.full((size, size), 255, dtype=np.uint8)
    x, y = 0.0, 0.0
    for code, one, other in re.findall(r"([Mmh])(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?", path[1]):
        if code == "M":
            x, y = float(one), float(other)
        elif code == "m":
            x, y = x + float(one), y + float(other)
        else:
            modules[int(y), int(x) : int(x + float(one))] = 0
            x += float(one)
    return [found.text for found in zxingcpp.read_barcodes(np.kron(modules, np.ones((8, 8), dtype=np.uint8)))]


def test_the_code_leads_to_the_front_page_whatever_the_town(pages: Pages, declared: str) -> None:
    html = printed(pages, "affiche", "80001", "jeune")
    assert scanned(poster(html)) == [declared]
    assert scanned(poster(printed(pages, "affiche", "13055", "professionnel images"))) == [declared]
    assert "adresses.exemple.invalid" in Reading(poster(html)).text
    assert "jamais à cette réponse" in Reading(html).text


def test_without_a_declared_address_there_is_a_line_to_fill(pages: Pages) -> None:
    html = printed(pages, "affiche", "80001", "jeune")
    assert "<svg" not in poster(html)
    assert poster(html).count('class="blank"') == 2
    assert "se remplit à la main" in Reading(html).text


@pytest.mark.parametrize("address", ["javascript:alert(1)", "adresses", "ftp://x.invalid/"])
def test_only_an_ordinary_address_is_printed(
    pages: Pages, settings: Any, tmp_path: Path, address: str
) -> None:
    settings.BALISE_OPERATOR = tmp_path / "operator.toml"
    settings.BALISE_OPERATOR.write_text(f'public_address = "{address}"\n', encoding="utf-8")
    operator.operator.cache_clear()
    html = printed(pages, "affiche", "80001", "jeune")
    assert address not in html
    assert "<svg" not in poster(html)


def test_what_a_poster_says(pages: Pages) -> None:
    text = Reading(poster(printed(pages, "affiche", "80001", "professionnel"))).text.replace("\u00a0", " ")
    assert "119 Allô enfance en danger jour et nuit · gratuit" in text
    assert "Près d'ici (Abbeville)" in text
    assert "03 60 03 90 50 Maison des Adolescents de la Somme - Site d'Abbeville" in text
    assert "Informations publiées le" in text
    assert "pas encore relu" in text
    assert "Un appel reste dans le journal du téléphone" in text


def test_a_poster_speaks_to_the_young_whoever_prints_it(pages: Pages) -> None:
    """And so never puts the police first, nor near."""
    made = {poster(printed(pages, "affiche", "80001", slug)) for slug in ("jeune", "proche", "professionnel")}
    assert len(made) == 1
    text = Reading(made.pop()).text
    assert not re.search(r"\b(?:vous|votre|vos)\b", text, re.IGNORECASE)
    assert "gendarmerie" not in text


def test_no_place_is_said_and_leads_to_119(pages: Pages) -> None:
    text = Reading(poster(printed(pages, "affiche", "98735", "jeune"))).text
    assert "Le 119 connaît les lieux près d'ici" in text


def rows(html: str) -> list[str]:
    """What is printed large: the number, or the address, of each row."""
    return re.findall(r"<li><b>(.*?)</b>", poster(html))


def test_an_old_place_is_not_printed(pages: Pages) -> None:
    """Nobody goes round the walls to mend a number; on a screen it is not offered to the young either."""
    codes = ("75056", "97411", "2A004", "13055", "59350", "48095", "15014", "23096", "08105", "69123")
    old = {
        escape(channel.value).replace(" ", "\u00a0")
        for structure in pages.held.pack.directory.structures
        if structure.role == "" and not structure.verified_on and structure.source_date < "2024-11"
        for service in structure.services
        for channel in service.channels
        if channel.kind == "call"
    } - set(national_rows(pages))
    assert len(old) > 50
    offered = "".join(pages.answer(code, "jeune") for code in codes).replace(" ", "\u00a0")
    assert any(number in offered for number in old), "some stand near these towns"
    for code in codes:
        assert old.isdisjoint(rows(printed(pages, "affiche", code, "jeune"))), code


def national_rows(pages: Pages) -> set[str]:
    return {channel.value.replace(" ", "\u00a0") for channel in pages.held.numbers.values()}


@pytest.mark.parametrize("code", ["25552", "76264", "33033", "80001", "69123"])
def test_each_number_stands_once(pages: Pages, code: str) -> None:
    """Two sites of one team share their number near some of these towns."""
    shown = rows(printed(pages, "affiche", code, "jeune prevention"))
    assert len(set(shown)) == len(shown) >= 6


def test_the_state_of_the_text_is_said_on_a_line_of_its_own(pages: Pages) -> None:
    html = printed(pages, "affiche", "80001", "jeune")
    end = re.search(r'<p class="end">(.*?)</p>', poster(html), re.DOTALL)
    assert end
    assert "Informations publiées le" in end[1]
    assert "pas encore relu" in end[1]
    before = html[: html.index('<section class="sheet poster">')]
    assert "pas encore relu" in before, "who prints it is told, before the sheet"
