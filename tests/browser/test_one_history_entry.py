"""With JavaScript the whole site is one line of the history, and « Retour » on the page replaces Back."""

from collections.abc import Callable

from tests.browser.watching import Watched

Open = Callable[..., Watched]
LENGTH = "history.length"


def arrive_from_elsewhere(watched: Watched) -> int:
    watched.visit("/icone.svg")
    watched.visit("/")
    length: int = watched.page.evaluate(LENGTH)
    return length


def test_links_from_page_to_page(open_page: Open) -> None:
    watched = open_page()
    length = arrive_from_elsewhere(watched)
    for selector in (
        "footer a[href='/territoires/']",
        "a[href='/territoire/80/']",
        "a.brand",
        "footer a[href='/aide/']",
    ):
        watched.press(selector)
        assert watched.page.evaluate(LENGTH) == length, selector
    watched.page.go_back()
    assert watched.page.url == watched.address + "/icone.svg"


def test_an_answer_then_pages_over_it_and_all_the_way_back(open_page: Open) -> None:
    watched = open_page()
    length = arrive_from_elsewhere(watched)
    watched.page.fill("#lieu", "abbevile")
    watched.press("button[name=public][value=jeune]")
    watched.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    watched.page.evaluate("scrollTo(0, 900)")
    watched.mark()
    watched.page.evaluate("document.querySelector(`footer a[href='/territoires/']`).click()")
    watched.arrive()
    watched.press("a[href='/territoire/75/']")
    if watched.page.locator("a[href^='?page=2'], a[href$='?page=2']").count():
        watched.press("a[href$='?page=2']")
        assert watched.page.inner_text("h1") == "Paris"
        watched.press(".back a")
    assert watched.page.url == watched.address + "/"
    assert watched.page.evaluate(LENGTH) == length
    watched.press(".back a")
    assert "territoires" in watched.page.inner_text("h1")
    watched.page.click(".back a")
    assert watched.town == "Abbeville"
    assert watched.page.evaluate("scrollY") == 900, "where the visitor was reading"
    assert watched.page.locator("details[open]").count() > 3, "as it was left"
    watched.page.click(".back a")
    assert watched.page.input_value("#lieu") == "abbevile"


def test_a_place_in_the_page_is_no_entry_and_no_address(open_page: Open) -> None:
    watched = open_page()
    length = arrive_from_elsewhere(watched)
    watched.page.focus("a.skip")
    watched.page.keyboard.press("Enter")
    assert watched.page.evaluate("document.activeElement.id") == "contenu"
    assert watched.page.url == watched.address + "/"
    assert watched.page.evaluate(LENGTH) == length


def test_a_press_that_asks_for_a_new_tab_is_left_alone(open_page: Open) -> None:
    watched = open_page()
    watched.visit("/")
    with watched.context.expect_page() as opened:
        watched.page.click("footer a[href='/numeros/']", modifiers=["Control"])
    assert opened.value.url.endswith("/numeros/")
    assert watched.page.url == watched.address + "/"


def test_every_page_has_a_way_back_that_works_without_scripts(open_page: Open) -> None:
    watched = open_page(java_script_enabled=False)
    for path, parent in (
        ("/aide/", "/"),
        ("/numeros/", "/"),
        ("/telephone/", "/"),
        ("/territoires/", "/"),
        ("/territoire/80/", "/territoires/"),
        ("/structure/conseil-departemental-somme-amiens/", "/territoire/80/"),
        ("/structure/119/", "/numeros/"),
    ):
        watched.visit(path)
        watched.press(".back a")
        assert watched.page.url == watched.address + parent
    watched.visit("/")
    assert watched.page.locator(".back").count() == 0
