"""With scripts the page to print is made in the browser, as the server makes it, and no request says so."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

PARTS = ".printed .lede, .printed .sheet"


@pytest.fixture
def pages(browser: Browser, address: str) -> Iterator[tuple[Page, Page]]:
    """One with scripts, one without."""
    contexts = [browser.new_context(base_url=address, java_script_enabled=on) for on in (True, False)]
    yield contexts[0].new_page(), contexts[1].new_page()
    for context in contexts:
        context.close()


def ask(page: Page) -> None:
    page.goto("/", wait_until="networkidle")
    page.fill("#lieu", "abbevile")
    page.locator("#lieu").press("Escape")
    page.click("button[name=public][value=jeune]")
    page.wait_for_selector("#appeler")
    page.click("button[formaction='/imprimer/']")
    page.wait_for_selector(".wallet", timeout=60_000)


def test_the_same_card_without_asking_the_server(pages: tuple[Page, Page]) -> None:
    with_scripts, without = pages
    asked: list[str] = []
    with_scripts.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    ask(with_scripts)
    ask(without)
    assert [one for one in asked if one.startswith("POST") or "imprimer" in one] == []
    same = [page.locator(PARTS).evaluate_all("all => all.map(one => one.outerHTML)") for page in pages]
    assert same[0] == same[1]
    card, other = (page.locator(".wallet").first.bounding_box() for page in pages)
    assert card
    assert other
    assert (round(card["width"]), round(card["height"])) == (round(other["width"]), round(other["height"]))


def test_a_press_prints_and_retour_brings_the_answer_back(pages: tuple[Page, Page]) -> None:
    page, _without = pages
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; }")
    ask(page)
    assert page.evaluate("window.printed") == 0, "nothing is printed or saved by itself"
    page.click(".printed button.go")
    assert page.evaluate("window.printed") == 1
    page.click("button[name=affiche]")
    page.wait_for_selector(".poster")
    page.emulate_media(media="print")
    words, sheet = page.locator("body").inner_text(), page.locator(".poster").inner_text()
    assert words.split() == sheet.split()
    page.emulate_media(media="screen")
    page.click(".back a")
    page.click(".back a")
    page.wait_for_selector("#appeler")
    assert page.locator("h1").inner_text().startswith("Abbeville")
