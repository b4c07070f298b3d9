"""« Faire le point »: the page holds every text and asks for none; nothing of it is sent or kept."""

import re
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from balise.core.pack.records import Audience
from balise.core.scales.model import ANSWERS, Rules, Scale, Words
from balise.core.scales.readability import LEAST_EASE, LONGEST_MEAN_SENTENCE, ease, mean_sentence
from balise.site import scale_page
from balise.site.assets import scripts
from balise.site.scale import Shown
from tests.core.scales.known_scales import SHIPPED, scale_of
from tests.core.scales.validated import SIGNED
from tests.site.pages import Pages
from tests.site.reading import Reading
from tests.site.test_pages_fit_in_one_flight import FLIGHT, on_the_wire

POINTS: dict[str, Audience] = {
    "/point/": "young",
    "/point/proche/": "relative",
    "/point/professionnel/": "professional",
}
HEAVIEST = 20_000  # bytes, compressed
SCALE = scale_of("faire-le-point")
TEMPLATE = re.compile(r"<template.*?</template>", re.DOTALL)


@pytest.fixture
def drafts(settings: Any) -> None:
    """As `balise serve --drafts` does."""
    settings.BALISE_DRAFT_SCALE = SHIPPED


def shown_instead(monkeypatch: pytest.MonkeyPatch, scale: Scale, draft: bool = True) -> None:
    for module in ("balise.site.scale_page", "balise.site.views.point"):
        monkeypatch.setattr(f"{module}.scale_of", lambda held: Shown(scale, draft))


def part(html: str) -> str:
    """What is the page's own, from its heading on."""
    return html[html.index("<h1>") : html.index("</main>")]


def before_scripts(html: str) -> str:
    """What a browser shows as the page comes."""
    return re.sub(r"<script.*?</script>", "", TEMPLATE.sub("", part(html)), flags=re.DOTALL)


def words_for(audience: Audience, *texts: Words) -> list[str]:
    codes = [variant.code for variant in SCALE.variants if variant.audience == audience]
    paragraphs = (each for text in texts for code in codes for each in text[code].split("\n\n"))
    return [" ".join(each.split()) for each in paragraphs]  # as `Reading` gives them


@pytest.mark.parametrize("address", POINTS)
def test_without_a_scale_there_is_neither_page_nor_link(pages: Pages, address: str) -> None:
    assert pages.get(address).status_code == 404
    doors = [pages.text("/"), *(pages.ask(public=slug).content.decode() for slug in ("", "jeune", "proche"))]
    assert not any(address in Reading(html).links for html in doors)


def test_each_door_leads_to_its_own_page_and_all_still_fit(pages: Pages, drafts: None) -> None:
    assert set(POINTS) <= set(Reading(pages.text("/")).links)
    assert on_the_wire(pages, "/") <= FLIGHT
    for slug, wanted in (
        ("", set(POINTS)),
        ("jeune", {"/point/"}),
        ("proche", {"/point/proche/"}),
        ("professionnel", {"/point/professionnel/"}),
        ("temoin", set()),
    ):
        links = Reading(pages.ask(public=slug).content.decode()).links
        assert {link for link in links if link.startswith("/point")} == wanted, slug
        assert on_the_wire(pages, "/aide/", {"public": slug}) <= FLIGHT, slug


def test_the_front_page_forgets_a_scale_that_ends(pages: Pages, settings: Any) -> None:
    settings.BALISE_DRAFT_SCALE = SHIPPED
    assert "/point/" in Reading(pages.text("/")).links
    settings.BALISE_DRAFT_SCALE = None
    assert "/point/" not in Reading(pages.text("/")).links


def test_a_scale_for_some_has_no_page_for_others(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    young = tuple(variant for variant in SCALE.variants if variant.audience == "young")
    shown_instead(monkeypatch, replace(SCALE, variants=young))
    assert [pages.get(address).status_code for address in POINTS] == [200, 404, 404]
    assert {link for link in Reading(pages.text("/")).links if link.startswith("/point")} == {"/point/"}


@pytest.mark.parametrize("address", POINTS)
def test_each_page_is_light(pages: Pages, drafts: None, address: str) -> None:
    assert on_the_wire(pages, address) <= HEAVIEST


@pytest.mark.parametrize(("address", "audience"), POINTS.items())
def test_every_text_stands_in_the_page_and_in_no_script(
    pages: Pages, drafts: None, address: str, audience: Audience
) -> None:
    html, texts = Reading(pages.text(address)).text, SCALE.texts
    wanted = words_for(audience, *(texts.answers[answer] for answer in ANSWERS))
    for item in SCALE.rules.asked(audience):
        wanted += words_for(audience, texts.items[item.code].statement, texts.items[item.code].meaning)
    for step in SCALE.rules.steps:
        if audience in step.audiences:
            wanted += words_for(audience, texts.steps[step.code].what, texts.steps[step.code].transmits)
    for outcome in texts.outcomes.values():
        wanted += words_for(
            audience, outcome.title, outcome.protection, outcome.law, outcome.rights, outcome.onward
        )
    assert len(wanted) > 100
    assert [text for text in wanted if text not in html] == []
    built = "".join(file.plain.decode() for name, file in scripts().files.items() if name.endswith(".js"))
    assert len(built) > 1000
    assert [text for text in wanted if len(text) > 20 and text in built] == []


@pytest.mark.parametrize(("address", "audience"), POINTS.items())
def test_the_rules_are_there_as_codes(pages: Pages, drafts: None, address: str, audience: Audience) -> None:
    (said,) = re.findall(r'<script type="application/json" id="regles">(.*?)</script>', pages.text(address))
    assert msgspec.json.decode(said, type=Rules) == SCALE.rules
    page = Reading(pages.text(address))
    codes = [attributes["data-item"] for _, attributes in page.elements if "data-item" in attributes]
    assert codes == [item.code for item in SCALE.rules.asked(audience)]
    outcomes = [attributes["data-outcome"] for _, attributes in page.elements if "data-outcome" in attributes]
    assert outcomes == [outcome.code for outcome in SCALE.rules.outcomes]


@pytest.mark.parametrize("address", POINTS)
def test_nothing_can_be_sent_or_remembered(pages: Pages, drafts: None, address: str) -> None:
    html = part(pages.text(address))
    page = Reading(html)
    assert page.forms == []
    names = {name for name, _ in page.elements}
    assert not names & {"form", "textarea", "select", "iframe", "img"}
    controls = [(name, one) for name, one in page.elements if name in ("button", "input")]
    assert len(controls) > 5
    for name, attributes in controls:
        assert attributes["autocomplete"] == "off", attributes
        assert attributes["type"] == ("button" if name == "button" else "checkbox")
        assert not {"name", "value", "formaction"} & attributes.keys()
    assert not [link for link in page.links if "?" in link or "#" in link]
    assert "/aide/" in page.links
    response = pages.get(address)
    assert response.headers["Cache-Control"] == "no-store"
    table = ("Content-Security-Policy", "Referrer-Policy", "Permissions-Policy")
    assert {name: response.headers[name] for name in table} == {
        name: pages.get("/").headers[name] for name in table
    }
    assert pages.get(f"{address}?x=1").content == response.content
    assert pages.post(address, {"dire-non": "no"}).status_code == 405


@pytest.mark.parametrize("address", POINTS)
def test_the_tab_says_what_every_tab_says(pages: Pages, drafts: None, address: str) -> None:
    assert Reading(pages.text(address)).title == Reading(pages.text("/")).title == "Adresses utiles"


@pytest.mark.parametrize(("address", "audience"), POINTS.items())
def test_before_scripts_each_situation_is_explained_and_nothing_concluded(
    pages: Pages, drafts: None, address: str, audience: Audience
) -> None:
    html = before_scripts(pages.text(address))
    situations = re.findall(r"<li data-item=\"([^\"]+)\"><details>(.*?)</details></li>", html, re.DOTALL)
    assert len(situations) == len(SCALE.rules.asked(audience))
    for item in SCALE.rules.asked(audience):
        said = Reading(dict(situations)[item.code]).text
        words = SCALE.texts.items[item.code]
        step = SCALE.texts.steps[item.steps[audience]]
        for text in words_for(audience, words.statement, words.meaning, step.what, step.transmits):
            assert text in said, item.code
    said = Reading(html).text
    for outcome in SCALE.texts.outcomes.values():
        for text in words_for(audience, outcome.title, outcome.protection):
            assert text not in said
    assert 'data-view="result" data-with hidden' in html
    assert "Cette page ne fait pas de bilan" in said or audience == "professional"


@pytest.mark.parametrize("address", POINTS)
def test_the_119_and_the_3114_stand_with_any_outcome_as_the_directory_has_them(
    pages: Pages, drafts: None, address: str
) -> None:
    end = part(pages.text(address)).rpartition('<section data-view="result"')[2]
    end = end[: end.index("<template")]
    assert [link for link in Reading(end).links if link.startswith("tel:")] == ["tel:119", "tel:3114"]
    assert "À savoir avant" in end


def test_every_number_of_a_step_is_in_the_pack(pages: Pages) -> None:
    for step in SCALE.rules.steps:
        for number in step.numbers:
            assert number in pages.held.numbers, step.code


@pytest.mark.parametrize("address", POINTS)
def test_who_answers_for_the_texts_is_said(
    pages: Pages, drafts: None, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    assert "n'ont pas encore été validées" in Reading(pages.text(address)).text
    shown_instead(monkeypatch, replace(SCALE, validations=(SIGNED,), valid_until="2027-11-20"), draft=False)
    said = Reading(pages.text(address)).text
    assert "n'ont pas encore été validées" not in said
    assert f"Validé par {SIGNED.name}, {SIGNED.role}, le 20 novembre 2026" in said
    assert "à relire avant le 20 novembre 2027" in said


@pytest.mark.parametrize("address", POINTS)
def test_before_the_first_question_it_says_what_will_happen(pages: Pages, drafts: None, address: str) -> None:
    html = part(pages.text(address))
    said = Reading(html[: html.index('data-view="questions"')]).text
    for wanted in ("24 ", "Ce site ne garde pas", "Quitter ce site", "l'historique"):
        assert wanted in said, wanted
    assert re.search(r"passer|en passer|laissé de côté", said)
    assert re.search(r"[Ss]i (?:tu reviens|vous revenez)|vous arrêter et revenir", said)


def test_what_a_young_person_reads_first_is_plain(pages: Pages, drafts: None) -> None:
    """The scale's own texts are measured by its checker; these are ours."""
    html = part(pages.text("/point/"))
    first = re.search(r'<p class="lede">.*?</ul>', html, re.DOTALL)
    assert first
    sentences = re.findall(r"<(?:p|h2|li)[^>]*>(.*?)(?=</(?:p|h2|li)>)", first[0], re.DOTALL)
    text = "\n\n".join(Reading(each).text for each in sentences)
    assert ease(text) >= LEAST_EASE
    assert mean_sentence(text) <= LONGEST_MEAN_SENTENCE


def test_results_have_the_same_length(pages: Pages, drafts: None) -> None:
    """As they are shown, headings included: within 15 % of the middle one."""
    for address in POINTS:
        lengths = []
        for outcome in re.findall(
            r"<template data-outcome[^>]*>(.*?)</template>", pages.text(address), re.DOTALL
        ):
            usual = re.sub(r'<(p|span) class="simple">.*?</\1>', "", outcome, flags=re.DOTALL)
            lengths.append(len(Reading(usual).text))
        middle = sorted(lengths)[len(lengths) // 2]
        assert all(0.85 * middle <= length <= 1.15 * middle for length in lengths), (address, lengths)


def test_no_outcome_has_a_mark_of_its_own(pages: Pages, drafts: None) -> None:
    """The same elements with the same classes, in the same order."""
    for address in POINTS:
        outcomes = re.findall(r"<template data-outcome[^>]*>(.*?)</template>", pages.text(address), re.DOTALL)
        assert len(outcomes) == 8
        shapes = {str(re.findall(r"<[^>]+>", outcome)) for outcome in outcomes}
        assert len(shapes) == 1, address


def test_a_text_cannot_open_a_tag(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    first = SCALE.rules.items[0]
    odd = dict.fromkeys(("jeune", "jeune-simple", "proche", "professionnel"), "<b>a</b>\n\nb & c")
    words = replace(SCALE.texts.items[first.code], statement=odd, meaning=odd)
    texts = replace(SCALE.texts, items={**SCALE.texts.items, first.code: words})
    rules = replace(SCALE.rules, items=(replace(first, theme="</script>"), *SCALE.rules.items[1:]))
    shown_instead(monkeypatch, replace(SCALE, texts=texts, rules=rules))
    html = pages.text("/point/")
    assert "<b>a</b>" not in html
    assert '<p class="usual">b &amp; c</p>' in html
    assert "</script>" not in scale_page.rules_as_data(rules)
