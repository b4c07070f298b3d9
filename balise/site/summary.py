"""The first screen of an answer: whom to call, specialised help nearby, remote help, who is in charge."""

from html import escape

from django.utils.safestring import SafeString, mark_safe

from balise.core.help.answer_types import Answer, Authority, ChannelNow, Match
from balise.core.help.wording import kilometres
from balise.site.links import href
from balise.site.once import only_remote
from balise.site.phrases import phrase
from balise.site.ways import state

POLICE, MISSING = "17", "116 000"
CHATS = ("open", "closed", "unknown")  # which is named first


def summary(found: Answer) -> SafeString:
    """Four or five lines, the most urgent first; a family first reads what to do when a child is gone."""
    rows = [(phrase("missing_child"), _missing(found))] if found.audience == "relative" else []
    line = _line(found)
    if line is not None:
        rows.append((phrase("to_call"), _call(line)))
    if found.nearest_specialised is not None:
        rows.append((phrase("specialised_help"), _somewhere(found.nearest_specialised)))
    rows.append((phrase("remotely"), _remote(found)))
    rows.append((phrase("in_charge"), _in_charge(found.authority)))
    items = "".join(f"<li><b>{label}</b> {said}</li>" for label, said in rows if said)
    return mark_safe(f'<ul class="sum">{items}</ul>')  # noqa: S308 - made of escaped pieces


def _missing(found: Answer) -> str:
    """17 at once, then 116 000, where they are known to work."""
    numbers = [
        _press(way)
        for wanted in (POLICE, MISSING)
        for match in found.now
        for way in match.channels
        if way.channel.value == wanted and way.works_here
    ]
    return phrase("at_once").format(phrase("then").join(numbers)) if numbers else ""


def _line(found: Answer) -> Match | None:
    """The line to call: one that meets the need and is open, else the first of all (119)."""
    lines = [match for match in found.now if match.structure.role == "line"]
    met = [match for match in lines if any(reason.code == "need" for reason in match.reasons)]
    ready = [match for match in met if any(way.state == "open" and way.works_here for way in match.channels)]
    return next(iter(ready or lines), None)


def _call(match: Match) -> str:
    shown = next((way for way in match.channels if way.channel.kind == "call" and way.button), None)
    name = escape(match.structure.name.partition(" - ")[2] or match.structure.name)
    if shown is None:
        return name
    facts = [phrase("free")] if shown.channel.free == "yes" else []
    facts += [state(shown)]
    facts = facts if shown.works_here else [phrase("not_known_to_work")]
    value = escape(shown.channel.value).replace(" ", "\u00a0")
    link = f'<a class="call" href="{escape(href(shown.channel))}">{phrase("call").format(value)}</a>'
    return f'{link} {name} <span class="soft">{", ".join(facts)}</span>'


def _somewhere(match: Match) -> str:
    structure = match.structure
    where = escape(structure.commune_name) or phrase("address_not_public")
    if match.distance_km == 0:
        where = phrase("in_the_commune")
    elif match.distance_km is not None:
        where = phrase("far_away").format(kilometres(match.distance_km), where)
    return f'<b class="name">{escape(structure.name)}</b> <span class="soft">{where}</span>{_number(match)}'


def _remote(found: Answer) -> str:
    """Two ways to write rather than speak: chats first, then the specialised help that works from afar.

    An open chat before one that says when it opens, and last one that nobody may be answering.
    """
    chats = [
        (escape(match.structure.name), way)
        for match in found.now
        for way in match.channels
        if way.channel.kind == "chat" and href(way.channel)
    ]
    chats.sort(key=lambda chat: CHATS.index(chat[1].state))
    said = [
        f'{phrase("by_chat")} <a href="{escape(href(way.channel))}" rel="noreferrer">{name}</a> {_said(way)}'
        for name, way in chats
    ]
    afar = sorted(only_remote(found), key=lambda match: not match.specialised)
    said += [
        f'{_kind(match)} <a href="#distance">{escape(match.structure.name)}</a>'
        for match in afar
        if match.channels and not (match.stale and found.audience == "young")
    ]
    return ", ".join(said[:1] if found.audience == "young" else said[:2])


def _kind(match: Match) -> str:
    kind = match.channels[0].channel.kind
    return phrase(f"by_{kind}") if kind in ("email", "web", "call") else ""


def _in_charge(authority: Authority) -> str:
    text = f'<a href="#charge">{escape(authority.territory.authority)}</a>'
    number = _number(authority.cell) or _number(authority.switchboard)
    if number:
        return text + number
    ways = [way for match in (authority.cell, authority.switchboard) if match for way in match.channels]
    if any(way.channel.kind == "call" for way in ways):
        return f'{text} <span class="soft">{phrase("old_contact")}</span>'
    written = [way.channel.value for way in ways if way.channel.kind == "email" and way.button]
    known = escape(written[0]) if written else phrase("no_number")
    return f'{text} <span class="soft">{known}</span>'


def _number(match: Match | None) -> str:
    """The first number of a match, to press; "" for one that is not offered: old, and to a young person."""
    shown = next((way for way in match.channels if way.channel.kind == "call"), None) if match else None
    if match is None or shown is None or not shown.button:
        return ""
    said = f'<span class="soft">{phrase("old")}</span>' if match.stale else _said(shown)
    return f" · {_press(shown)} {said}"


def _press(way: ChannelNow) -> str:
    value, target = escape(way.channel.value), escape(href(way.channel))
    return f'<a class="tel" href="{target}">{value}</a>' if target else f'<span class="tel">{value}</span>'


def _said(way: ChannelNow) -> str:
    return f'<span class="soft">{state(way)}</span>'
