"""A page is drawn from its HTML alone: what serves later is asked for then, or as soon as somebody types."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route

from tests.browser.watching import Watched, until

Open = Callable[..., Watched]
BEFORE_PAINT = """() => {
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    const before = performance.getEntriesByType("resource").filter((one) => one.startTime < paint.startTime);
    const byTheBrowser = "/icone.svg";
    return before.map((one) => one.name).filter((name) => !name.endsWith(byTheBrowser));
}"""
PACKS_ARE_THERE = "performance.getEntriesByType('resource').some(one => one.name.endsWith('.bin'))"


@pytest.mark.parametrize("path", ["/", "/aide/", "/aide/80021/?public=jeune", "/territoire/80/"])
def test_only_two_scripts_are_asked_for_before_the_page_is_drawn(open_page: Open, path: str) -> None:
    page = open_page().page
    page.goto(path)
    until(page, "performance.getEntriesByName('first-contentful-paint').length === 1")
    if path != "/territoire/80/":
        until(page, PACKS_ARE_THERE)
    scripts = page.locator("script[type=module]").evaluate_all("all => all.map(one => one.src)")
    assert len(scripts) == 2
    assert set(page.evaluate(BEFORE_PAINT)) <= set(scripts)


def test_somebody_who_types_waits_for_no_picture(open_page: Open) -> None:
    """The page is never said to be drawn: the field alone starts all."""
    watched = open_page()
    page = watched.page
    page.add_init_script("PerformanceObserver.prototype.observe = () => {};")
    page.goto("/")
    assert page.evaluate(f"!({PACKS_ARE_THERE})")
    page.locator("#lieu").press_sequentially("abbe")
    page.wait_for_selector("[role=option]")
    assert "Abbeville" in page.locator("[role=option]").first.inner_text()


def test_a_territory_asks_for_its_map_only_when_it_is_opened(open_page: Open) -> None:
    asked: list[str] = []
    page = open_page().page

    def note(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_()

    page.route("**/s/*.bin", note)
    page.route("**/s/*.json", note)
    page.goto("/territoire/80/", wait_until="networkidle")
    assert asked == []
    assert page.locator(".living-open").is_visible()
