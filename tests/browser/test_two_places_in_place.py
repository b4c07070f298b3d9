"""`/deux-lieux/` with JavaScript: compared on the device as the server does; sent once it is agreed to."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_answer_in_place import SAID
from tests.browser.watching import Watched, until

Open = Callable[..., Watched]
PAGE = "/deux-lieux/"


def chosen(page: Page) -> list[str]:
    return [one.get_attribute("value") or "" for one in page.locator("main input[type=radio]:checked").all()]


@pytest.mark.parametrize(
    ("left", "arrived"),
    [
        ("Amiens", "Lyon"),
        ("Papeete", "Paris 18"),
        ("saint denis", "valence"),
        ("", "qxzkwj"),
        ("barcelone", "Lille"),
    ],
)
def test_the_same_page_as_the_servers(open_page: Open, left: str, arrived: str) -> None:
    watched, without = open_page(), open_page(java_script_enabled=False)
    said = []
    for one in (watched, without):
        one.show(f"TWO {left}|{arrived}")
        one.page.evaluate("document.querySelectorAll('.combobox, .back').forEach(one => one.remove())")
        said.append(one.page.eval_on_selector("main", SAID))
    assert said[0] == said[1]


def test_the_answer_has_the_focus_and_says_what_was_understood(open_page: Open) -> None:
    watched = open_page(viewport={"width": 390, "height": 844})
    watched.show("TWO amien|Lyon")
    until(watched.page, "document.activeElement.id === 'reponse'")
    assert "Départ : Amiens (Somme) · Arrivée : Lyon (Métropole de Lyon)" in watched.page.inner_text("main")
    box = watched.page.locator("#reponse").bounding_box()
    assert box is not None
    assert box["y"] < 400
    assert watched.page.url == watched.address + PAGE
    assert watched.page.title() == "Deux lieux"
    watched.page.click(".back a")
    assert watched.page.locator("#reponse").count() == 0
    assert watched.page.input_value("#depart") == "amien", "what was written stands as it was"


def test_a_homonym_is_asked_in_each_field(open_page: Open) -> None:
    watched = open_page()
    watched.show("TWO saint denis|saint martin")
    assert watched.page.locator("#reponse").count() == 0
    watched.page.check("input[name=depart_code][value='93066']")
    watched.press("main .go")
    assert watched.page.locator("#reponse").count() == 0, "the other is still to be chosen"
    watched.page.check("input[name=arrivee_code][value='97801']")
    watched.press("main .go")
    assert watched.page.inner_text("#reponse") == "Saint-Denis → Saint-Martin"
    assert "Départ : Saint-Denis (Seine-Saint-Denis)" in watched.page.inner_text("main")


def test_a_choice_among_several_does_not_outlive_its_text(open_page: Open) -> None:
    watched = open_page()
    watched.show("TWO saint denis|Lyon")
    watched.page.check("input[name=depart_code][value='93066']")
    assert chosen(watched.page) == ["93066"]
    watched.page.click("#depart")
    watched.page.keyboard.press("End")
    watched.page.keyboard.type(" d")
    assert chosen(watched.page) == []
    watched.page.keyboard.press("Backspace")
    watched.page.keyboard.press("Backspace")
    watched.page.locator("[role=option]", has_text="97400").click()
    watched.press("main .go")
    assert "Départ : Saint-Denis (La Réunion)" in watched.page.inner_text("main")


@pytest.mark.parametrize("pack", ["two_places", "help", "places"])
def test_nothing_is_sent_before_it_is_agreed_to(browser: Browser, address: str, pack: str) -> None:
    page = browser.new_context(base_url=address).new_page()
    page.goto(PAGE)
    links = json.loads(page.locator("meta[name=balise]").get_attribute("content") or "")
    page.route(f"**{links[pack][0]}", lambda route: route.abort())
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.method} {request.post_data or ''}"))
    page.goto(PAGE)
    page.fill("#depart", "Amiens")
    page.fill("#arrivee", "Lyon")
    page.click("main .go")
    page.wait_for_selector("text=Envoyer à ce site")
    assert {one.split()[0] for one in sent} == {"GET"}
    assert page.input_value("#depart") == "Amiens"
    page.click("text=Envoyer à ce site")
    page.wait_for_selector("#reponse")
    assert "POST depart=Amiens&arrivee=Lyon" in sent
    assert "a été envoyé à ce site" in page.inner_text("main")
    assert page.evaluate("history.length") == 2, "no line more than about:blank and this page"
    page.context.close()


def test_what_this_page_needs_is_fetched_on_this_page_alone(open_page: Open) -> None:
    watched = open_page()
    fetched: list[str] = []
    watched.page.on("request", lambda request: fetched.append(request.url))
    watched.show("POST abbeville|professionnel")
    links = json.loads(watched.page.locator("meta[name=balise]").get_attribute("content") or "")
    assert watched.address + links["cards"][0] in fetched
    assert watched.address + links["two_places"][0] not in fetched
    watched.visit(PAGE)
    watched.page.wait_for_event(
        "requestfinished", lambda request: request.url.endswith(links["two_places"][0])
    )
