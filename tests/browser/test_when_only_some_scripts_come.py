"""The exit's script came and the others, or the packs, did not: nothing is promised that does not hold."""

import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser.conftest import EXIT, QUIET

BEFORE = "/icone.svg"  # where the visitor was before us
PACKS = re.compile(r"/s/.*\.(?:bin|json)$")
PROMISES = ".js-only"


@pytest.fixture
def page(playwright: Playwright, address: str) -> Iterator[Page]:
    """In a browser that keeps pages as they were and shows them again, as those of visitors do."""
    started = playwright.chromium.launch(
        executable_path=shutil.which("chromium"),
        args=list(QUIET),
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield started.new_context(base_url=address).new_page()
    started.close()


def ask(page: Page, agreeing: bool = False) -> None:
    page.goto("/")
    page.fill("#lieu", "abbevile")
    page.click("button[name=public][value=jeune]")
    if agreeing:
        page.click("text=Envoyer à ce site")
    page.wait_for_selector("#charge")


def leave_and_press_back(page: Page) -> None:
    with page.expect_navigation(url="**" + EXIT):
        page.click(".exit")
    page.evaluate("setTimeout(() => history.back())")
    page.wait_for_url(lambda url: not url.endswith(EXIT), wait_until="commit")


def promised(page: Page) -> list[str]:
    """What the page says that only scripts make true, as far as it can be seen once folded texts are open."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    return [one.inner_text() for one in page.locator(PROMISES).all() if one.is_visible()]


def test_a_form_that_the_browser_sends_itself_is_not_promised_to_leave_nothing(page: Page) -> None:
    page.goto("/")
    search = page.locator("script[type=module]").nth(1).get_attribute("src")
    page.route(f"**{search}", lambda route: route.abort())
    page.goto(BEFORE)
    page.goto("/")
    assert promised(page) == []
    ask(page)
    assert promised(page) == [], "Back leads to a page of ours"
    leave_and_press_back(page)
    page.wait_for_selector("#lieu")
    assert page.input_value("#lieu") == "", "nothing of what was written"


def test_all_scripts_are_there_and_the_promise_is_made(page: Page) -> None:
    page.goto("about:blank")
    page.goto("/")
    page.wait_for_selector("html.js")
    assert any("ne montre plus cette page" in text for text in promised(page))


def test_a_card_that_the_server_makes_stands_in_place_with_its_sheet(page: Page, address: str) -> None:
    page.route(PACKS, lambda route: route.abort())
    page.goto(BEFORE)
    ask(page, agreeing=True)
    before = page.evaluate("history.length")
    page.click("button[formaction='/imprimer/']")
    page.click("text=Envoyer à ce site")
    page.wait_for_selector(".wallet")
    assert (page.url, page.evaluate("history.length")) == (f"{address}/", before)
    box = page.locator(".wallet").first.bounding_box()
    assert box is not None
    assert box["width"] < 400, "of the size of a card"
    leave_and_press_back(page)
    assert page.url == address + BEFORE
