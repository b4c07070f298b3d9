"""From an answer to what its page shows."""

from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from balise.core.help.answer import PAGE_SIZE
from balise.core.help.answer_types import Answer, Authority, Match
from balise.core.help.wording import sentence
from balise.core.pack.records import Audience
from balise.site.audience_blocks import sections
from balise.site.cards import fill_all
from balise.site.current_pack import Current
from balise.site.dates import hour
from balise.site.labels import DOORS, SLUG_OF_AUDIENCE
from balise.site.lines_block import lines_block
from balise.site.maps import map_of_territory
from balise.site.once import lines_with_all_ways, only_remote
from balise.site.page import part
from balise.site.summary import summary


def answer_context(held: Current, found: Answer, at: datetime, need: str) -> dict[str, Any]:
    """Everything `answer.html` prints."""
    audience, place, territory = found.audience, found.place, found.territory
    territories = held.pack.atlas.territories
    first, then = sections(held, audience)
    pages = -(-found.near_total // PAGE_SIZE)
    shared = {
        "place": place,
        "territory": territory,
        "tu": audience == "young",
        "slug": SLUG_OF_AUDIENCE[audience],
        "doors": DOORS,
        "needs": held.pack.directory.needs,
        "need": need,
        "page": found.page,
        "pages": pages,
        "before": found.page - 1,
        "after": found.page + 1,
        "typed": "",
    }

    def cards(matches: tuple[Match, ...]) -> SafeString:
        return fill_all(held.shelf.cards, matches, audience, territories)

    return {
        **shared,
        "summary": summary(found),
        "first": first,
        "then": then,
        "clock": _clock(at, place.timezone),
        "now": lines_block(held, lines_with_all_ways(found), audience),
        "near": cards(found.near),
        "near_count": _count(found.near_total),
        "farther": cards(found.farther),
        "remote": cards(only_remote(found)),
        "authority": authority_block(held, found.authority, audience),
        "notes": [sentence(note.code, note.value, audience, _) for note in found.notes],
        "map": map_of_territory(held, territory.code, place),
        "pager": part("parts/pager.html", shared, held) if pages > 1 else "",
        "again": part("parts/again.html", shared, held),
    }


def authority_block(held: Current, authority: Authority, audience: Audience) -> SafeString:
    def card(match: Match | None) -> SafeString | str:
        return fill_all(held.shelf.cards, (match,), audience, held.pack.atlas.territories) if match else ""

    context = {
        "territory": authority.territory,
        # L226-3 CASF; the Pacific territories have services of their own.
        "has_cell": authority.territory.kind != "territoire",
        "cell": card(authority.cell),
        "switchboard": card(authority.switchboard),
        "known": authority.known,
    }
    return part("parts/authority.html", context, held)


def _clock(at: datetime, zone: str) -> str:
    paris = _("Il est {} à Paris").format(hour(at))
    local = hour(at, zone)
    return paris + (_(", {} sur place.").format(local) if local != hour(at) else ".")


def _count(total: int) -> str:
    if total == 1:
        return _("1 lieu ou service connu de nous")
    return _("{} lieux ou services connus de nous").format(total)
