"""No overflow on a phone, a desk, at 400 % zoom, in large or spaced text; dark, forced colours, paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.kinds import KINDS
from tests.browser.watching import Watched, until

Open = Callable[..., Watched]
PHONE: ViewportSize = {"width": 320, "height": 640}
DESK: ViewportSize = {"width": 1280, "height": 800}
ZOOMED: ViewportSize = {"width": 320, "height": 256}  # 1280 × 1024 at 400 %

OVERFLOW = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.body.querySelectorAll('*')]
        .filter(one => one.getBoundingClientRect().right > width + 1)
        .map(one => one.tagName + '.' + one.className + ': ' + one.textContent.slice(0, 60)).slice(0, 5)
        .concat(['page: ' + document.documentElement.scrollWidth + ' > ' + width]);
}"""
# Cut text: a box that hides what does not fit.
CUT = """() => [...document.body.querySelectorAll('a, p, li, h1, h2, h3, button, label, dd, dt, summary, td')]
    .filter(one => one.offsetParent
        && getComputedStyle(one).overflow !== 'visible'
        && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
    .map(one => one.tagName + ': ' + one.textContent.slice(0, 60))"""
# WCAG 1.4.12 and 1.4.4.
SPACED = """*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}
p{margin-bottom:2em!important}"""
LARGE = "html{font-size:200%!important}"
# Nothing that can be pressed is smaller than 24 px (WCAG 2.5.8), links in a line of text apart.
PRESSED = "button, a.call, a.plain, a.exit, a.go, a.door, summary, input:not([type=radio]), select"
SMALL = """pressed => [...document.querySelectorAll(pressed)]
    .filter(one => one.offsetParent && one.type !== 'hidden')
    .map(one => [one, one.getBoundingClientRect()])
    .filter(([one, box]) => box.width < 24 || box.height < 24)
    .map(([one, box]) => one.tagName + ' ' + box.width + ' × ' + box.height + ' ' + one.textContent)"""


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page(open_page: Open, kind: str) -> None:
    watched = open_page(viewport=DESK, bypass_csp=True)
    watched.show(kind)
    for screen in (DESK, PHONE, ZOOMED):
        fits(watched, screen)
    watched.page.set_viewport_size(PHONE)
    assert watched.page.evaluate(SMALL, PRESSED) == []
    for style, screen in ((LARGE, DESK), (SPACED, DESK), (SPACED, PHONE)):
        added = watched.page.add_style_tag(content=style)
        fits(watched, screen, style)
        added.evaluate("style => style.remove()")
    seen_otherwise(watched)


def test_the_first_screen_of_a_phone_holds_whom_to_call_and_the_first_doors(open_page: Open) -> None:
    watched = open_page(viewport={"width": 360, "height": 640})
    watched.page.goto("/")
    for seen in (
        ".danger a[href='sms:114']",
        "a.call[href='tel:119']",
        "#lieu",
        "[value=jeune]",
        "[value=proche]",
    ):
        box = watched.page.locator(seen).first.bounding_box()
        assert box, seen
        assert box["y"] + box["height"] <= 640, seen


def fits(watched: Watched, screen: ViewportSize, style: str = "") -> None:
    watched.page.set_viewport_size(screen)
    assert watched.page.evaluate(OVERFLOW) == [], (screen, style)
    assert watched.page.evaluate(CUT) == [], (screen, style)


def seen_otherwise(watched: Watched) -> None:
    """Dark, forced colours, paper."""
    light = watched.page.evaluate("getComputedStyle(document.body).backgroundColor")
    watched.page.emulate_media(color_scheme="dark")
    assert watched.page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    watched.page.emulate_media(color_scheme="light", forced_colors="active")
    assert watched.page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert watched.page.evaluate(OVERFLOW) == []
    watched.page.emulate_media(forced_colors="none", media="print")
    assert watched.page.is_hidden(".exit"), "the header is not for paper"
    assert watched.page.is_visible("h1")
    assert watched.page.evaluate(OVERFLOW) == []


def test_the_exit_stays_on_screen_while_scrolling(open_page: Open) -> None:
    watched = open_page(viewport=PHONE)
    watched.show("POST abbevile|jeune")
    watched.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    until(watched.page, "scrollY > 1000")
    box = watched.page.locator(".exit").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 100
    assert (
        watched.page.evaluate(
            """() => { const box = document.querySelector('.exit').getBoundingClientRect();
        return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2).className; }"""
        )
        == "exit"
    ), "nothing lies over it"


def test_the_header_leaves_room_when_the_screen_is_short(open_page: Open) -> None:
    watched = open_page(viewport=ZOOMED)
    watched.visit("/")
    assert watched.page.evaluate("getComputedStyle(document.querySelector('.top')).position") == "static"
    watched.page.set_viewport_size(PHONE)
    assert watched.page.evaluate("getComputedStyle(document.querySelector('.top')).position") == "sticky"


def test_the_first_screen_of_an_answer_says_the_essential(open_page: Open) -> None:
    """On a small phone, without scrolling: danger, whom to call, and specialised help near or far."""
    watched = open_page(viewport={"width": 390, "height": 844})
    watched.show("POST abbevile|jeune")
    rows = watched.page.locator(".sum li")
    assert rows.count() == 4
    for row in (*rows.all(), watched.page.locator(".danger").first):
        box = row.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 844, row.text_content()
