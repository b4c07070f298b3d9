"""Who is in charge in a territory, as a block of a page: its words once a pack, its cards at each answer."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.safestring import SafeString, mark_safe

from balise.core.help.answer_types import Authority
from balise.core.help.index import HelpIndex
from balise.core.help.lists import authority_in
from balise.core.pack.records import Audience
from balise.site.cards import Card, fill
from balise.site.frame import template
from balise.site.slots import Slotted, cut, marks


def make_authority(index: HelpIndex, code: str, around: Mapping[str, object], at: datetime) -> Slotted:
    """The block of a territory with slots for its two cards, "" where we know no such office."""
    authority = authority_in(index, code, at)
    slots = marks(("cell", "switchboard"))
    context = {
        "territory": authority.territory,
        # L226-3 CASF; the Pacific territories have services of their own.
        "has_cell": authority.territory.kind != "territoire",
        "cell": slots["cell"] if authority.cell else "",
        "switchboard": slots["switchboard"] if authority.switchboard else "",
        "known": authority.known,
    }
    return cut(template("parts/authority.html").render({**around, **context}))


def authority_block(
    blocks: Mapping[str, Slotted],
    cards: Mapping[tuple[str, str], Card],
    authority: Authority,
    audience: Audience,
) -> SafeString:
    offices = {"cell": authority.cell, "switchboard": authority.switchboard}
    filled = {
        name: fill(cards[match.structure.id, match.service.id], match, audience) if match else ""
        for name, match in offices.items()
    }
    return mark_safe(blocks[authority.territory.code].fill(filled))  # noqa: S308 - made of escaped pieces
