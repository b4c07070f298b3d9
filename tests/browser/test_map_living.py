"""The living map: on demand, quiet, in step with its list, usable without a mouse, and never the only way."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from balise.core.pack.read import Pack

OPEN = "Ouvrir la carte"
WIDE = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}
VIOLATIONS = """
    window.violations = [];
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
        violations.push(`${violatedDirective} ${blockedURI}`));
"""


class Looking:
    """A page, everything it asks for, and everything that goes wrong in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[Request] = []
        self.faults: list[str] = []
        page.add_init_script(VIOLATIONS)
        page.on("request", lambda request: self.requests.append(request))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on(
            "console", lambda message: self.faults.append(message.text) if message.type == "error" else None
        )

    def ask(self, town: str) -> None:
        self.page.goto("/")
        self.page.fill("#lieu", town)
        self.page.click("button[name=public][value=jeune]")
        expect(self.page.locator("h1")).to_contain_text(town)

    def open(self) -> None:
        self.page.get_by_role("button", name=OPEN).click()
        expect(self.status).to_contain_text("la carte.", timeout=30_000)

    @property
    def status(self) -> Any:
        return self.page.locator(".living-status")

    @property
    def canvas(self) -> Any:
        return self.page.locator(".living-canvas canvas")

    @property
    def rows(self) -> Any:
        return self.page.locator(".living-list > li")

    def settled(self) -> None:
        """Until two pictures of the map, a little apart, are the same."""
        before = b""
        for _ in range(80):
            now = self.canvas.screenshot()
            if now == before:
                return
            before = now
            self.page.wait_for_timeout(300)
        raise AssertionError("the map never stands still")

    def check(self, but: str = "") -> None:
        """`but`: the one error of the console that the test makes."""
        assert [fault for fault in self.faults if not but or but not in fault] == []
        assert self.page.evaluate("window.violations") == []


@pytest.fixture
def look(browser: Browser, address: str) -> Iterator[Callable[..., Looking]]:
    opened: list[Looking] = []

    def look_(**options: Any) -> Looking:
        context = browser.new_context(base_url=address, **(options or WIDE))
        opened.append(Looking(context.new_page()))
        return opened[-1]

    yield look_
    for looking in opened:
        looking.page.context.close()


def test_the_code_of_the_map_comes_when_it_is_asked_for_and_from_here_alone(
    look: Callable[..., Looking], address: str
) -> None:
    looking = look()
    looking.page.goto("/territoire/80/")
    expect(looking.page.get_by_role("button", name=OPEN)).to_be_visible()
    looking.page.wait_for_load_state("networkidle")
    before = len(looking.requests)
    heavy = sum(len(request.response().body()) for request in looking.requests if "/s/" in request.url)
    looking.open()
    looking.settled()

    after = looking.requests[before:]
    assert heavy < 100_000
    assert sum(len(request.response().body()) for request in after) > 1_000_000
    assert all(request.url.startswith(f"{address}/s/") for request in after)
    assert all(request.method == "GET" and request.post_data is None for request in after)
    looking.check()


def test_no_request_of_the_map_depends_on_the_place(look: Callable[..., Looking]) -> None:
    asked = []
    for town in ("Abbeville", "Papeete"):
        looking = look()
        looking.ask(town)
        looking.page.wait_for_load_state("networkidle")
        before = len(looking.requests)
        looking.open()
        looking.settled()
        looking.page.get_by_role("button", name="Éloigner").click()
        looking.settled()
        after = looking.requests[before:]
        asked.append(sorted({(request.method, request.url) for request in after}))
        assert all(request.post_data is None for request in after)
        looking.check()

    assert asked[0] == asked[1]


def test_a_point_leads_to_its_cards_and_a_card_to_its_point(look: Callable[..., Looking]) -> None:
    looking = look()
    looking.ask("Amiens")
    looking.open()
    looking.settled()
    alone = looking.canvas.screenshot()
    middle = looking.canvas.bounding_box()
    looking.page.mouse.click(middle["x"] + middle["width"] / 2, middle["y"] + middle["height"] / 2)

    chosen = looking.page.locator(".living-list > li[aria-current=true]")
    expect(chosen.first).to_be_focused()
    assert "Amiens" in chosen.first.inner_text()
    first = looking.page.locator("#pres ~ .grid .card h3").first.inner_text()
    assert chosen.locator("h3").first.inner_text() == first  # in the page's order, with the page's own card
    looking.settled()
    assert looking.canvas.screenshot() != alone
    elsewhere = looking.rows.filter(has_not=looking.page.locator("text=Amiens")).first
    with_amiens = looking.canvas.screenshot()
    elsewhere.hover()
    looking.settled()
    assert looking.canvas.screenshot() != with_amiens
    looking.check()


def test_moving_the_map_changes_its_list_and_says_so(look: Callable[..., Looking]) -> None:
    looking = look()
    looking.page.goto("/")
    looking.open()
    everywhere = looking.status.inner_text()
    looking.page.get_by_label("Aller à").select_option(label="Somme")
    expect(looking.status).not_to_have_text(everywhere)

    assert looking.status.get_attribute("role") == "status"
    assert int(looking.status.inner_text().split()[0]) < int(everywhere.split()[0])
    assert any("Amiens" in text for text in looking.rows.all_inner_texts())
    looking.check()


def test_the_keyboard_moves_zooms_reaches_the_cards_and_closes(look: Callable[..., Looking]) -> None:
    looking = look()
    looking.page.goto("/territoire/80/")
    looking.open()
    expect(looking.canvas).to_be_focused()
    looking.settled()
    for keys in (["ArrowRight", "ArrowRight"], ["+"], ["-"]):
        before = looking.canvas.screenshot()
        for key in keys:
            looking.page.keyboard.press(key)
        looking.settled()
        assert looking.canvas.screenshot() != before, keys
    looking.page.keyboard.press("Tab")  # the list comes before the buttons that zoom
    assert looking.page.evaluate("document.activeElement.closest('.living-list li') !== null")
    looking.page.keyboard.press("Escape")

    expect(looking.page.locator(".living")).to_have_count(0)
    expect(looking.page.get_by_role("button", name=OPEN)).to_be_focused()
    expect(looking.page.locator(".map svg")).to_be_visible()
    looking.check()


def test_a_masked_structure_is_in_the_list_and_has_no_point(look: Callable[..., Looking], pack: Pack) -> None:
    masked = next(s for s in pack.directory.structures if s.masked and s.role == "" and s.territory)
    looking = look()
    chart: list[str] = []
    looking.page.on(
        "response", lambda response: chart.append(response.text()) if response.url.endswith(".json") else None
    )
    looking.page.goto(f"/territoire/{masked.territory}/")
    looking.open()
    row = looking.rows.filter(has_text=masked.name)

    expect(row).to_have_count(1)
    expect(row).to_contain_text("ce lieu n'a pas de point sur la carte")
    assert row.get_attribute("data-rank") is None
    (sites,) = (text.split('"sites":')[1].split('"masked":')[0] for text in chart if '"sites":' in text)
    assert f'"{masked.id}"' not in sites
    looking.check()


@pytest.mark.parametrize("missing", ["webgl", "chart", "script"])
def test_without_webgl_or_a_file_the_page_says_so_and_keeps_its_drawing(
    look: Callable[..., Looking], missing: str
) -> None:
    looking = look()
    looking.page.goto("/territoire/80/")
    button = looking.page.get_by_role("button", name=OPEN)
    expect(button).to_be_visible()
    if missing == "webgl":
        looking.page.evaluate("HTMLCanvasElement.prototype.getContext = () => null")
    else:
        looking.page.route("**/s/*.json" if missing == "chart" else "**/s/*.js", lambda route: route.abort())
    button.click()

    said = "ne peut pas afficher la carte" if missing == "webgl" else "n'a pas pu être chargée"
    expect(looking.page.locator(".map [role=status]")).to_contain_text(said)
    expect(looking.page.locator(".map svg")).to_be_visible()
    expect(looking.page.locator(".living")).to_have_count(0)
    looking.check(but="Failed to load resource")


def test_without_script_there_is_no_button_and_the_drawing_stands(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/territoire/80/")

    assert page.get_by_text(OPEN).count() == 0
    assert page.locator(".map svg").is_visible()
    context.close()


def test_the_wheel_over_the_map_scrolls_the_page(look: Callable[..., Looking]) -> None:
    looking = look(viewport={"width": 1280, "height": 600})
    looking.page.goto("/territoire/80/")
    looking.open()
    looking.settled()
    at, before = looking.canvas.bounding_box(), looking.page.evaluate("scrollY")
    looking.page.mouse.move(at["x"] + 60, at["y"] + 200)
    looking.page.mouse.wheel(0, 120)
    expect(looking.page.locator(".maplibregl-cooperative-gesture-screen")).to_contain_text("Ctrl + molette")
    for _ in range(40):
        if looking.page.evaluate("scrollY") > before:
            break
        looking.page.wait_for_timeout(50)

    assert looking.page.evaluate("scrollY") > before
    looking.check()


def test_the_exit_stays_above_the_map(look: Callable[..., Looking]) -> None:
    looking = look(**PHONE)
    looking.page.goto("/territoire/80/")
    looking.open()
    for selector in (".living-canvas", ".living-list > li:last-child", ".living-about"):
        looking.page.evaluate("selector => document.querySelector(selector).scrollIntoView()", selector)
        on_top = looking.page.evaluate("""() => {
            const { left, top, width, height } = document.querySelector("a.exit").getBoundingClientRect();
            return document.elementFromPoint(left + width / 2, top + height / 2)?.closest("a.exit") !== null;
        }""")
        assert on_top, selector
    looking.check()


def test_the_map_follows_dark_and_forced_colours(look: Callable[..., Looking]) -> None:
    looking = look()
    looking.page.goto("/territoire/80/")
    looking.open()
    seen = []
    for scheme, forced in (("light", "none"), ("dark", "none"), ("light", "active")):
        looking.page.emulate_media(color_scheme=scheme, forced_colors=forced)
        looking.settled()
        seen.append(looking.canvas.screenshot())

    assert len(set(seen)) == 3
    looking.check()
