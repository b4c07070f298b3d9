"""On paper: a poster is one sheet of A4, a card has the size of a bank card, the site is not printed."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

MILLIMETRE = 96 / 25.4  # CSS pixels
A4 = (210, 297)
CARD = (85, 54)
# Small, large, overseas, without any place, and names that are long.
TOWNS = (
    "abbeville",
    "paris 18",
    "lyon",
    "clermont-ferrand",
    "papeete",
    "saint-denis 974",
    "mende",
    "strasbourg",
    "aubenas",
)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    yield context.new_page()
    context.close()


def to_print(page: Page, typed: str, slug: str = "jeune", kind: str = "carte") -> None:
    """As a person without scripts comes there: the form, the answer, the button."""
    page.goto("/")
    page.fill("#lieu", typed)
    _press(page, f"button[name=public][value={slug}]")
    if page.locator("button[name=commune]").count():
        _press(page, "button[name=commune]")
    _press(page, "button[formaction='/imprimer/']")
    if kind == "affiche":
        _press(page, "button[name=affiche]")


def _press(page: Page, selector: str) -> None:
    with page.expect_navigation():
        page.locator(selector).first.click()


def sheets(page: Page) -> int:
    pdf = page.pdf(prefer_css_page_size=True)
    width, height = (float(side) for side in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)[0])
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == A4
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("town", TOWNS)
def test_a_poster_is_one_sheet(page: Page, town: str) -> None:
    to_print(page, town, kind="affiche")
    assert sheets(page) == 1
    page.emulate_media(media="print")
    sheet, bottom = (page.locator(one).bounding_box() for one in (".poster", ".poster .end"))
    assert sheet
    assert bottom
    assert bottom["y"] + bottom["height"] <= sheet["y"] + sheet["height"] <= A4[1] * MILLIMETRE


@pytest.mark.parametrize("town", TOWNS)
def test_a_card_holds_its_numbers(page: Page, town: str) -> None:
    to_print(page, town)
    assert sheets(page) == 1
    page.emulate_media(media="print")
    card = page.locator(".wallet").first.bounding_box()
    assert card
    assert (round(card["width"] / MILLIMETRE), round(card["height"] / MILLIMETRE)) == CARD
    for row in page.locator(".wallet").first.locator("li").all():
        inside = row.bounding_box()
        assert inside
        assert inside["y"] + inside["height"] <= card["y"] + card["height"] - 2 * MILLIMETRE, row.inner_text()
        assert inside["x"] + inside["width"] <= card["x"] + card["width"]


def test_ten_cards_are_one_sheet(page: Page) -> None:
    to_print(page, "abbeville")
    page.check("#ten")
    page.emulate_media(media="print")
    assert page.locator(".wallet:visible").count() == 10
    assert sheets(page) == 1


@pytest.mark.parametrize("kind", ["carte", "affiche"])
def test_only_the_sheet_is_printed(page: Page, kind: str) -> None:
    to_print(page, "abbeville", "proche", kind)
    assert page.locator("a.exit").is_visible(), "on screen the exit stays"
    page.emulate_media(media="print")
    words = page.locator("body").inner_text()
    shown = page.locator(".sheet").inner_text()
    assert words.split() == shown.split()
    assert "Balise" not in words
    assert "Quitter" not in words


def test_a_poster_is_read_from_afar(page: Page) -> None:
    to_print(page, "abbeville", kind="affiche")
    page.emulate_media(media="print")
    sizes = page.locator(".poster .first b").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert sizes[0] >= 16 * MILLIMETRE
    assert min(sizes) >= 8 * MILLIMETRE


@pytest.mark.parametrize(
    "path", ["/", "/aide/", "/numeros/", "/territoire/80/", "/structure/119/", "/vie-privee/"]
)
def test_any_page_prints_without_form_exit_or_colour(page: Page, path: str) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(path)
    for hidden in ("a.exit", "form", ".map", ".foot nav", ".skip"):
        for one in page.locator(hidden).all():
            assert not one.is_visible(), hidden
    assert page.locator("h1").is_visible()
    body = page.locator("body").evaluate(
        "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    )
    assert body == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    for one in page.locator("main :is(p, li, h1, h2, h3, dt, dd, span, a):visible").all()[:150]:
        red, green, blue = map(
            int, re.findall(r"\d+", one.evaluate("one => getComputedStyle(one).color"))[:3]
        )
        assert max(red, green, blue) <= 110, (path, one.inner_text())
