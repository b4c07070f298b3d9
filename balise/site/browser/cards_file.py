"""What a browser needs to draw an answer as this server does: its HTML cut at its slots, and its French.

`frontend/src/page/cards_file.ts` reads it. A card has one template, rendered here once a pack; what changes
with an answer is filled there as here (`slots.py`). No French is written in a script.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import msgspec
from django.conf import settings
from django.utils.translation import gettext
from msgspec import Struct

from balise.core.geo.atlas import Atlas
from balise.core.geo.records import Territory
from balise.core.help.index import HelpIndex
from balise.core.help.law import LawText, load_law
from balise.core.help.wording import DATED, MONTHS, NOTES, REASONS
from balise.core.pack.records import AUDIENCES, NATIONAL_ROLES, Audience, Channel, Directory, Structure
from balise.site.answer_page import PAGE_SIZE
from balise.site.answer_parts import BLOCKS, block, mains, pager
from balise.site.authority_block import make_authority
from balise.site.cards import hidden_reasons, make_card
from balise.site.form_parts import PROBLEMS, choice, forms
from balise.site.labels import SAID_TU, SLUG_OF_AUDIENCE
from balise.site.lines_block import SHOWN
from balise.site.links import host_of, href
from balise.site.numbers import national_numbers
from balise.site.phrases import PHRASES, phrase
from balise.site.place_field import FORMER, WHOLE_AREA
from balise.site.printing import PrintFile, print_file
from balise.site.shelf import usual_danger

FORMAT = 2
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)  # which offices an authority has does not depend on it

Pieces = tuple[str, ...]  # text, name of a slot, text… as `Slotted.pieces`


class _Card(Struct, omit_defaults=True):
    text: Pieces
    where: str = ""
    old: str = ""  # of a national number alone; the others all say the same


class _Structure(Struct):
    links: dict[str, tuple[str, str]]  # by kind and value of a channel: its address and its host, "" for none
    cards: dict[str, _Card]  # by service


class _Forms(Struct, rename="camel"):
    """The form of `/aide/` when it comes back; `frontend/src/screen/form.ts` reads it."""

    frames: dict[str, Pieces]  # by audience and state: "young choices", " plain"
    choice: Pieces
    choice_link: Pieces
    former: str
    whole_area: str
    problems: dict[str, tuple[str, str]]  # with "tu", with "vous"


class _CardsFile(Struct, rename="camel"):
    format: int
    page_size: int
    lines_shown: int
    slugs: Mapping[Audience, str]  # what the forms send
    said_tu: list[Audience]  # to the others "vous" is said
    phrases: dict[str, str]
    months: tuple[str, ...]
    sentences: dict[str, tuple[str, str]]  # of reasons and notes by code: to all, and to a young person or ""
    dated: list[str]  # codes whose value is a date
    hidden: list[str]  # codes of reasons that a card does not repeat
    hidden_of_national: list[str]
    danger: str
    frames: dict[str, tuple[Pieces, Pieces]]  # by audience: every number is known to work from there, or not
    blocks: dict[str, tuple[Pieces, Pieces]]  # by name: said with "vous", with "tu"
    pagers: dict[str, Pieces]  # "nearer", "more", "both"
    authorities: dict[str, Pieces]  # by territory
    structures: dict[str, _Structure]
    print: PrintFile  # wallet cards and posters
    forms: _Forms


def encode_cards(directory: Directory, index: HelpIndex, atlas: Atlas) -> bytes:
    """JSON, the same bytes for the same directory and places. About half a millisecond a structure.

    `index`: that of the same directory. Services that nobody can reach have no card: no answer shows one.
    """
    numbers = {"numbers": national_numbers(directory.structures)}
    law = load_law(Path(settings.BALISE_DATA) / "law.csv")
    frames = mains(directory.needs, law, numbers)
    return msgspec.json.encode(
        _CardsFile(
            format=FORMAT,
            page_size=PAGE_SIZE,
            lines_shown=SHOWN,
            slugs=SLUG_OF_AUDIENCE,
            said_tu=sorted(SAID_TU),
            phrases={name: phrase(name) for name in PHRASES},
            months=tuple(gettext(month) for month in MONTHS),
            sentences=_sentences(),
            dated=sorted(DATED),
            hidden=sorted(hidden_reasons(national=False)),
            hidden_of_national=sorted(hidden_reasons(national=True)),
            danger=usual_danger(numbers),
            frames={one: (frames[one, False].pieces, frames[one, True].pieces) for one in AUDIENCES},
            blocks={name: (block(name, False).pieces, block(name, True).pieces) for name in BLOCKS},
            pagers={
                "nearer": pager(nearer=True, more=False).pieces,
                "more": pager(nearer=False, more=True).pieces,
                "both": pager(nearer=True, more=True).pieces,
            },
            authorities={
                code: make_authority(index, code, numbers, _ANY_TIME).pieces for code in atlas.territories
            },
            structures=_structures(directory.structures, atlas.territories),
            print=print_file(directory.structures),
            forms=_forms(directory, law, numbers),
        )
    )


def _forms(directory: Directory, law: Mapping[str, LawText], numbers: Mapping[str, object]) -> _Forms:
    made = forms(directory.needs, law, numbers)
    return _Forms(
        frames={f"{audience or ''} {state}": slotted.pieces for (audience, state), slotted in made.items()},
        choice=choice(is_link=False).pieces,
        choice_link=choice(is_link=True).pieces,
        former=gettext(FORMER),
        whole_area=gettext(WHOLE_AREA),
        problems={
            name: (gettext(with_tu), gettext(with_vous)) for name, (with_tu, with_vous) in PROBLEMS.items()
        },
    )


def _sentences() -> dict[str, tuple[str, str]]:
    return {
        code: (gettext(words.text), gettext(words.young) if words.young else "")
        for code, words in (*REASONS.items(), *NOTES.items())
    }


def _structures(
    structures: Sequence[Structure], territories: Mapping[str, Territory]
) -> dict[str, _Structure]:
    reachable = (one for one in structures if any(service.channels for service in one.services))
    return {one.id: _structure(one, territories) for one in sorted(reachable, key=lambda one: one.id)}


def _structure(structure: Structure, territories: Mapping[str, Territory]) -> _Structure:
    services = [service for service in structure.services if service.channels]
    made = {service.id: make_card(structure, service, territories) for service in services}
    national = structure.role in NATIONAL_ROLES
    return _Structure(
        links=_links(channel for service in services for channel in service.channels),
        cards={
            id_: _Card(card.text.pieces, card.where, card.old if national else "")
            for id_, card in made.items()
        },
    )


def _links(channels: Iterable[Channel]) -> dict[str, tuple[str, str]]:
    """Only what `links.py` lets through becomes an address: no script decides of that."""
    return {
        f"{channel.kind} {channel.value}": (escape(href(channel)), escape(host_of(channel.value)))
        for channel in channels
        if channel.kind != "visit"
    }
