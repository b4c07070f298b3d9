"""What is printed of an answer: a wallet card that tells nothing at a glance, and a poster for a wall.

Frames are made once: the browser fills the same ones (`frontend/src/print/`).
Paper lasts: of a place whose record is too old nothing is printed.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Literal

import segno
from django.utils.translation import gettext as _
from msgspec import Struct

from balise.core.help.answer_types import Answer, Match
from balise.core.help.opening import AROUND_THE_CLOCK
from balise.core.help.order import POLICE
from balise.core.pack.records import AUDIENCES, NATIONAL_ROLES, Audience, Channel, Service, Structure
from balise.site.frame import template
from balise.site.labels import SAID_TU
from balise.site.links import host_of, web
from balise.site.operator import operator
from balise.site.phrases import phrase
from balise.site.slots import Slotted, cut, marks
from balise.site.style import hash_of, minify

Kind = Literal["card", "poster"]
KINDS: tuple[Kind, ...] = ("card", "poster")
BUTTONS: dict[Kind, str] = {"card": "carte", "poster": "affiche"}  # what the buttons of the forms are called

EMERGENCIES = 2  # rows of a card, of a poster
CARD_LINES, POSTER_LINES = 4, 5
POSTER_PLACES = 3
LONGEST = 44  # characters beside a number on a card; longer hours are left out, never cut
SPECIALISED_KM = 150  # beyond, a number nearby is worth more on a card
COPIES = 10  # wallet cards on a sheet of A4

SLOTS = (
    "date",
    "emergency",
    "keys",
    "lines",
    "need",
    "place_code",
    "place_name",
    "places",
    "print_for",
    "slug",
)
PRINT_STYLE = minify((Path(__file__).parent / "print.css").read_text(encoding="utf-8"))
PRINT_STYLE_HASH = hash_of(PRINT_STYLE)


class Chosen(Struct, frozen=True):
    """What of an answer goes on paper, in order."""

    emergency: tuple[Match, ...]
    lines: tuple[Match, ...]
    places: tuple[Match, ...]


def told(kind: Kind, audience: Audience) -> Audience:
    """Whom the paper speaks to. A poster: young people who pass before it, whoever prints it."""
    return "young" if kind == "poster" else audience


def chosen(found: Answer, kind: Kind) -> Chosen:
    """Numbers that are known to work there, of places that are fresh; on a card, only what can be called."""
    emergency = [match for match in found.now if match.structure.role == "emergency"]
    known = [match for match in emergency if match.channels[0].works_here]
    lines = [match for match in found.now if match.structure.role == "line" and _works(match)]
    if kind == "poster":
        return Chosen(
            tuple((known or emergency)[:EMERGENCIES]),
            tuple(lines[:POSTER_LINES]),
            _places(found)[:POSTER_PLACES],
        )
    return Chosen(tuple((known or emergency)[:EMERGENCIES]), tuple(lines[:CARD_LINES]), tuple(_called(found)))


def _places(found: Answer) -> tuple[Match, ...]:
    """Where a young person can go or call, each number once: two sites of one team often share theirs."""
    places: dict[tuple[str, str], Match] = {}
    for match in found.near:
        number = printed_channel(match.service)
        if number is not None and not match.stale and match.structure.type != POLICE:
            places.setdefault((number.kind, number.value), match)
    return tuple(places.values())


def _works(match: Match) -> bool:
    """Compared by what is dialled: two services of a line say different things of the same number."""
    number = printed_channel(match.service)
    return number is not None and any(
        shown.works_here and (shown.channel.kind, shown.channel.value) == (number.kind, number.value)
        for shown in match.channels
    )


def _called(found: Answer) -> Iterable[Match]:
    """The nearest specialised place, and the first of the others, when they can be called."""
    special = found.nearest_specialised
    if special is not None and _callable(special) and (special.distance_km or 0) <= SPECIALISED_KM:
        yield special
    others = (match for match in found.near if not match.specialised and _callable(match))
    yield from list(others)[:1]


def _callable(match: Match) -> bool:
    number = printed_channel(match.service)
    return not match.stale and match.structure.type != POLICE and number is not None and number.kind == "call"


def printed_channel(service: Service) -> Channel | None:
    """The way to reach a service that paper can carry: a number, else an e-mail, else a site."""
    for kind in ("call", "sms", "email", "web"):
        for channel in service.channels:
            if channel.kind == kind:
                return channel
    return None


# A line on a card, on a poster, and what the screen says of it beside a card.
ROWS: dict[str, Slotted] = {
    "card": Slotted(("<li><b>", "number", "</b> <span>", "said", "</span></li>")),
    "poster": Slotted(
        ("<li><b>", "number", "</b> <span><strong>", "name", "</strong> ", "said", "</span></li>")
    ),
    "key": Slotted(("<li><b>", "number", "</b> ", "name", "</li>")),
}


@lru_cache(maxsize=20_000)
def row(structure: Structure, service: Service, kind: str) -> str:
    """The HTML of one of `ROWS`; "" when a service has nothing to print."""
    channel = printed_channel(service)
    if channel is None:
        return ""
    national = structure.role in NATIONAL_ROLES
    where = "" if national else structure.commune_name or phrase("address_not_public")
    facts = [hours_of(channel), phrase("free") if channel.free == "yes" else ""]
    if kind == "card":
        # A card that someone finds: a town and hours, never the name of who answers.
        beside = _joined(where, *facts)
        said = beside if len(beside) <= LONGEST else where
    else:
        said = _joined(where, *facts)
    name = structure.name.partition(" - ")[2] if national else ""
    values = {"number": _shown(channel), "name": escape(name or structure.name), "said": escape(said)}
    return ROWS[kind].fill(values)


def hours_of(channel: Channel) -> str:
    return phrase("day_and_night") if channel.opening == AROUND_THE_CLOCK else channel.hours


def _shown(channel: Channel) -> str:
    if channel.kind == "web":
        return escape(host_of(channel.value))
    number = phrase("sms_words").format(channel.value) if channel.kind == "sms" else channel.value
    return escape(number).replace(" ", "\u00a0")


def _joined(*facts: str) -> str:
    return " · ".join(filter(None, facts))


def print_html(frame: Slotted, found: Answer, kind: Kind, slug: str, need: str, date: str) -> str:
    """The page to print, filled with an answer; `slug` and `need`: of the answer to go back to."""
    on_paper = chosen(found, kind)
    groups = {"lines": on_paper.lines, "emergency": on_paper.emergency, "places": on_paper.places}
    values = {name: _rows(group, kind) for name, group in groups.items()}
    values["places"] = values["places"] or (no_place() if kind == "poster" else "")
    values["keys"] = "".join(_rows(group, "key") for group in groups.values())
    values |= {"place_name": escape(found.place.name), "place_code": found.place.code}
    values |= {"date": date, "need": need, "slug": slug, "print_for": print_for(slug, need)}
    return frame.fill(values)


def _rows(matches: Iterable[Match], kind: str) -> str:
    return "".join(row(match.structure, match.service, kind) for match in matches)


def no_place() -> str:
    """In the place of a list that would be empty on a poster; the number stands large above."""
    said = _("Le 119 connaît les lieux près d'ici, et ce qui existe à distance.")
    return f"<li><span>{escape(said)}</span></li>"


def print_frames() -> dict[tuple[Kind, Audience], Slotted]:
    """The words around, by kind and whom they speak to; in a poster, the address of the site and its code."""
    return _frames(operator().public_address)


@lru_cache(maxsize=4)
def _frames(public_address: str) -> dict[tuple[Kind, Audience], Slotted]:
    address = web(public_address)
    frames: dict[tuple[Kind, Audience], Slotted] = {}
    for kind in KINDS:
        for audience in dict.fromkeys(told(kind, each) for each in AUDIENCES):
            context = {
                "slot": marks(SLOTS),
                "tu": audience in SAID_TU,
                "other": BUTTONS["card" if kind == "poster" else "poster"],
                "copies": range(2, COPIES + 1),
                "address": address.removeprefix("https://").removesuffix("/"),
                "code": qr_code(address) if address else "",
            }
            frames[kind, audience] = cut(template(f"print_{kind}_main.html").render(context))
    return frames


def qr_code(address: str) -> str:
    """An address as a picture that a phone reads (ISO/IEC 18004), four modules of white around it."""
    code = segno.make(address, error="m", micro=False)
    return code.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None, light="#fff")


class PrintFile(Struct, frozen=True, rename="camel"):
    """What a browser needs to print without asking anyone, beside the cards: part of their file."""

    style: str
    frames: dict[str, tuple[str, ...]]  # "card young": pieces of a Slotted
    rows: dict[str, tuple[str, ...]]
    hours: dict[str, str]  # of what is printed of a service, by "structure/service"
    no_place: str


def print_file(structures: Iterable[Structure]) -> PrintFile:
    """The same for all visitors; the hours are most of it, three bytes a service once compressed."""
    printed = {
        f"{each.id}/{service.id}": printed_channel(service)
        for each in structures
        for service in each.services
    }
    return PrintFile(
        style=PRINT_STYLE,
        frames={f"{kind} {told}": made.pieces for (kind, told), made in print_frames().items()},
        rows={kind: made.pieces for kind, made in ROWS.items()},
        hours={name: channel.hours for name, channel in sorted(printed.items()) if channel and channel.hours},
        no_place=no_place(),
    )


def print_for(slug: str, need: str) -> str:
    """What a print button carries: who the answer is for, and the need: "jeune", "jeune images"."""
    return f"{slug} {need}".rstrip()


def read_print_for(value: str) -> tuple[str, str]:
    """The other way: ("jeune", "images")."""
    slug, _space, need = value.partition(" ")
    return slug, need
