"""What each audience reads first and next (30 seconds, 5 minutes), and the lines to call without a place."""

from datetime import datetime

from django.utils.safestring import SafeString

from balise.core.help.lists import lines
from balise.core.pack.records import Audience
from balise.site.cards import fill_all
from balise.site.current_pack import Current
from balise.site.lines_block import lines_block
from balise.site.page import part

_MADE: dict[tuple[str, str], SafeString] = {}


def sections(held: Current, audience: Audience | None) -> tuple[SafeString, SafeString]:
    """The two blocks of an audience; they quote the pack's numbers, so they are made once a pack."""
    if audience is None:
        return SafeString(""), SafeString("")
    return _section(held, f"parts/first_{audience}.html"), _section(held, f"parts/then_{audience}.html")


def _section(held: Current, template: str) -> SafeString:
    key = (template, held.pack.version)
    made = _MADE.get(key)
    if made is None:
        for old in [kept for kept in _MADE if kept[0] == template]:
            del _MADE[old]
        made = _MADE[key] = part(template, {"law": held.shelf.law}, held)
    return made


def lines_now(held: Current, audience: Audience | None, at: datetime, need: str = "") -> SafeString:
    """The national lines for an audience and a need, with what is open now."""
    who = audience or "young"
    return lines_block(held, lines(held.help, who, at, (need,) if need else ()), who)


FIRST_LINES = 4  # beside emergency, on the front page


def few_lines(held: Current) -> SafeString:
    """The first lines, with their hours and not the time: the front page is the same for all, all day."""
    found = [
        match for match in lines(held.help, "young", held.pack.published_at) if match.structure.role == "line"
    ]
    return fill_all(held.shelf.cards, found[:FIRST_LINES], "young", timeless=True)
