"""« Faire le point » at each step: by keyboard, at 320 px, for axe; from afar results are the same."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from balise.core.pack.records import Audience
from tests.browser.answering import POINTS, SCALE, answer, begin, cases, expected, press, title, words
from tests.browser.test_no_rule_of_axe_is_broken import axe as axe
from tests.browser.test_no_rule_of_axe_is_broken import broken
from tests.browser.test_pages_fit_every_screen import DESK, LARGE, PHONE, PRESSED, SMALL, SPACED, ZOOMED, fits
from tests.browser.watching import Watched

Open = Callable[..., Watched]
FOCUSED = "document.activeElement.dataset.answer ?? document.activeElement.dataset.do ?? ''"
# What an eye sees from across a room: colours, weights and shapes of each piece, not its words.
LOOK = """() => [...document.querySelectorAll('#bilan, #bilan > *, #bilan h3, #bilan p, #bilan li, #bilan b')]
    .map(one => { const style = getComputedStyle(one); return [one.tagName, one.className, style.color,
        style.backgroundColor, style.borderColor, style.fontWeight, style.fontSize].join(' '); })"""
TALL = "document.querySelector('#bilan').getBoundingClientRect().height"


def tab_to(watched: Watched, wanted: str) -> None:
    for _ in range(80):
        watched.page.keyboard.press("Tab")
        if watched.page.evaluate(FOCUSED) == wanted:
            return
    raise AssertionError(f"{wanted} is never reached")


def test_all_of_it_by_keyboard(open_page: Open) -> None:
    watched = open_page()
    watched.visit(POINTS["young"])
    watched.page.wait_for_selector("[data-do=begin]")
    tab_to(watched, "begin")
    watched.page.keyboard.press("Enter")
    for number, item in enumerate(SCALE.rules.items, 1):
        assert watched.page.evaluate("document.activeElement.id") == f"i-{item.code}"
        heading = watched.page.locator(f"#i-{item.code}")
        assert heading.inner_text().startswith(f"Question {number} sur {len(SCALE.rules.items)}")
        watched.page.keyboard.press("Tab")
        assert watched.page.evaluate(FOCUSED) == "yes", "the answers come right after the question"
        if item.worrying == "yes":
            watched.page.keyboard.press("Tab")
        watched.page.keyboard.press("Enter" if number % 2 else "Space")
    assert title(watched) == words(expected("libre").title, "young")
    assert watched.page.evaluate("document.activeElement === document.querySelector('#bilan h2')")
    tab_to(watched, "wipe")
    watched.page.keyboard.press("Enter")
    assert watched.page.locator("[data-do=begin]").is_visible()


def stand_at(watched: Watched, audience: Audience, step: str) -> None:
    if step == "before":
        watched.visit(POINTS[audience])
        watched.page.wait_for_selector("[data-do=begin]")
    elif step == "questions":
        begin(watched, audience)
        press(watched, "dire-non", "no")
    else:
        answer(watched, audience, {"dire-non": "no", "contrepartie": "yes", "produits": "yes"})
    watched.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")


@pytest.mark.parametrize("step", ["before", "questions", "result"])
@pytest.mark.parametrize("audience", POINTS)
def test_each_step_for_axe(open_page: Open, axe: Axe, audience: Audience, step: str) -> None:
    watched = open_page()
    stand_at(watched, audience, step)
    for scheme, screen in (("light", PHONE), ("dark", DESK)):
        watched.page.set_viewport_size(screen)
        watched.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert broken(axe, watched) == [], (scheme, screen)


@pytest.mark.parametrize("step", ["before", "questions", "result"])
@pytest.mark.parametrize("audience", POINTS)
def test_each_step_fits_a_small_or_enlarged_screen(open_page: Open, audience: Audience, step: str) -> None:
    watched = open_page(viewport=PHONE, bypass_csp=True)
    stand_at(watched, audience, step)
    for screen in (PHONE, ZOOMED, DESK):
        fits(watched, screen)
    watched.page.set_viewport_size(PHONE)
    assert watched.page.evaluate(SMALL, PRESSED) == []
    for style, screen in ((LARGE, DESK), (SPACED, PHONE)):
        added = watched.page.add_style_tag(content=style)
        fits(watched, screen, style)
        added.evaluate("style => style.remove()")


def test_a_question_and_its_answers_stand_on_one_screen_of_a_small_phone(open_page: Open) -> None:
    watched = open_page(viewport=PHONE)
    begin(watched, "young")
    for item in SCALE.rules.items:
        for one in (f"#i-{item.code}", f"[data-item={item.code}] [data-answer=refused]", ".exit"):
            box = watched.page.locator(one).bounding_box()
            assert box, one
            assert 0 <= box["y"] <= box["y"] + box["height"] <= PHONE["height"], (item.code, one)
        press(watched, item.code, "unknown")


@pytest.mark.parametrize("audience", POINTS)
def test_from_afar_results_are_the_same(open_page: Open, audience: Audience) -> None:
    watched = open_page(viewport={"width": 360, "height": 640})
    looks, heights = [], []
    for case in cases(audience):
        answer(watched, audience, case["answers"])
        assert title(watched) == words(expected(case["finding"]["outcome"]).title, audience)
        watched.page.evaluate(
            "document.querySelectorAll('#bilan .next, #bilan .why li').forEach(one => one.remove())"
        )
        looks.append(watched.page.evaluate(LOOK))
        answer(watched, audience, case["answers"])
        heights.append(watched.page.evaluate(TALL))
    assert len(looks) == 8
    assert all(look == looks[0] for look in looks)
    middle = sorted(heights)[len(heights) // 2]
    assert all(0.85 * middle <= height <= 1.15 * middle for height in heights), heights


def test_simpler_sentences_on_the_spot(open_page: Open) -> None:
    """At any moment, answers kept; and without scripts too."""
    watched, without = open_page(), open_page(java_script_enabled=False)
    begin(watched, "young")
    first = SCALE.texts.items["dire-non"].statement
    heading = watched.page.locator("#i-dire-non")
    assert first["jeune"] in heading.inner_text()
    watched.page.check("#simple")
    assert first["jeune-simple"] in heading.inner_text()
    assert first["jeune"] not in heading.inner_text()
    press(watched, "dire-non", "no")
    watched.page.click("[data-do=stop]:visible")
    assert title(watched) == " ".join(expected("risque").title["jeune-simple"].split())
    watched.page.uncheck("#simple")
    assert title(watched) == words(expected("risque").title, "young")
    without.visit(POINTS["young"])
    without.page.check("#simple")
    said = without.page.locator("[data-item=dire-non] summary").inner_text()
    assert first["jeune-simple"] in said
    assert first["jeune"] not in said
