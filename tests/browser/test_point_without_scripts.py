"""« Faire le point » when scripts do not come, do not run or fail half-way: situations, never a result."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route

from balise.core.pack.records import Audience
from tests.browser.answering import POINTS, SCALE, expected, press, words
from tests.browser.watching import Watched

Open = Callable[..., Watched]
# Where the first things that are read stand, down to what scripts change.
FIRST = """[...document.querySelectorAll('h1, .draft, .lede, [data-view=before] h2, [data-view=before] li')]
    .slice(0, 8).map(one => one.offsetTop)"""
ITEMS = {audience: len(SCALE.rules.asked(audience)) for audience in POINTS}


def stands_without_scripts(watched: Watched, audience: Audience) -> None:
    page = watched.page
    assert page.locator("[data-item]:visible").count() == ITEMS[audience]
    assert page.locator("button:visible").count() == 0, "nothing that would not work"
    assert page.locator("[data-without]").first.is_visible()
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    said = " ".join(page.inner_text("main").split())
    for item in SCALE.rules.asked(audience):
        step = SCALE.texts.steps[item.steps[audience]]
        for text in (SCALE.texts.items[item.code].meaning, step.what, step.transmits):
            assert words(text, audience) in said, item.code
    for outcome in SCALE.rules.outcomes:
        assert words(expected(outcome.code).title, audience) not in said
    calls = page.locator("section[data-view=result] .card a[href^='tel:']")
    assert [one.get_attribute("href") for one in calls.all()] == ["tel:119", "tel:3114"]


def script_of(open_page: Open) -> str:
    """The address of the page's own script, which comes after that of the exit."""
    elsewhere = open_page()
    elsewhere.visit(POINTS["young"])
    return elsewhere.page.locator("script[type=module]").nth(1).get_attribute("src") or ""


@pytest.mark.parametrize("audience", POINTS)
def test_with_scripts_off(open_page: Open, audience: Audience) -> None:
    watched = open_page(java_script_enabled=False)
    watched.visit(POINTS[audience])
    stands_without_scripts(watched, audience)


@pytest.mark.parametrize("audience", POINTS)
def test_when_the_script_does_not_come(open_page: Open, audience: Audience) -> None:
    watched = open_page()
    watched.page.route(f"**{script_of(open_page)}", lambda route: route.abort())
    watched.visit(POINTS[audience])
    watched.page.wait_for_selector("html.js")
    stands_without_scripts(watched, audience)
    watched.faults.clear()  # the browser says that a script did not come


@pytest.mark.parametrize(
    ("broken", "by"),
    [
        ('"urgency"', '"elsewhere"'),  # rules of another format
        ('id="regles">{', 'id="regles">'),
        ('<template id="reponses">', '<template id="autre">'),
        ('<template data-outcome="risque">', '<template data-outcome="autre">'),
    ],
)
def test_when_it_fails_half_way(open_page: Open, broken: str, by: str) -> None:
    """The page and the script do not go together: whatever was done is undone, and nothing is concluded."""
    watched = open_page()

    def damaged(route: Route) -> None:
        response = route.fetch()
        text = response.text()
        assert broken in text
        route.fulfill(response=response, body=text.replace(broken, by))

    watched.page.route(f"**{POINTS['young']}", damaged)
    watched.visit(POINTS["young"])
    watched.page.wait_for_selector("html.js")
    start = watched.page.locator("[data-do=begin]")
    if start.is_visible():
        start.click()
        if watched.page.locator("#i-dire-non").count():
            press(watched, "dire-non", "no")
            watched.page.locator("[data-do=stop]").click()
    stands_without_scripts(watched, "young")
    watched.page.evaluate("() => { dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})) }")
    stands_without_scripts(watched, "young")
    assert watched.faults, "the fault is not hidden from who develops"
    watched.faults.clear()


def test_what_is_being_read_is_not_taken_away(open_page: Open) -> None:
    """The script comes late, and somebody has opened a situation."""
    watched = open_page()
    waiting: list[Route] = []
    watched.page.route("**/s/*.js", lambda route: waiting.append(route))
    watched.page.goto(POINTS["young"], wait_until="commit")
    watched.page.locator("[data-item=codes] summary").click()
    before = watched.page.evaluate(FIRST)
    assert len(before) > 6
    for route in waiting:
        route.continue_()
    watched.page.locator("[data-do=begin]").wait_for(state="visible")
    assert watched.page.evaluate(FIRST) == before, "nor does it move"
    assert watched.page.locator("[data-item=codes] details").get_attribute("open") == ""
    assert watched.page.locator("[data-item=codes] summary").is_visible()
    watched.page.locator("[data-do=begin]").click()
    assert watched.page.locator("#i-dire-non").is_visible()
