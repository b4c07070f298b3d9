"""With JavaScript a form is answered in place, on the device: the same answer as the server's."""

import re
from collections.abc import Callable

import pytest

from tests.browser.watching import Watched

Open = Callable[..., Watched]
SAID = "main => main.innerText.replace(/[0-9]+ h [0-9]+/g, '').replace(/\\s+/g, ' ').trim()"


def status(watched: Watched) -> str:
    return watched.page.locator(".filters [role=status]").inner_text()


def test_the_heading_has_the_focus_and_the_page_is_at_its_top(open_page: Open) -> None:
    watched = open_page(viewport={"width": 390, "height": 844})
    watched.show("POST abbevile|jeune")
    assert watched.page.evaluate("document.activeElement.tagName") == "H1"
    assert watched.page.evaluate("scrollY") == 0
    assert watched.page.title() == "Adresses utiles"
    assert watched.page.url == watched.address + "/"
    assert "Pour « abbevile », nous avons compris" in watched.page.inner_text("main")


@pytest.mark.parametrize(
    ("typed", "slug", "heard"),
    [
        ("saint denis", "jeune", "Choisis le bon lieu"),
        ("valence", "proche", "Choisissez le bon lieu"),
        ("barcelone", "temoin", "Hors de France"),
        ("qxzkwj", "jeune", "Je ne trouve pas « qxzkwj »"),
        ("qxzkwj", "professionnel", "n'est pas dans notre liste"),
        ("je sais pas où dormir", "jeune", "Voici qui appeler pour ça"),
        ("", "jeune", "Ce n'est pas de ta faute"),
        ("", "professionnel", "Trouver un relais"),
        ("somme", "professionnel", "toute l'aide connue"),
    ],
)
def test_the_form_comes_back_as_the_server_says_it(
    open_page: Open, typed: str, slug: str, heard: str
) -> None:
    watched, without = open_page(), open_page(java_script_enabled=False)
    for one in (watched, without):
        one.visit("/")
        one.page.fill("#lieu", typed)
        one.press(f"button[name=public][value={slug}]")
    said = watched.page.inner_text("main").replace("\u00a0", " ")
    assert heard in said
    for heading in without.page.locator("main h1, main h2, main .door b, main .say").all_inner_texts():
        assert heading in watched.page.locator("main").inner_text(), heading
    assert watched.page.input_value("#lieu") == without.page.input_value("#lieu")
    need = "document.querySelector('[name=besoin]')?.value || ''"
    assert watched.page.evaluate(need) == without.page.evaluate(need)


def test_a_homonym_is_chosen_then_retour_asks_again_then_home(open_page: Open) -> None:
    watched = open_page()
    watched.show("POST saint denis|jeune")
    watched.press("button[name=commune][value='93066']")
    assert watched.town == "Saint-Denis"
    watched.page.click(".back a")
    assert watched.page.locator("button[name=commune]").count() > 1
    watched.page.click(".back a")
    assert watched.page.input_value("#lieu") == "saint denis"


def test_for_somebody_else_and_the_next_page(open_page: Open) -> None:
    watched = open_page()
    watched.show("POST Paris 18|jeune")
    watched.press("button[name=public][value=professionnel]")
    pressed = watched.page.locator("button[name=public][aria-pressed=true]")
    assert pressed.get_attribute("value") == "professionnel"
    first = watched.page.locator("#pres ~ .grid").first.inner_text()
    watched.press("button[name=page][value='2']")
    assert watched.page.locator("#pres ~ .grid").first.inner_text() != first
    assert watched.page.evaluate("document.activeElement.id") == "pres", "reading goes on where it was"
    watched.page.click(".back a")
    assert watched.page.input_value("#lieu") == "Paris 18", "an answer after an answer is left in one press"


def test_a_need_changes_the_lists_and_nothing_else(open_page: Open) -> None:
    watched = open_page()
    watched.show("POST Lille|jeune")
    before = watched.page.locator("#pres ~ .grid").first.inner_text()
    watched.page.focus("#filtre-besoin")
    watched.page.evaluate("document.querySelector('h1').id = 'reste'")
    watched.page.select_option("#filtre-besoin", "police")
    watched.page.wait_for_selector(".filters [role=status]:not(:empty)")
    assert watched.page.locator("#pres ~ .grid").first.inner_text() != before
    assert watched.page.locator("h1#reste").count() == 1
    assert watched.page.evaluate("document.activeElement.id") == "filtre-besoin"
    assert watched.page.input_value("#besoin") == "police", "the form below knows it too"
    assert re.match(r"\d+ lieux? ou services? dans la liste", status(watched))


def test_on_site_or_at_a_distance(open_page: Open) -> None:
    watched = open_page()
    watched.show("POST Lille|jeune")
    near, lines = watched.page.locator("#pres"), watched.page.locator("#appeler")
    remote = watched.page.locator("[data-where=remotely]")
    remote.click()
    assert (near.is_visible(), lines.is_visible()) == (False, True)
    fewer = status(watched)
    watched.page.click("[data-where=on_site]")
    assert (near.is_visible(), lines.is_visible()) == (True, False)
    assert remote.get_attribute("aria-pressed") == "false"
    assert watched.page.is_visible(".danger"), "who to call in danger always stays"
    watched.page.click("[data-where=on_site]")
    assert (near.is_visible(), lines.is_visible()) == (True, True)
    assert status(watched) != fewer


def test_a_link_to_copy_only_for_professionals_and_it_warns(open_page: Open) -> None:
    watched = open_page(permissions=["clipboard-read", "clipboard-write"])
    watched.show("POST abbeville|jeune")
    assert "Copier le lien" not in watched.page.inner_text("main")
    watched.press("button[name=public][value=professionnel]")
    assert "Ce lien contient la commune" in watched.page.inner_text(".filters")
    watched.page.click("text=Copier le lien vers cette réponse")
    link = watched.page.input_value(".filters .link")
    assert link == f"{watched.address}/aide/80001/?public=professionnel"
    watched.page.wait_for_selector("text=Lien copié.")
    assert watched.page.url == watched.address + "/"


@pytest.mark.parametrize("slug", ["jeune", "proche", "temoin", "professionnel"])
@pytest.mark.parametrize("town", ["Abbeville", "Papeete", "Lille", "Paris 18"])
def test_the_same_answer_as_the_servers(open_page: Open, town: str, slug: str) -> None:
    same_as_the_server(open_page(), open_page(java_script_enabled=False), f"POST {town}|{slug}")


def test_a_phone_whose_clock_is_years_early_says_the_same(open_page: Open) -> None:
    """By its own clock every record would be old, and the hours those of another day."""
    watched = open_page()
    watched.page.add_init_script("const now = Date.now; Date.now = () => now() + 3.3 * 365 * 86400e3;")
    same_as_the_server(watched, open_page(java_script_enabled=False), "POST Lille|jeune")


def same_as_the_server(watched: Watched, without: Watched, kind: str) -> None:
    watched.show(kind)
    without.show(kind)
    drop = "document.querySelectorAll('.filters, .combobox, .map, .back').forEach(one => one.remove())"
    watched.page.evaluate(drop)
    without.page.evaluate(drop)
    mains = [one.page.eval_on_selector("main", SAID) for one in (watched, without)]
    assert mains[0] == mains[1]
