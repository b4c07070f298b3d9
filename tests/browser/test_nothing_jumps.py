"""What comes late moves nothing: neither what is read nor what is about to be pressed."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from tests.browser.watching import Watched, until

Open = Callable[..., Watched]
PLACES = """[...document.querySelectorAll('main > *, .door, .card')].filter(one => !one.closest('.notice'))
    .map(one => one.getBoundingClientRect().top)"""
SIZES = [{"width": 390, "height": 844}, {"width": 1280, "height": 800}]


def hold(page: Page, name: str) -> Callable[[], None]:
    """Keep the answers for one file of the pack. What is given back lets them go."""
    held: list[Route] = []
    free: list[bool] = []
    listed = json.loads(page.get_attribute("meta[name=balise]", "content") or "")

    def let_go() -> None:
        free.append(True)
        for route in held:
            route.continue_()

    page.route(f"**{listed[name][0]}", lambda route: route.continue_() if free else held.append(route))
    page.reload()
    return let_go


@pytest.mark.parametrize("size", SIZES)
def test_the_line_that_says_to_wait(open_page: Open, size: dict[str, int]) -> None:
    watched = open_page(viewport=size)
    watched.visit("/")
    let_go = hold(watched.page, "help")
    watched.page.fill("#lieu", "abbeville")
    watched.page.keyboard.press("Escape")
    door = watched.page.locator("button[name=public][value=temoin]")
    door.scroll_into_view_if_needed()
    until(watched.page, "document.querySelector('.options').hidden")
    before = watched.page.evaluate(PLACES)
    door.click()
    watched.page.wait_for_selector(".notice button")
    assert watched.page.evaluate(PLACES) == before
    box = watched.page.locator(".notice").bounding_box()
    assert box is not None
    assert 0 < box["y"] < size["height"] - box["height"] + 1, "it is seen"
    watched.mark()
    let_go()
    watched.arrive()
    assert watched.town == "Abbeville"


@pytest.mark.parametrize("size", SIZES)
def test_the_drawing_of_an_answer(open_page: Open, size: dict[str, int]) -> None:
    watched = open_page(viewport=size)
    watched.visit("/")
    let_go = hold(watched.page, "maps")
    watched.page.fill("#lieu", "abbeville")
    watched.press("button[name=public][value=jeune]")
    until(watched.page, "document.querySelector('#charge') !== null")
    assert watched.page.locator(".map svg").count() == 0
    before = watched.page.evaluate(PLACES)
    assert len(before) > 20
    let_go()
    watched.page.wait_for_selector(".map svg .map-here", state="attached")
    assert watched.page.evaluate(PLACES) == before
