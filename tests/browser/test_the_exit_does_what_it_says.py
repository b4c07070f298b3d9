"""Without JavaScript the exit is a plain link: it leaves at once, Back can return, and every page says so."""

from collections.abc import Callable

from tests.browser.conftest import EXIT
from tests.browser.watching import Watched

Open = Callable[..., Watched]


def test_it_leaves_in_one_press_and_sends_no_address(open_page: Open) -> None:
    watched = open_page()
    watched.show("POST abbevile|jeune")
    with watched.page.expect_request("**" + EXIT) as left:
        watched.press(".exit")
    assert "referer" not in left.value.headers
    assert watched.page.url.endswith(EXIT)


def test_back_returns_to_a_page_as_it_says(open_page: Open) -> None:
    watched = open_page()
    watched.visit("/numeros/")
    said = watched.page.inner_text("footer")
    assert "Le bouton Retour peut encore montrer cette page, et l'historique garde son adresse." in said
    watched.press(".exit")
    watched.page.go_back()
    assert watched.page.title() == "Numéros utiles"


def test_what_stays_in_the_history_is_one_neutral_address(open_page: Open) -> None:
    """The town and the audience of an answer are in no address of the history."""
    watched = open_page()
    visited: list[str] = []
    watched.page.on("framenavigated", lambda frame: visited.append(frame.url))
    watched.show("POST abbevile|jeune")
    watched.press("button[name=public][value=proche]")
    watched.press(".exit")
    assert {url.removeprefix(watched.address) for url in visited} == {"/", "/aide/", EXIT}


def test_an_answer_is_not_kept_by_the_browser(open_page: Open) -> None:
    watched = open_page()
    with watched.page.expect_response("**/aide/") as answered:
        watched.show("POST abbevile|jeune")
    assert answered.value.headers["cache-control"] == "no-store"
    assert answered.value.request.method == "POST"
