"""`/deux-lieux/` drawn in the browser is the server's page, byte for byte: problems, choices and answers."""

from collections.abc import Iterator
from datetime import datetime
from itertools import cycle
from pathlib import Path
from typing import Any

import brotli
import msgspec

from balise.core.help.help_file import encode_help
from balise.site.browser.cards_file import encode_cards
from balise.site.browser.two_places_file import encode_two_places
from balise.site.current_pack import Current
from balise.site.place_field import read_place
from balise.site.two_places_page import two_places_main
from balise.site.two_places_parts import FIELDS
from tests.vectors.answer_cases import INSTANTS, PLACES
from tests.vectors.in_the_browser import run_in_node

LARGEST = 12_000  # bytes, compressed
ODD = "<b>\"'&{}</b>"
TYPED = (
    "", "  ", "Amiens", "amien", "Lyon", "saint denis", "Saint-Martin", "valence", "69", "somme", "barcelone",
    "bruxelles", "qxzkwj", ODD, "Paris 18", "75056", "charleville", "bellevue", "Papeete",
    "a\u202eb" * 60,
)  # fmt: skip
CHOSEN = {"saint denis": "93066", "Saint-Martin": "97801", "valence": "80001", "Lyon": "69123"}
RARE = (
    "Il manque un lieu", "dans notre liste", "semble hors de France", "Plusieurs lieux", "pas exactement",
    "lequel ?", "ancien nom", "type=\"hidden\"", "Les deux lieux dépendent de la même autorité",
    "même type de travail", "Ce que nous connaissons au départ", "Départ : Amiens (Somme) · Arrivée : Lyon",
)  # fmt: skip


def test_same_pages(held: Current, real_folder: Path) -> None:
    asked = list(forms(held))
    drawn = drawn_by_the_browser(held, real_folder, asked)
    for one, html in zip(asked, drawn, strict=True):
        assert html == held.shelf.danger + drawn_by_the_server(held, one), one
    pages = "".join(drawn)
    assert not [words for words in RARE if words not in pages]
    assert ODD not in pages


def test_the_file_is_light_and_the_same_twice(held: Current) -> None:
    made = encode_two_places(held.pack.directory, held.help, 900_000)
    assert len(brotli.compress(made, quality=11, lgwin=22)) <= LARGEST
    assert made == encode_two_places(held.pack.directory, held.help, 900_000)


def forms(held: Current) -> Iterator[dict[str, Any]]:
    """Every text with another, with what was chosen and without; then places of all kinds by their code."""
    instants = cycle(INSTANTS)
    for place, left in enumerate(TYPED):
        arrived = TYPED[(place * 7 + 3) % len(TYPED)]
        codes = {
            f"{name}_code": CHOSEN[text]
            for name, text in (("depart", left), ("arrivee", arrived))
            if text in CHOSEN
        }
        yield {"fields": {"depart": left, "arrivee": arrived}, "at": next(instants)}
        yield {"fields": {"depart": left, "arrivee": arrived, **codes}, "at": next(instants)}
    names = [held.pack.atlas.places[held.pack.atlas.former.get(code, code)].name for code in PLACES]
    known = [held.pack.atlas.former.get(code, code) for code in PLACES]
    for step in (0, 11):
        for place, name in enumerate(names):
            there = (place + step) % len(names)
            fields = {
                "depart": name,
                "arrivee": names[there],
                "depart_code": known[place],
                "arrivee_code": known[there],
            }
            yield {"fields": fields, "at": next(instants)}


def drawn_by_the_server(held: Current, asked: dict[str, Any]) -> str:
    sent = asked["fields"]
    fields = [
        read_place(held, name, label, sent[name], sent.get(f"{name}_code", ""))
        for name, label in FIELDS.items()
    ]
    return str(two_places_main(held, fields, datetime.fromisoformat(asked["at"])))


def drawn_by_the_browser(held: Current, folder: Path, asked: list[dict[str, Any]]) -> list[str]:
    """From the places of the published pack, and what is made for it now."""
    pack = held.pack
    copy = pack.manifest.files.get("browser/annuaire.html")
    given = {
        "places": str((folder / "packs" / "current" / "browser" / "places.bin").resolve()),
        "help": msgspec.json.decode(encode_help(held.help)),
        "cards": msgspec.json.decode(encode_cards(pack.directory, held.help, pack.atlas)),
        "two_places": msgspec.json.decode(
            encode_two_places(pack.directory, held.help, copy.size if copy else 0)
        ),
        "asked": asked,
    }
    return run_in_node("page_two_places.stdin.ts", given)  # type: ignore[no-any-return]
