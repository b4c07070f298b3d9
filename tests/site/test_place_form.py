"""The place form: a slip is answered at once, a homonym is asked, nothing typed ends with nothing."""

import re
from html import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.site.pages import FORM, SLUGS, Pages
from tests.site.reading import Reading


def asked(pages: Pages, **fields: str) -> Reading:
    response = pages.ask(**fields)
    assert response.status_code == 200
    return Reading(response.content.decode())


def choices(pages: Pages, typed: str, slug: str = "jeune") -> list[str]:
    """INSEE codes of the buttons."""
    html = pages.ask(lieu=typed, public=slug).content.decode()
    return [
        piece.split('"')[0] for piece in html.split('name="commune" value="')[1:] if "<h2 id=" not in html
    ]


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize(
    ("typed", "town"),
    [
        ("abbevile", "Abbeville"),
        ("ABBEVILLE", "Abbeville"),
        ("80100 abbeville", "Abbeville"),
        ("gare de lille", "Lille"),
        ("lyon 3e", "Lyon 3e Arrondissement"),
        ("saint martin 97150", "Saint-Martin"),
        ("digne", "Digne-les-Bains"),
    ],
)
def test_a_place_typed_as_people_do_is_answered_at_once(
    pages: Pages, typed: str, town: str, slug: str
) -> None:
    assert asked(pages, lieu=typed, public=slug).town == town


def test_the_first_screen_of_abbeville(pages: Pages) -> None:
    """Whom to call, the nearest specialised help and how far, remote help, who is in charge in the Somme."""
    text = asked(pages, lieu="abbevile", public="jeune").text
    screen = text[text.index("Abbeville") : text.index("Ce n'est pas de ta faute")]
    assert "Appeler le 119 Allô enfance en danger gratuit, jour et nuit" in screen
    assert "Entr'Actes (Itinéraires) 105 km, Lille" in screen
    assert re.search(r"À distance tchat : [^:]+? (?:ouvert|fermé)", screen), "one whose hours are known"
    assert "En charge ici Département de la Somme contact ancien, à vérifier" in screen
    assert "03 22 71 80 80" not in screen, "an old number is not for a young person to try first"
    relative = asked(pages, lieu="abbevile", public="proche").text
    assert "En charge ici Département de la Somme · 03 22 71 80 80 ancien, à vérifier" in relative
    assert "Pour « abbevile », nous avons compris : Abbeville dans la Somme." in screen


@pytest.mark.parametrize("typed", ["saint denis", "saint martin", "sainte marie", "villeneuve", "chatillon"])
def test_a_homonym_is_never_chosen_for_the_person(pages: Pages, typed: str) -> None:
    page = asked(pages, lieu=typed, public="jeune")
    assert page.title == "Chercher une adresse"
    assert "Choisis le bon lieu" in page.text
    codes = choices(pages, typed)
    assert len(codes) > 1
    assert len(set(codes)) == len(codes)
    for code in codes:
        name = pages.held.pack.atlas.places[code].name
        assert asked(pages, commune=code, public="jeune", lieu=typed).town == name


def test_a_homonym_says_where_each_one_is(pages: Pages) -> None:
    text = asked(pages, lieu="saint denis", public="relative").text
    assert "Pour qui ?" in text
    text = asked(pages, lieu="saint denis", public="proche").text
    assert "Choisissez le bon lieu" in text
    for where in ("La Réunion", "Seine-Saint-Denis · 93200", "Aude"):
        assert where in text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("barcelone", "Barcelone (Espagne)"),
        ("bruxelles", "Bruxelles (Belgique)"),
        ("alger", "Alger (Algérie)"),
    ],
)
@pytest.mark.parametrize("slug", SLUGS)
def test_outside_france_is_said_before_any_commune(pages: Pages, typed: str, shown: str, slug: str) -> None:
    html = pages.ask(lieu=typed, public=slug).content.decode()
    text = Reading(html).text
    assert f"Hors de France : {shown} ?" in text
    assert "Danger maintenant : 112" in text
    for later in ('name="commune"', "<form"):
        assert later not in html[: html.index("Hors de France")]
    assert Reading(html).title == "Chercher une adresse"


def test_an_exact_french_name_stays_offered_beside_a_foreign_town(pages: Pages) -> None:
    atlas = pages.held.pack.atlas
    assert "Barcelonne" not in asked(pages, lieu="bruxelles", public="jeune").text
    offered = [atlas.places[code].name for code in choices(pages, "valence")]
    assert offered == [] or "Valence" in offered


@pytest.mark.parametrize("typed", ["qsdfqsdf", "zzzz", "😀", "?", "....", "x" * 80])
@pytest.mark.parametrize("slug", SLUGS)
def test_nonsense_gets_words_and_numbers(pages: Pages, typed: str, slug: str) -> None:
    html = pages.ask(lieu=typed, public=slug).content.decode()
    page = Reading(html)
    said = "Je ne trouve pas" if slug in ("jeune", "temoin") else "n'est pas dans notre liste"
    assert said in page.text
    assert 'role="alert" id="probleme"' in html
    assert 'aria-describedby="probleme lieu-aide" aria-invalid="true"' in html, "the field names its problem"
    assert f'value="{escape(typed)}"' in html, "what was typed can be mended"
    assert "tel:119" in page.links
    assert "Appeler ou écrire" in page.text


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("somme", "/territoire/80/"),
        ("80", "/territoire/80/"),
        ("corse", "/territoire/20R/"),
        ("rhône", "/territoire/69M/"),
        ("rhône", "/territoire/69D/"),
        ("Hauts-de-France", "/territoires/"),
    ],
)
def test_a_departement_or_a_region_leads_to_its_page(pages: Pages, typed: str, link: str) -> None:
    assert link in asked(pages, lieu=typed, public="proche").links


@pytest.mark.parametrize("slug", SLUGS)
def test_without_a_place_there_is_help_too(pages: Pages, slug: str) -> None:
    page = asked(pages, lieu="", public=slug)
    assert {"tel:119", "tel:112", "/numeros/"} <= set(page.links)
    assert "Appeler ou écrire" in page.text


def test_who_it_is_for_is_asked_and_the_place_is_kept(pages: Pages) -> None:
    for slug in ("", "roi"):
        html = pages.ask(lieu="abbevile", public=slug).content.decode()
        assert 'value="abbevile"' in html
        assert html.count('class="door" name="public" value="') == 4
        assert "Abbeville-Saint-Lucien" not in html


def test_a_code_that_is_gone_is_said(pages: Pages) -> None:
    page = asked(pages, commune="00000", public="jeune")
    assert "Ce lieu n'est plus dans notre liste." in page.text
    assert asked(pages, commune="80001", public="roi").title == "Chercher une adresse"


def test_odd_texts_are_only_text(pages: Pages) -> None:
    for typed in ("<script>alert(1)</script>", "{{ 7*7 }}", "a\0b", '" onfocus="x', "\u202enossem", "\ud7ff"):
        response = pages.ask(lieu=typed, public="jeune")
        assert response.status_code == 200
        html = response.content.decode()
        assert "<script>" not in html
        assert 'onfocus="' not in html
        assert "\0" not in html


def test_a_text_that_is_too_long_is_cut_and_one_that_is_huge_is_refused(pages: Pages) -> None:
    html = pages.ask(lieu="y" * 5_000, public="jeune").content.decode()
    assert "y" * 80 in html
    assert "y" * 81 not in html
    assert pages.client.post("/aide/", "lieu=" + "y" * 20_000, content_type=FORM).status_code == 400


@pytest.mark.parametrize("need", ["roof", "police", "images"])
def test_a_need_changes_the_order_and_stays_chosen(pages: Pages, need: str) -> None:
    html = pages.answer("59350", "jeune", need)
    assert f'<option value="{need}" selected>' in html
    assert Reading(html).text != Reading(pages.answer("59350", "jeune")).text
    assert "selected" not in pages.answer("59350", "jeune", "inconnu")


def test_a_long_list_has_pages_and_none_repeats(pages: Pages) -> None:
    def names(number: str) -> list[str]:
        html = pages.ask(commune="59350", public="jeune", page=number).content.decode()
        near = html[html.index('id="pres"') : html.index('id="charge"')]
        near = near[: near.index('id="loin"')] if 'id="loin"' in near else near
        near = near[: near.index('id="distance"')] if 'id="distance"' in near else near
        return [link for link in Reading(near).links if link.startswith("/structure/")]

    first, second = names("1"), names("2")
    assert len(first) == 8
    assert second
    assert not set(first) & set(second)
    for odd in ("", "0", "-1", "x", "²"):
        assert names(odd) == first, odd
    assert names("99999999999999999999") == names("1000")  # the last page there is


def test_a_page_beyond_the_last_still_says_where_help_is(pages: Pages) -> None:
    page = asked(pages, commune="80001", public="jeune", page="900")
    assert page.town == "Abbeville"
    assert "tel:119" in page.links


def test_the_answer_to_link_to_is_the_same(pages: Pages) -> None:
    for slug in SLUGS:
        assert pages.text(f"/aide/80001/?public={slug}") == pages.answer("80001", slug)
    assert pages.text("/aide/80001/") == pages.answer("80001", "jeune")
    for address in ("/aide/80001/?public=roi", "/aide/00000/", "/aide/abbeville/"):
        assert pages.get(address).status_code == 404


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lieu=st.text(max_size=100),
    public=st.sampled_from(["", *SLUGS]),
    commune=st.text(max_size=6),
    page=st.text(max_size=4),
)
def test_no_form_breaks_it(pages: Pages, lieu: str, public: str, commune: str, page: str) -> None:
    fields = {"lieu": lieu, "public": public, "page": page}
    html = pages.ask(**fields).content.decode()
    assert "tel:119" in html
    assert pages.ask(**fields, commune=commune).status_code == 200
    assert (
        pages.post("/deux-lieux/", {"depart": lieu, "arrivee": page, "depart_code": commune}).status_code
        == 200
    )
