"""`cards.json`: light for an old phone, the same bytes twice, no masked place, no word missing."""

import json
import re
from typing import Any

import brotli
import msgspec
import pytest
from msgspec.structs import replace

from balise.config.paths import ROOT
from balise.core.help.index import HelpIndex
from balise.core.pack.records import Directory, Structure
from balise.site.browser.cards_file import encode_cards
from balise.site.current_pack import Current
from balise.site.phrases import PHRASES

LARGEST = 150_000  # bytes for 1,000 structures, compressed
PAGE = ROOT / "frontend" / "src" / "page"


@pytest.fixture(scope="module")
def cards(held: Current) -> bytes:
    return encode_cards(held.pack.directory, held.help, held.pack.atlas)


@pytest.fixture(scope="module")
def file(cards: bytes) -> dict[str, Any]:
    return msgspec.json.decode(cards)  # type: ignore[no-any-return]


def reachable(structures: tuple[Structure, ...]) -> list[Structure]:
    return [one for one in structures if any(service.channels for service in one.services)]


def test_it_is_light(cards: bytes, held: Current) -> None:
    count = len(reachable(held.pack.directory.structures))
    assert count > 600
    assert len(brotli.compress(cards, quality=11, lgwin=22)) <= LARGEST * count / 1000


def test_a_thousand_structures_are_light(held: Current) -> None:
    """The real ones that can be reached, then as many of them as it takes with other names and numbers."""
    found = reachable(held.pack.directory.structures)
    more = [other(one, rank) for rank, one in enumerate(one for one in found if one.role == "")]
    structures = tuple((found + more)[:1000])
    assert len(structures) == 1000
    directory = replace(held.pack.directory, structures=structures)
    made = encode_cards(directory, HelpIndex(directory, held.pack.atlas), held.pack.atlas)
    assert len(brotli.compress(made, quality=11, lgwin=22)) <= LARGEST


def other(structure: Structure, rank: int) -> Structure:
    """Another one of the same kind: every letter of its name moved by some, every digit of its numbers."""
    services = tuple(
        replace(
            service,
            channels=tuple(
                replace(
                    way, value=moved_digits(way.value, rank) if way.kind == "call" else f"{way.value}{rank}"
                )
                for way in service.channels
                if way.kind != "email"
            ),
        )
        for service in structure.services
    )
    name = "".join(
        chr((ord(letter) - 97 + rank) % 26 + 97) if letter.islower() else letter for letter in structure.name
    )
    return replace(structure, id=f"autre-{rank}", name=name, services=services)


def moved_digits(number: str, rank: int) -> str:
    return "".join(str((int(sign) + rank) % 10) if sign.isdigit() else sign for sign in number)


def test_the_same_directory_gives_the_same_bytes(cards: bytes, held: Current) -> None:
    """In another order, and from records that went through a file."""
    turned = replace(held.pack.directory, structures=held.pack.directory.structures[::-1])
    again = msgspec.json.decode(msgspec.json.encode(turned), type=Directory)
    assert encode_cards(again, HelpIndex(again, held.pack.atlas), held.pack.atlas) == cards


def test_every_service_that_an_answer_may_show_has_its_card(file: dict[str, Any], held: Current) -> None:
    shown = {(entry.structure.id, entry.service.id) for entry in held.help.entries if entry.service.channels}
    assert shown == {(id_, service) for id_, one in file["structures"].items() for service in one["cards"]}
    for structure in reachable(held.pack.directory.structures):
        links = file["structures"][structure.id]["links"]
        ways = [way for service in structure.services for way in service.channels if way.kind != "visit"]
        assert set(links) == {f"{way.kind} {way.value}" for way in ways}


def test_a_masked_place_is_not_said_where(file: dict[str, Any], held: Current) -> None:
    masked = [one for one in reachable(held.pack.directory.structures) if one.masked]
    assert masked
    for structure in masked:
        for card in file["structures"][structure.id]["cards"].values():
            assert "adresse non publiée" in card["where"]
            assert "Adresse non publiée, pour protéger les personnes" in "".join(card["text"])


def test_only_what_may_be_followed_is_a_link(file: dict[str, Any]) -> None:
    safe = re.compile(r"(?:tel|sms):\+?\d{2,15}|https?://[^\s\"'<>]+|mailto:[^\s\"'<>]+")
    addresses = [href for one in file["structures"].values() for href, _host in one["links"].values() if href]
    assert len(addresses) > 600
    assert [address for address in addresses if not safe.fullmatch(address)] == []


def test_nothing_of_the_publication_is_in_it(cards: bytes, held: Current) -> None:
    """The same cards published again are the same bytes: phones keep what they have."""
    assert held.pack.version.encode() not in cards
    assert "Données publiées".encode() not in cards


def test_the_scripts_know_every_phrase_and_no_other() -> None:
    known = re.search(
        r"type PhraseName =(.*?);", (PAGE / "cards_file.ts").read_text(encoding="utf-8"), re.DOTALL
    )
    assert known
    assert set(re.findall(r'"(\w+)"', known[1])) == set(PHRASES)
    used = "".join(
        path.read_text(encoding="utf-8") for path in PAGE.glob("*.ts") if path.name != "cards_file.ts"
    )
    days = {"lun", "mar", "mer", "jeu", "ven", "sam", "dim"}  # named by what an opening says
    assert {name for name in PHRASES if not re.search(rf"\b{name}\b", used)} <= days


def test_no_french_is_written_in_the_scripts_of_the_page() -> None:
    french = re.compile(r"[éèêàçùôîœ]|\b(?:le|la|les|de|du|des|ne|pas|vous|nous)\b", re.IGNORECASE)
    for path in PAGE.glob("*.ts"):
        code = re.sub(r"//.*|/\*.*?\*/", "", path.read_text(encoding="utf-8"))
        strings = re.findall(r'"[^"\n]*"|`[^`]*`', code)
        assert [text for text in strings if french.search(re.sub(r"\$\{[^}]*\}", "", text))] == [], path.name


def test_the_file_is_json_that_any_browser_reads(cards: bytes) -> None:
    assert json.loads(cards)["format"] == 2
