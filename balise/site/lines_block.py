"""The numbers to call now: emergency in one row, the first lines as cards, the others folded."""

from html import escape

from django.utils.safestring import SafeString, mark_safe

from balise.core.help.answer_types import Match
from balise.core.pack.records import Audience
from balise.site.cards import fill_all
from balise.site.current_pack import Current
from balise.site.links import href
from balise.site.phrases import phrase

SHOWN = 6  # lines that stand open; a frightened person reads few


def lines_block(held: Current, matches: tuple[Match, ...], audience: Audience) -> SafeString:
    """`matches`: those of `answer.now`, in their order."""
    emergency = [match for match in matches if match.structure.role == "emergency"]
    lines = [match for match in matches if match.structure.role != "emergency"]
    parts = [
        f'<ul class="ways wide panel">{"".join(_urgent(match) for match in emergency)}</ul>'
        if emergency
        else ""
    ]
    parts.append(f'<div class="grid">{_cards(held, lines[:SHOWN], audience)}</div>')
    if lines[SHOWN:]:
        parts.append(f"<details><summary>{phrase('other_lines')}</summary>")
        parts.append(f'<div class="grid">{_cards(held, lines[SHOWN:], audience)}</div></details>')
    return mark_safe("".join(parts))  # noqa: S308 - made of escaped pieces


def _cards(held: Current, matches: list[Match], audience: Audience) -> SafeString:
    return fill_all(held.shelf.cards, matches, audience)


def _urgent(match: Match) -> str:
    """One row: the number to press, and who answers."""
    shown = match.channels[0]
    value = escape(shown.channel.value)
    label = phrase("sms_words").format(value) if shown.channel.kind == "sms" else value
    name = escape(match.structure.name.partition(" - ")[2] or match.structure.name)
    doubt = ""
    if not shown.works_here:
        doubt = ' <span class="meta">' + phrase("may_not_work") + "</span>"
    link = f'<a class="call" href="{escape(href(shown.channel))}">{label}</a>'
    return f"<li>{link} <span>{name}{doubt}</span></li>"
