"""The wallet card: numbers that work there, and nothing that tells what it is for."""

import re

import pytest

from balise.site.printing import COPIES, KINDS, print_frames
from tests.site.pages import SLUGS, Pages
from tests.site.reading import Reading

TELLING = re.compile(
    r"abus|aide|allô|adolesc|balise|danger|écoute|enfan|exploit|fugue|jeune|maltrait|mineur|nid|prostitu|"
    r"secours|sexu|suicid|traite|urgence|victim|viol",
    re.IGNORECASE,
)
DRAWN = ("80001", "59350", "97411", "98735", "97502", "75056", "13055", "2A004")


def printed(pages: Pages, kind: str, code: str, value: str) -> str:
    response = pages.post("/imprimer/", {"commune": code, kind: value})
    assert response.status_code == 200, (code, value)
    assert response.headers["Cache-Control"] == "no-store"
    return str(response.content.decode())


def cards(html: str) -> list[str]:
    """The words of each wallet card."""
    return [Reading(card).text for card in re.findall(r'<ul class="wallet".*?</ul>', html, re.DOTALL)]


@pytest.mark.parametrize("code", DRAWN)
@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_on_a_card_tells_what_it_is_for(pages: Pages, code: str, slug: str) -> None:
    for card in cards(printed(pages, "carte", code, slug)):
        assert not TELLING.search(card)


def test_a_card_has_numbers_first_119(pages: Pages) -> None:
    card = cards(printed(pages, "carte", "80001", "jeune"))[0]
    assert card.startswith("119 ")
    assert "112" in card
    assert "SMS 114" in card
    assert "03 60 03 90 50 Abbeville" in card.replace("\u00a0", " "), (
        "the first place nearby that can be called"
    )


def test_119_is_first_whatever_is_needed(pages: Pages) -> None:
    """One of its services is specialised, and describes the same number otherwise."""
    for need in pages.held.help.needs:
        for slug in SLUGS:
            assert cards(printed(pages, "carte", "42133", f"{slug} {need}"))[0].startswith("119 "), (
                need,
                slug,
            )


def test_a_card_asks_for_what_was_needed(pages: Pages) -> None:
    after_119 = "119 jour et nuit · gratuit 3018"
    assert after_119 in cards(printed(pages, "carte", "80001", "jeune images"))[0]
    assert after_119 not in cards(printed(pages, "carte", "80001", "jeune"))[0]


def test_where_a_number_is_not_known_to_work_it_is_not_printed(pages: Pages) -> None:
    card = cards(printed(pages, "carte", "98735", "jeune"))[0]
    assert "119" in card
    assert "3018" not in card
    assert "112" not in card


def test_ten_copies_are_the_same_and_nine_are_silent(pages: Pages) -> None:
    html = printed(pages, "carte", "80001", "jeune")
    found = cards(html)
    assert len(found) == COPIES
    assert len(set(found)) == 1
    assert html.count('class="wallet" aria-hidden="true"') == COPIES - 1


def test_an_old_number_is_not_put_on_a_card(pages: Pages) -> None:
    """Paper is not corrected: what a young person may not press on a screen is not printed either."""
    stale = {
        channel.value.replace(" ", "\u00a0")
        for entry in pages.held.help.entries
        if entry.structure.role == "" and entry.last is not None and entry.last.year < 2023
        for channel in entry.service.channels
        if channel.kind == "call"
    }
    fresh = {
        channel.value.replace(" ", "\u00a0")
        for entry in pages.held.help.entries
        if entry.structure.role or (entry.last is not None and entry.last.year >= 2025)
        for channel in entry.service.channels
    }
    assert stale - fresh
    for code in DRAWN:
        card = cards(printed(pages, "carte", code, "jeune"))[0]
        assert not [number for number in stale - fresh if number in card], code


def test_the_page_says_what_a_card_risks_and_who_answers(pages: Pages) -> None:
    text = Reading(printed(pages, "carte", "80001", "jeune")).text
    assert "une carte peut être trouvée" in text
    assert "recopie" in text.lower()
    assert "le fichier reste dans les téléchargements" in text
    assert "119 Allô enfance en danger" in text
    assert "cette liste ne s'imprime pas" in text


def test_tu_to_the_young_and_to_a_witness_and_not_to_the_others(pages: Pages) -> None:
    tu = re.compile(r"\b(?:tu|garde-la|recopie|apprends)\b", re.IGNORECASE)
    main = re.compile(r'<div class="printed">.*</div>', re.DOTALL)
    for slug in SLUGS:
        found = main.search(printed(pages, "carte", "80001", slug))
        assert found
        assert bool(tu.search(Reading(found[0]).text)) is (slug in ("jeune", "temoin"))


def test_titles_say_neither_the_town_nor_why(pages: Pages) -> None:
    """The title is the name of the file when somebody saves a PDF."""
    for kind in ("carte", "affiche"):
        title = Reading(printed(pages, kind, "80001", "jeune")).title
        assert "Abbeville" not in title
        assert not TELLING.search(title)


def test_what_is_not_understood_leads_to_the_form(pages: Pages) -> None:
    for fields in (
        {},
        {"commune": "80001"},
        {"commune": "00000", "carte": "jeune"},
        {"commune": "80001", "carte": "roi"},
        {"commune": "80001", "affiche": "jeune rien"},
    ):
        response = pages.post("/imprimer/", fields)
        assert (response.status_code, response.headers["Location"]) == (302, "/aide/"), fields
    assert pages.get("/imprimer/").status_code == 302


def test_back_to_the_same_answer(pages: Pages) -> None:
    page = Reading(printed(pages, "carte", "80001", "proche images"))
    values = {value for tag, name, value in page.attributes if name == "value"}
    assert {"80001", "images", "proche", "proche images"} <= values


def test_every_answer_has_the_button(pages: Pages) -> None:
    for slug in SLUGS:
        page = Reading(pages.answer("80001", slug, "images"))
        assert ("button", "formaction", "/imprimer/") in page.attributes
        assert ("button", "value", f"{slug} images") in page.attributes


def test_every_frame_has_its_slots(pages: Pages) -> None:
    for kind in KINDS:
        for frame in print_frames().values():
            assert {"place_code", "lines", "emergency", "places", "print_for"} <= set(frame.pieces[1::2]), (
                kind
            )
