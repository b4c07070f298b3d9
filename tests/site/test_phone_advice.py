"""The page for a young person whose phone someone checks: "tu", and only what a source says of a number."""

import re
from html import unescape

from balise.core.pack.records import Structure
from tests.site.pages import Pages
from tests.site.reading import Reading
from tests.site.test_words import NEVER_YOUNG, QUOTED, TU, VOUS

ROW = re.compile(r'<tr><th scope="row">.*?href="([a-z]+:)(\d+)".*?</th><td>(.*?)</td></tr>', re.DOTALL)


def rows(pages: Pages) -> dict[str, str]:
    """What is said of each number, by its link."""
    found = ROW.findall(pages.text("/telephone/"))
    return {scheme + number: unescape(re.sub(r"<[^>]+>", " ", said)) for scheme, number, said in found}


def national(pages: Pages) -> list[Structure]:
    return [one for one in pages.held.pack.directory.structures if one.role in ("emergency", "line")]


def test_it_says_tu_and_orders_nothing(pages: Pages) -> None:
    said = Reading(pages.text("/telephone/")).text
    assert TU.search(said)
    assert not NEVER_YOUNG.search(said)
    main = re.search(r"<main.*?</main>", pages.text("/telephone/"), re.DOTALL)
    assert main
    assert VOUS.findall(QUOTED.sub("", Reading(main[0]).text)) == []


def test_advice_that_holds_on_a_supervised_phone(pages: Pages) -> None:
    said = Reading(pages.text("/telephone/")).text
    for wanted in (
        "la navigation privée n'existe pas",
        "un historique tout vide se remarque",
        "reste dans le journal d'appels, même gratuit",
        "applications ouvertes",
        "Un appareil que cette personne ne regarde pas",
        "N'essaie pas de l'enlever toi-même",
        "pas encore relu par des professionnels",
    ):
        assert wanted in said, wanted


def test_every_national_number_once_the_119_first(pages: Pages) -> None:
    numbers = {
        channel.value.replace(" ", "")
        for structure in national(pages)
        for service in structure.services
        for channel in service.channels
        if channel.kind in ("call", "sms")
    }
    assert {link.partition(":")[2] for link in rows(pages)} == numbers
    assert next(iter(rows(pages))) == "tel:119"


def test_absent_from_the_bill_only_when_a_source_says_so_and_it_is_named(pages: Pages) -> None:
    said = rows(pages)
    unsourced = {
        channel.value.replace(" ", "")
        for structure in national(pages)
        for service in structure.services
        for channel in service.channels
        if channel.on_bill != "no"
    }
    absent = {link.partition(":")[2] for link, text in said.items() if "N'apparaît pas" in text}
    # The 119 has two services: one source speaks of the bill, the other does not.
    assert absent & unsourced <= {"119"}
    sourced = [text for text in said.values() if "N'apparaît pas" in text]
    assert sourced
    assert all(re.search(r"\(\S+\.\S+, .+\)", text) for text in sourced), "by whom, and when"


def test_it_is_found_where_it_is_needed(pages: Pages) -> None:
    for text in (
        pages.text("/"),
        pages.text("/vie-privee/"),
        pages.text("/aide/"),
        pages.answer("80001", "jeune"),
    ):
        assert "/telephone/" in Reading(text).links
