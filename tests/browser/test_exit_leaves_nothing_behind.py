"""With JavaScript: one press or Shift three times, a blank page at once, and Back shows nothing of ours."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Playwright, Route, ViewportSize

from tests.browser.conftest import EXIT, QUIET
from tests.browser.kinds import KINDS
from tests.browser.watching import Watched, until

Open = Callable[..., Watched]
BEFORE = "/icone.svg"  # where the visitor was before us
# What stands right after the press, before the browser had a moment to draw or to leave.
PRESS = """() => {
    document.querySelector('.exit').click();
    const style = getComputedStyle(document.documentElement);
    return { text: document.body.innerText, title: document.title, colour: style.backgroundColor,
             left: document.querySelectorAll('main, header, footer, style, link').length };
}"""
BLANK = {"text": "Chargement", "title": "Chargement", "colour": "rgb(255, 255, 255)", "left": 0}
PRESS_TOO_SOON = f"""() => {{
    const late = document.querySelector('link[rel=stylesheet]'), seen = ({PRESS})();
    late.dispatchEvent(new Event('load'));
    return seen;
}}"""
ON_TOP = """where => {
    scrollTo(0, where * document.documentElement.scrollHeight);
    const exit = document.querySelector('.exit'), box = exit.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const inside = box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
    return inside && top === exit;
}"""
SCREENS: tuple[ViewportSize, ...] = (
    {"width": 320, "height": 640},
    {"width": 320, "height": 256},  # 1280 × 1024 at 400 %
    {"width": 1280, "height": 800},
)


def leave_by(watched: Watched, how: Callable[[], None]) -> None:
    with watched.page.expect_navigation(url="**" + EXIT):
        how()


@pytest.mark.parametrize("kind", KINDS)
def test_blank_at_once_then_back_five_times(open_page: Open, kind: str) -> None:
    watched = open_page()
    watched.visit(BEFORE)
    watched.show(kind)
    with watched.page.expect_navigation(url="**" + EXIT):
        assert watched.page.evaluate(PRESS) == BLANK
    for _ in range(5):
        watched.page.go_back()
        assert watched.page.url in (watched.address + BEFORE, "about:blank")


def test_what_comes_after_the_press_fills_nothing(open_page: Open) -> None:
    """Scripts were waiting for the second style of the page: told that it came, they find nothing to do."""
    watched = open_page()
    watched.page.route("**/s/*.css", lambda route: None)
    watched.show("/deux-lieux/")
    until(watched.page, "document.querySelector('link[rel=stylesheet]') !== null")
    with watched.page.expect_navigation(url="**" + EXIT):
        assert watched.page.evaluate(PRESS_TOO_SOON) == BLANK


@pytest.mark.parametrize("kind", KINDS[::3])
def test_on_screen_above_everything_at_every_size_wherever_the_page_is(open_page: Open, kind: str) -> None:
    watched = open_page()
    watched.show(kind)
    for screen in SCREENS:
        watched.page.set_viewport_size(screen)
        for where in (0, 0.5, 1):
            assert watched.page.evaluate(ON_TOP, where), (screen, where)


def test_shift_three_times_even_while_typing(open_page: Open) -> None:
    watched = open_page()
    watched.visit("/")
    watched.page.focus("#lieu")
    leave_by(watched, lambda: [watched.page.keyboard.press("Shift") for _ in range(3)] and None)


def test_writing_capitals_and_going_back_through_links_do_not_leave(open_page: Open) -> None:
    watched = open_page()
    watched.visit("/")
    watched.page.focus("#lieu")
    for letter in "ABC":
        watched.page.keyboard.press(f"Shift+{letter}")
    for _ in range(4):
        watched.page.keyboard.press("Shift+Tab")
    assert watched.page.input_value("#lieu") == "ABC"
    assert watched.page.url == watched.address + "/"


@pytest.mark.parametrize("how", ["Control", "middle"])
def test_a_press_that_would_open_another_tab_leaves_too(open_page: Open, how: str) -> None:
    """A page left behind in its tab is a page that somebody finds."""
    watched = open_page()
    watched.visit("/")
    if how == "middle":
        leave_by(watched, lambda: watched.page.click(".exit", button="middle"))
    else:
        leave_by(watched, lambda: watched.page.click(".exit", modifiers=["Control"]))
    assert len(watched.context.pages) == 1


def test_nothing_says_where_the_visitor_came_from(open_page: Open) -> None:
    watched = open_page()
    watched.visit("/")
    with watched.page.expect_request("**" + EXIT) as left:
        watched.page.click(".exit")
    assert "referer" not in left.value.headers


@pytest.fixture(scope="module")
def keeping_browser(playwright: Playwright) -> Iterator[Browser]:
    """A browser that keeps pages as they were and shows them again, as those of visitors do."""
    started = playwright.chromium.launch(
        executable_path=shutil.which("chromium"),
        args=list(QUIET),
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield started
    started.close()


def test_not_from_the_pages_that_a_browser_keeps(keeping_browser: Browser, address: str) -> None:
    context = keeping_browser.new_context(base_url=address)
    page = context.new_page()
    page.goto(BEFORE)
    page.goto("/numeros/")
    page.click("a.brand")
    page.wait_for_selector("#lieu")
    page.fill("#lieu", "abbevile")
    page.click("button[name=public][value=jeune]")
    page.wait_for_selector("#charge")
    with page.expect_navigation(url="**" + EXIT):
        page.click(".exit")
    for _ in range(5):
        page.evaluate("setTimeout(() => history.back())")
        page.wait_for_timeout(300)
        page.wait_for_url(lambda url: url in (address + BEFORE, "about:blank"), wait_until="commit")
    context.close()


def test_a_page_that_comes_back_all_the_same_is_blank_and_leaves_again(open_page: Open) -> None:
    """Shown again from memory after the exit, or when the page it leads to does not come."""
    watched = open_page()
    asked: list[str] = []

    def nothing_comes(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=204)  # a browser then stays on the page that it has

    watched.page.route("**" + EXIT, nothing_comes)
    watched.show("POST abbevile|jeune")
    assert watched.page.evaluate(PRESS) == BLANK
    watched.page.wait_for_timeout(200)
    watched.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    watched.page.wait_for_timeout(200)
    assert len(asked) == 2
    assert watched.page.inner_text("body") == "Chargement"
