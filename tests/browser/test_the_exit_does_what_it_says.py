"""Without JavaScript the exit is a plain link: it leaves at once, Back can return, and every page says so."""

from collections.abc import Callable

from tests.browser.conftest import EXIT
from tests.browser.watching import Watched

Open = Callable[..., Watched]
BACK_SHOWS = "Le bouton Retour peut encore montrer cette page."
KEPT = "L'historique garde l'adresse de ce site."


def test_it_leaves_in_one_press_and_sends_no_address(open_page: Open) -> None:
    watched = open_page(java_script_enabled=False)
    watched.show("POST abbevile|jeune")
    with watched.page.expect_request("**" + EXIT) as left, watched.page.expect_navigation():
        watched.page.click(".exit")
    assert "referer" not in left.value.headers
    assert watched.page.url.endswith(EXIT)


def test_back_returns_to_a_page_as_it_says(open_page: Open) -> None:
    watched = open_page(java_script_enabled=False)
    watched.visit("/numeros/")
    said = watched.page.inner_text("footer")
    assert BACK_SHOWS in said
    assert KEPT in said
    with watched.page.expect_navigation():
        watched.page.click(".exit")
    watched.page.go_back()
    assert watched.page.title() == "Numéros utiles"


def test_with_scripts_it_promises_what_is_then_true_and_no_more(open_page: Open) -> None:
    for path in ("/", "/aide/", "/vie-privee/", "/telephone/"):
        watched = open_page()
        watched.visit(path)
        watched.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        said = watched.page.inner_text("body")
        assert BACK_SHOWS not in said, path
        assert KEPT in said, path
        if path != "/vie-privee/":
            assert "trois fois" in said, path
        without = open_page(java_script_enabled=False)
        without.visit(path)
        assert "trois fois" not in without.page.inner_text("body"), path


def test_what_stays_in_the_history_is_one_neutral_address(open_page: Open) -> None:
    """The town and the audience of an answer are in no address of the history."""
    for options, addresses in (({}, {"/", EXIT}), ({"java_script_enabled": False}, {"/", "/aide/", EXIT})):
        watched = open_page(**options)
        visited: list[str] = []
        watched.page.on("framenavigated", lambda frame, visited=visited: visited.append(frame.url))  # type: ignore[misc]
        watched.show("POST abbevile|jeune")
        watched.press("button[name=public][value=proche]")
        with watched.page.expect_navigation(url="**" + EXIT):
            watched.page.click(".exit")
        assert {url.removeprefix(watched.address) for url in visited} == addresses


def test_an_answer_is_not_kept_by_the_browser(open_page: Open) -> None:
    watched = open_page(java_script_enabled=False)
    with watched.page.expect_response("**/aide/") as answered:
        watched.show("POST abbevile|jeune")
    assert answered.value.headers["cache-control"] == "no-store"
    assert answered.value.request.method == "POST"
