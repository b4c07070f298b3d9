"""The place field proposes as one types, by keyboard, touch and screen reader; it chooses for nobody."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator

from tests.browser.watching import Watched

Open = Callable[..., Watched]
FIELD, OPTION = "#lieu", "[role=option]"
ACTIVE = """() => document.getElementById(
    document.querySelector('#lieu').getAttribute('aria-activedescendant'))?.innerText"""


def write(watched: Watched, text: str) -> Locator:
    """Type as a person does, and have the proposals."""
    watched.page.click(FIELD)
    watched.page.keyboard.type(text)
    options = watched.page.locator(OPTION)
    options.first.wait_for()
    return options


def typed(open_page: Open, text: str, **screen: object) -> Watched:
    """The front page, once somebody has typed and has the proposals."""
    watched = open_page(**screen)
    watched.visit("/")
    write(watched, text)
    return watched


def field(watched: Watched, name: str) -> str | None:
    return watched.page.get_attribute(FIELD, name)


def carried(watched: Watched) -> list[str]:
    """Codes of places that the form would send."""
    found: list[str] = watched.page.evaluate(
        "[...document.querySelectorAll('form:has(#lieu) [name=commune]')].map(one => one.value)"
    )
    return found


def test_from_the_second_letter_with_what_tells_homonyms_apart(open_page: Open) -> None:
    watched = open_page()
    watched.visit("/")
    options = write(watched, "saint-denis")
    assert any("Seine-Saint-Denis · 93" in text for text in options.all_inner_texts())
    assert any("La Réunion · 97" in text for text in options.all_inner_texts())
    for _ in range(10):
        watched.page.keyboard.press("Backspace")
    assert options.count() == 0, "one letter says nothing"
    assert field(watched, "aria-expanded") == "false"


def test_a_former_name_is_said(open_page: Open) -> None:
    watched = open_page()
    watched.visit("/")
    options = write(watched, "cherbourg-octeville")
    assert any("ancien nom" in text for text in options.all_inner_texts())


def test_arrows_enter_then_a_door(open_page: Open) -> None:
    watched = typed(open_page, "abbevi")
    assert field(watched, "aria-activedescendant") is None, "nothing is marked before it is asked"
    watched.page.keyboard.press("ArrowDown")
    assert watched.page.evaluate(ACTIVE).startswith("Abbeville")
    watched.page.keyboard.press("Enter")
    assert watched.page.input_value(FIELD) == "Abbeville"
    assert field(watched, "aria-expanded") == "false"
    assert carried(watched) == ["80001"]
    assert watched.page.inner_text("h1").startswith("De l'aide existe"), "Enter chose, and sent nothing"
    watched.press("button[name=public][value=jeune]")
    assert watched.town == "Abbeville"


def test_home_end_and_escape(open_page: Open) -> None:
    watched = open_page()
    watched.visit("/")
    options = write(watched, "saint-mar")
    texts = options.all_inner_texts()
    watched.page.keyboard.press("ArrowDown")
    watched.page.keyboard.press("End")
    assert watched.page.evaluate(ACTIVE) == texts[-1]
    watched.page.keyboard.press("Home")
    assert watched.page.evaluate(ACTIVE) == texts[0]
    watched.page.keyboard.press("Escape")
    assert field(watched, "aria-expanded") == "false"
    assert watched.page.input_value(FIELD) == "saint-mar"
    watched.page.keyboard.press("ArrowDown")
    assert field(watched, "aria-expanded") == "true"


def test_a_choice_ends_when_the_text_changes(open_page: Open) -> None:
    watched = typed(open_page, "abbevi")
    watched.page.keyboard.press("ArrowDown")
    watched.page.keyboard.press("Enter")
    watched.page.keyboard.press("Backspace")
    assert carried(watched) == []


def test_leaving_the_field_chooses_nothing(open_page: Open) -> None:
    watched = typed(open_page, "abbevi")
    watched.page.keyboard.press("ArrowDown")
    watched.page.keyboard.press("Tab")
    watched.page.wait_for_selector(f"{FIELD}[aria-expanded=false]")
    assert watched.page.input_value(FIELD) == "abbevi"
    assert carried(watched) == []


def test_enter_without_a_choice_sends_nobody_and_reads_who_for(open_page: Open) -> None:
    watched = typed(open_page, "abbevi")
    watched.page.keyboard.press("Enter")
    watched.page.keyboard.press("Enter")
    assert watched.page.evaluate("document.activeElement.textContent") == "Pour qui\u00a0?"
    assert watched.page.input_value(FIELD) == "abbevi"
    assert watched.page.locator("#charge").count() == 0, "no door was pressed for the person"


def test_with_a_finger(open_page: Open) -> None:
    watched = open_page(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 640})
    watched.visit("/")
    watched.page.tap(FIELD)
    watched.page.keyboard.type("abbevi")
    first = watched.page.locator(OPTION).first
    first.wait_for()
    box = first.bounding_box()
    assert box is not None
    assert box["height"] >= 44, "the size of a thumb"
    first.tap()
    assert carried(watched) == ["80001"]
    assert watched.page.evaluate("document.activeElement.id") == "lieu", "the keyboard of the phone stays"


def test_a_place_abroad_is_a_question_and_never_a_choice(open_page: Open) -> None:
    watched = open_page()
    watched.visit("/")
    options = write(watched, "barcelone")
    assert "Hors de France" in options.first.inner_text()
    watched.page.keyboard.press("ArrowDown")
    watched.page.keyboard.press("Enter")
    assert carried(watched) == []
    watched.press("button[name=public][value=proche]")
    assert "Hors de France" in watched.page.inner_text("main")
    assert watched.page.locator("#charge").count() == 0, "no answer for a place that was not chosen"


def test_what_a_screen_reader_hears(open_page: Open) -> None:
    watched = typed(open_page, "abbevi")
    assert field(watched, "role") == "combobox"
    assert field(watched, "aria-autocomplete") == "list"
    listbox = watched.page.locator(f"#{field(watched, 'aria-controls')}")
    assert listbox.get_attribute("role") == "listbox"
    assert listbox.get_attribute("aria-label")
    status = watched.page.locator(".combobox [role=status]")
    watched.page.wait_for_selector(".combobox [role=status]:not(:empty)", state="attached")
    assert "proposé" in status.inner_text()
    watched.page.fill(FIELD, "")
    watched.page.keyboard.type("qxzkwj")
    watched.page.wait_for_selector("text=Aucun lieu de ce nom", state="attached")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("size", [(320, 640), (320, 256), (1280, 800)])
def test_the_list_fits_the_screen(open_page: Open, size: tuple[int, int], direction: str) -> None:
    watched = open_page(viewport={"width": size[0], "height": size[1]})
    watched.visit("/")
    watched.page.evaluate(f"document.documentElement.dir = '{direction}'")
    write(watched, "saint")
    assert watched.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = watched.page.locator(".options").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size[0]
    assert box["height"] <= size[1]


def test_the_marked_line_is_seen_in_forced_colours(open_page: Open) -> None:
    watched = typed(open_page, "saint", forced_colors="active")
    watched.page.keyboard.press("ArrowDown")
    look = "one => getComputedStyle(one).backgroundColor"
    options = watched.page.locator(OPTION)
    assert options.nth(0).evaluate(look) != options.nth(1).evaluate(look)
