"""Everything can be done with the keyboard alone, in the order of reading, with the focus always seen."""

from collections.abc import Callable

import pytest

from tests.browser.kinds import KINDS
from tests.browser.watching import Watched

Open = Callable[..., Watched]
FOCUSED = """() => { const one = document.activeElement;
    return [one.tagName, one.className || one.id || one.textContent.trim()]; }"""
SEEN = """() => { const one = document.activeElement, style = getComputedStyle(one);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && one.offsetWidth > 0; }"""
STOPS = "a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']"
COUNT = "stops => [...document.querySelectorAll(stops)].filter(one => one.checkVisibility()).length"
LINK = "footer a[href='/numeros/']"
LAST = "() => document.activeElement === document.querySelector('footer nav li:last-child a')"


def tab(watched: Watched) -> list[str]:
    watched.page.keyboard.press("Tab")
    found: list[str] = watched.page.evaluate(FOCUSED)
    return found


def enter(watched: Watched) -> None:
    watched.mark()
    watched.page.keyboard.press("Enter")
    watched.arrive()


@pytest.mark.parametrize("kind", KINDS[::4])
def test_skip_link_then_home_then_exit(open_page: Open, kind: str) -> None:
    watched = open_page()
    watched.show(kind)
    watched.page.focus("a.skip")  # an answer in place has put the focus on its heading
    first = "stops => [...document.querySelectorAll(stops)][0].className"
    assert watched.page.evaluate(first, STOPS) == "skip"
    assert [tab(watched), tab(watched)] == [["A", "brand"], ["A", "exit"]]


def test_the_skip_link_shows_itself_and_leads_past_the_header(open_page: Open) -> None:
    watched = open_page()
    watched.visit("/")
    assert tab(watched) == ["A", "skip"]
    box = watched.page.locator("a.skip").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    watched.page.keyboard.press("Enter")
    assert watched.page.evaluate("document.activeElement.id") == "contenu"
    tab(watched)
    assert watched.page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("kind", ["/", "/aide/", "POST Papeete|proche", "TWO Amiens|Lyon", "/donnees/"])
def test_the_focus_is_seen_everywhere_and_never_trapped(open_page: Open, kind: str) -> None:
    watched = open_page()
    watched.show(kind)
    stops: int = watched.page.evaluate(COUNT, STOPS)
    watched.page.focus("a.skip")
    met = 1
    while not watched.page.evaluate(LAST):
        focused, met = tab(watched), met + 1
        assert watched.page.evaluate(SEEN), focused
        assert met <= stops, "the last link of the footer is never reached"
    assert met > stops * 0.9, "each is met once"


def test_a_place_is_typed_and_answered_with_enter(open_page: Open) -> None:
    watched = open_page()
    watched.visit("/")
    while tab(watched) != ["INPUT", "lieu"]:
        pass
    watched.page.keyboard.type("abbevile")
    watched.page.keyboard.press("Enter")
    # Enter chooses no door for the person: the place is kept and who it is for is asked.
    assert tab(watched)[0] == "BUTTON"
    assert watched.page.evaluate("document.activeElement.value") == "jeune"
    assert watched.page.input_value("#lieu") == "abbevile"
    enter(watched)
    assert watched.town == "Abbeville"


def test_a_door_is_chosen_with_tab_and_space(open_page: Open) -> None:
    watched = open_page()
    watched.visit("/")
    watched.page.focus("#lieu")
    watched.page.keyboard.type("abbevile")
    assert tab(watched)[0] == "BUTTON"
    assert tab(watched)[0] == "BUTTON"
    watched.mark()
    watched.page.keyboard.press("Space")
    watched.arrive()
    assert watched.town == "Abbeville"
    assert watched.page.locator("button[name=public][aria-pressed=true]").get_attribute("value") == "proche"


def test_a_homonym_is_chosen_and_the_next_page_asked_with_the_keyboard(open_page: Open) -> None:
    watched = open_page()
    watched.show("POST saint denis|jeune")
    watched.page.focus("button[name=commune][value='93066']")
    enter(watched)
    assert watched.town == "Saint-Denis"


def test_two_places_with_the_keyboard(open_page: Open) -> None:
    watched = open_page()
    watched.visit("/deux-lieux/")
    watched.page.focus("#depart")
    watched.page.keyboard.type("Amiens")
    assert tab(watched) == ["INPUT", "arrivee"]
    watched.page.keyboard.type("Lyon")
    enter(watched)
    assert "Métropole de Lyon" in watched.page.inner_text("main")


def test_what_is_folded_opens_with_the_keyboard(open_page: Open) -> None:
    watched = open_page()
    watched.show("POST abbevile|jeune")
    first = watched.page.locator("details").first
    assert first.get_attribute("open") is None
    first.locator("summary").focus()
    watched.page.keyboard.press("Enter")
    assert first.get_attribute("open") == ""


def test_back_leads_to_the_link_that_was_pressed(open_page: Open) -> None:
    watched = open_page()
    watched.show("POST abbevile|jeune")
    watched.page.focus(LINK)
    enter(watched)
    watched.page.focus(".back a")
    watched.page.keyboard.press("Enter")
    assert watched.town == "Abbeville"
    assert watched.page.evaluate(f"document.activeElement === document.querySelector(`{LINK}`)")


def test_back_leads_to_the_heading_when_the_link_had_no_focus(open_page: Open) -> None:
    """Safari gives none to a link that is pressed with the mouse."""
    watched = open_page()
    watched.show("POST abbevile|jeune")
    watched.mark()
    watched.page.evaluate(f"document.activeElement.blur(); document.querySelector(`{LINK}`).click()")
    watched.arrive()
    watched.page.click(".back a")
    assert watched.page.evaluate("document.activeElement.tagName") == "H1"


@pytest.mark.parametrize("name", ["%", "1", "a:b(", "no-such-part"])
def test_a_link_to_a_part_of_an_odd_name_leads_to_the_heading(open_page: Open, name: str) -> None:
    watched = open_page()
    watched.show("POST abbevile|jeune")
    press = "([link, hash]) => { const one = document.querySelector(link); one.hash = hash; one.click(); }"
    watched.page.evaluate(press, [".skip", f"#{name}"])  # in the page: nothing happens, and no fault
    watched.mark()
    watched.page.evaluate(press, [LINK, f"#{name}"])
    watched.arrive()
    assert watched.page.evaluate("document.activeElement.textContent") == "Tous les numéros nationaux"
