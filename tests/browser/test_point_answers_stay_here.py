"""« Faire le point » through the real page: the outcome is that of the server's rules, and nothing leaves."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Request

from balise.core.pack.records import Audience
from tests.browser.answering import POINTS, SCALE, answer, begin, cases, expected, press, title, words
from tests.browser.watching import Watched

Open = Callable[..., Watched]
ALL = [(audience, case) for audience in POINTS for case in cases(audience)]
STATE = "[location.href, history.length, document.title]"
HELD = """() => ({
    pressed: document.querySelectorAll('[aria-pressed=true]').length,
    result: document.querySelector('#bilan').textContent,
    facts: document.querySelectorAll('[data-facts] li').length,
})"""
# Pages may write to the clipboard and never read it: what is given to it is caught.
CATCH = """() => { const write = navigator.clipboard.writeText.bind(navigator.clipboard);
    navigator.clipboard.writeText = (text) => { window.copied = text; return write(text); }; }"""
EMPTY = {"pressed": 0, "result": "", "facts": 0}


def test_every_outcome_is_tried_for_each_audience() -> None:
    outcomes = {outcome.code for outcome in SCALE.rules.outcomes}
    for audience in POINTS:
        assert {case["finding"]["outcome"] for case in cases(audience)} == outcomes


@pytest.mark.parametrize(
    ("audience", "case"), ALL, ids=[f"{audience}-{case['finding']['outcome']}" for audience, case in ALL]
)
def test_the_page_finds_what_the_server_would(
    open_page: Open, audience: Audience, case: dict[str, Any]
) -> None:
    watched = open_page()
    finding = case["finding"]
    answer(watched, audience, case["answers"])
    outcome = expected(finding["outcome"])
    assert title(watched) == words(outcome.title, audience)
    shown = " ".join(watched.page.inner_text("#bilan").split())
    parts = (outcome.title, outcome.protection, outcome.law, outcome.rights, outcome.onward)
    places = [shown.index(words(part, audience)) for part in parts]
    assert places == sorted(places), "protection before the law, a lawyer before anything is told"
    steps = [" ".join(one.split()) for one in watched.page.locator("#bilan .next li").all_inner_texts()]
    assert len(steps) == len(finding["steps"]) <= 3
    for said, code in zip(steps, finding["steps"], strict=True):
        assert said.startswith(words(SCALE.texts.steps[code].what, audience))
        assert words(SCALE.texts.steps[code].transmits, audience) in said
    assert watched.page.locator("#bilan .why").get_attribute("open") is None, "folded"
    reasons = watched.page.locator("#bilan .why li").all_text_contents()
    assert len(reasons) == len(finding["because"])
    for said, sign in zip(reasons, finding["because"], strict=True):
        assert words(SCALE.texts.items[sign["item"]].statement, audience) in " ".join(said.split())
    calls = watched.page.locator("section[data-view=result] .card a[href^='tel:']")
    assert [one.get_attribute("href") for one in calls.all()] == ["tel:119", "tel:3114"]
    assert calls.first.is_visible()


@pytest.mark.parametrize("audience", POINTS)
def test_nothing_is_asked_for_and_nothing_is_added_to_the_history(
    open_page: Open, audience: Audience
) -> None:
    watched = open_page()
    watched.visit(POINTS[audience])
    watched.page.wait_for_load_state("networkidle")
    before = watched.page.evaluate(STATE)
    asked: list[Request] = []
    watched.context.on("request", lambda request: asked.append(request))
    watched.page.click("[data-do=begin]")
    for item in SCALE.rules.asked(audience):
        press(watched, item.code, "unknown")
    if audience == "professional":
        watched.page.click("[data-do=stop]")
    watched.page.click("#bilan .why summary")
    watched.page.click("[data-do=return]")
    watched.page.click("[data-do=wipe]:visible")
    watched.page.wait_for_load_state("networkidle")
    assert asked == []
    assert watched.page.evaluate(STATE) == before


@pytest.mark.parametrize("audience", POINTS)
def test_danger_now_leads_at_once_to_who_comes(open_page: Open, audience: Audience) -> None:
    watched = open_page()
    begin(watched, audience)
    for item in SCALE.rules.asked(audience):
        if item.code == "danger":
            break
        if audience != "professional":
            press(watched, item.code, "unknown")
    press(watched, "danger", "yes")
    assert title(watched) == words(expected("danger").title, audience)
    assert watched.page.locator("#bilan .next a[href='tel:17']").first.is_visible()
    assert watched.page.evaluate("document.activeElement === document.querySelector('#bilan h2')")
    watched.page.click("[data-do=return]")
    assert watched.page.locator("#i-danger").is_visible(), "and the other questions are still there"


def wiped(watched: Watched) -> None:
    assert watched.page.evaluate(HELD) == EMPTY
    assert watched.page.locator("[data-do=begin]").is_visible()
    assert watched.page.locator("[data-item]:visible").count() == 0


@pytest.mark.parametrize("audience", POINTS)
@pytest.mark.parametrize("how", ["button", "left", "shown again"])
def test_nothing_stays_in_the_page(open_page: Open, audience: Audience, how: str) -> None:
    """Wiped by the person, when the page is left, and when a browser shows it again as it was."""
    watched = open_page()
    answer(watched, audience, {"dire-non": "no", "argent-garde": "yes"})
    assert watched.page.evaluate(HELD)["pressed"] >= 2
    if how == "button":
        watched.page.click("[data-do=wipe]:visible")
        assert watched.page.evaluate("document.activeElement.tagName") == "H1"
    else:
        event = "pagehide" if how == "left" else "pageshow"
        watched.page.evaluate(
            f"() => {{ dispatchEvent(new PageTransitionEvent('{event}', {{persisted: true}})) }}"
        )
    wiped(watched)
    watched.page.click("[data-do=begin]")
    watched.page.click("[data-do=stop]:visible")
    assert title(watched) == words(expected("indetermine").title, audience), "the answers too are gone"


def test_back_and_another_answer(open_page: Open) -> None:
    watched = open_page()
    begin(watched, "young")
    press(watched, "dire-non", "no")
    watched.page.click("[data-do=back]")
    assert watched.page.get_attribute("[data-item=dire-non] [data-answer=no]", "aria-pressed") == "true"
    press(watched, "dire-non", "yes")
    assert watched.page.locator("#i-codes").is_visible()
    watched.page.click("[data-do=back]")
    watched.page.click("[data-do=back]")
    assert watched.page.locator("[data-do=begin]").is_visible()
    watched.page.click("[data-do=begin]")
    watched.page.click("[data-do=stop]:visible")
    assert title(watched) == words(expected("indetermine").title, "young")


def test_the_facts_become_a_text_to_finish_elsewhere(open_page: Open, address: str) -> None:
    watched = open_page()
    watched.context.grant_permissions(["clipboard-write"], origin=address)
    begin(watched, "professional")
    watched.page.evaluate(CATCH)
    for item, given, known in (
        ("dire-non", "no", "heard"),
        ("cadeaux", "yes", "seen"),
        ("ecart-age", "yes", "inferred"),
        ("menaces", "yes", ""),
    ):
        press(watched, item, given)
        if known:
            watched.page.click(f"[data-item={item}] [data-known={known}]")
    press(watched, "codes", "unknown")
    assert watched.page.locator("[data-item=codes] .known").is_hidden(), "nothing is known of it"
    watched.page.click("[data-do=stop]")
    for how, item in (
        ("heard", "dire-non"), ("seen", "cadeaux"), ("inferred", "ecart-age"), ("unsourced", "menaces"),
    ):  # fmt: skip
        (line,) = watched.page.locator(f"[data-facts={how}] li").all_inner_texts()
        assert words(SCALE.texts.items[item].statement, "professional") in " ".join(line.split())
        assert line.endswith("]"), "what is to be filled in"
    watched.page.click("[data-do=copy]")
    watched.page.wait_for_selector("text=Trame copiée.")
    copied = watched.page.evaluate("copied")
    assert copied.split("\n")[0].startswith("Écrit le [date, heure]")
    assert "\n- «" in copied
    assert words(SCALE.texts.items["cadeaux"].statement, "professional") in " ".join(copied.split())
    assert "identité, à porter seulement sur l'écrit transmis" in copied


def test_from_the_front_page_and_on_to_help(open_page: Open) -> None:
    watched = open_page()
    watched.visit("/icone.svg")
    watched.visit("/")
    length = watched.page.evaluate("history.length")
    watched.press("a[href='/point/']")
    answer_length = watched.page.evaluate("history.length")
    watched.page.click("[data-do=begin]")
    press(watched, "dire-non", "no")
    watched.page.click("[data-do=stop]")
    watched.press("section[data-view=result] a.go")
    assert watched.page.url == watched.address + "/aide/"
    assert watched.page.evaluate("history.length") == answer_length == length
    watched.page.go_back()
    assert watched.page.url == watched.address + "/icone.svg"


def test_it_is_opened_by_the_browser_even_over_an_answer(open_page: Open) -> None:
    """Scripts show other pages in place; this one brings its own texts, rules and script."""
    watched = open_page()
    watched.visit("/aide/")
    watched.page.fill("#lieu", "abbevile")
    watched.press("button[name=public][value=jeune]")
    assert watched.town == "Abbeville"
    watched.press("a[href='/point/']")
    assert watched.page.url == watched.address + "/point/"
    watched.page.click("[data-do=begin]")
    assert watched.page.locator("#i-dire-non").is_visible()
