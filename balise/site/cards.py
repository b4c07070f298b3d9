"""The card of a service: one template, made once a pack; only where, when and why change with the answer.

A card is cut at its slots when the pack is loaded. An answer then joins strings, as fast for every town: no
warm cache can tell which towns were looked up before.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from msgspec import Struct

from balise.core.geo.records import Territory
from balise.core.help.answer_types import ChannelNow, Match
from balise.core.help.wording import sentence
from balise.core.pack.records import EVERYWHERE, Audience, Channel, Service, Structure
from balise.site import labels
from balise.site.dates import day, partial_day
from balise.site.links import host_of, href

_SLOT = re.compile("([\ue000-\ue002])")  # private-use marks: no text of ours or theirs has them
_WHERE, _WAYS, _WHY = "\ue000", "\ue001", "\ue002"
_ORDINARY_NUMBER = re.compile(r"(?:\+33 ?|0)[1-79]")


def _no_way() -> str:
    """What a card says when we know no way to reach it."""
    return f'<li class="meta">{_("Nous n’avons ni téléphone ni adresse en ligne.")}</li>'


class Way(Struct, frozen=True):
    """One channel of a card, ready: with a button to press, or as words alone."""

    button: str
    words: str


class Card(Struct, frozen=True):
    pieces: tuple[str, ...]  # the template's text, cut at its slots; the slots themselves stay in place
    ways: Mapping[Channel, Way]


def make_card(structure: Structure, service: Service) -> Card:
    """Render the one template with marks where an answer will write."""
    # A national line is one match with the channels of all its services: the card must know them all.
    ways = tuple(dict.fromkeys(channel for each in structure.services for channel in each.channels))
    own = service.channels
    text = get_template("parts/card.html").render(
        {
            "structure": structure,
            "name": service.name if len(structure.services) > 1 else structure.name,
            "specialised": service.specialised,
            "kind": labels.TYPES.get(structure.type, ""),
            "slot": {"where": mark_safe(_WHERE), "ways": mark_safe(_WAYS), "why": mark_safe(_WHY)},  # noqa: S308
            "place": _address(structure),
            "serves": _serves(service),
            "hours": " · ".join(dict.fromkeys(c.hours for c in own if c.hours)),
            "cost": _cost(own),
            "bill": _bill(own),
            "transmits": " ".join(dict.fromkeys(c.transmits for c in own if c.transmits))
            or _("Nous ne le savons pas. À demander avant de donner un nom."),
            "source": _source(structure),
        }
    )
    pieces = tuple(_SLOT.split(re.sub(r">\s+<", "><", text)))
    return Card(pieces=pieces, ways={channel: make_way(channel) for channel in ways})


def fill(
    card: Card, match: Match, audience: Audience, territories: Mapping[str, Territory], timeless: bool = False
) -> str:
    """The HTML of a card in one answer; `timeless`: its hours instead of whether it is open now."""
    out = []
    for piece in card.pieces:
        if piece == _WHERE:
            out.append(_where(match, territories))
        elif piece == _WHY:
            out.append(_why(match, audience))
        elif piece == _WAYS:
            ways = (_way(card.ways[shown.channel], shown, timeless) for shown in match.channels)
            out.extend(ways if match.channels else (_no_way(),))
        else:
            out.append(piece)
    return "".join(out)


def fill_all(
    cards: Mapping[tuple[str, str], Card],
    matches: Iterable[Match],
    audience: Audience,
    territories: Mapping[str, Territory],
    timeless: bool = False,
) -> SafeString:
    """Cards of several matches, in their order; `cards` by structure id and service id."""
    html = (fill(cards[m.structure.id, m.service.id], m, audience, territories, timeless) for m in matches)
    return mark_safe("".join(html))  # noqa: S308 - made of escaped pieces


def unfolded(cards: SafeString) -> SafeString:
    """The same cards with what to know before calling already open."""
    return mark_safe(cards.replace("<details>", "<details open>"))  # noqa: S308 - the same cards


def make_way(channel: Channel) -> Way:
    """A channel as a link or button, and as words for when it must not be one (a record too old to trust)."""
    value, target, host = escape(channel.value), escape(href(channel)), escape(host_of(channel.value))
    look = "call" if channel.kind in ("call", "sms") else "plain"
    match channel.kind:
        case "call":
            words = value.replace(" ", "\u00a0")  # a number is never cut at the end of a line
            text = _("Appeler le {}").format(words)
        case "sms":
            words, text = f"SMS {value}", _("Écrire un SMS au {}").format(value)
        case "chat":
            words, text = _("Tchat : {}").format(host), _("Tchat sur {}").format(host)
        case "email":
            words, text = value, _("Écrire à {}").format(value)
        case "web":
            words, text = host, _("Site {}").format(host)
        case "visit":
            words = text = _("On peut venir sur place")
    words = f'<span class="{"tel" if look == "call" else "words"}">{words}</span>'
    return Way(f'<a class="{look}" href="{target}" rel="noreferrer">{text}</a>' if target else words, words)


def _way(way: Way, shown: ChannelNow, timeless: bool) -> str:
    channel = shown.channel
    said = ""
    if channel.kind in ("call", "sms", "chat"):
        said = _state(shown.state, shown.opens_at, shown.opens_at_local, channel.opening == ALWAYS)
        if timeless:
            said = escape(channel.hours)
        if not shown.works_here:
            said += " " + _("Nous ne savons pas si ce numéro fonctionne d'ici.")
        elif not shown.button:
            said += " " + _("À vérifier avant d'appeler.")
    meta = f' <span class="meta">{said}</span>' if said else ""
    return f"<li>{way.button if shown.button else way.words}{meta}</li>"


ALWAYS = ((0, 7 * 24 * 60),)


@lru_cache(maxsize=4096)
def _state(state: str, opens: str, local: str, always: bool) -> str:
    if state == "open":
        return f'<span class="open">{_("jour et nuit") if always else _("ouvert maintenant")}</span>'
    if state == "closed":
        if not opens:
            return _("fermé maintenant")
        at = _("fermé, ouvre {} (heure de Paris)").format(escape(opens))
        return at + (_(", {} sur place").format(escape(local)) if local else "")
    return _("horaires non connus")


def _where(match: Match, territories: Mapping[str, Territory]) -> str:
    structure = match.structure
    home = territories.get(structure.territory or "")
    if structure.role in ("emergency", "line"):
        return ""
    parts = []
    if match.distance_km is not None:
        parts.append(f"<b>{_distance(match.distance_km)}</b>")
    if structure.commune_name:
        parts.append(escape(structure.commune_name))
    if home and home.name != structure.commune_name:
        parts.append(escape(home.name))
    elif not home and EVERYWHERE in match.service.zone:
        parts.append(_("toute la France"))
    elif not home:
        parts.append(
            escape(" / ".join(territories[code].name for code in match.service.zone if code in territories))
        )
    if structure.masked:
        parts.append(_("adresse non publiée"))
    text = " · ".join(parts)
    if match.stale:
        text = f'<span class="tag">{_("Ancien, à vérifier")}</span> {text}'
    return text


@lru_cache(maxsize=20_000)
def _distance(km: float) -> str:
    if km < 0.05:
        return _("dans la commune")
    return _("à {} km en ligne droite").format(f"{km:.1f}".replace(".", ","))


# Reasons that the card already shows: where it is; and for a national number the date is in its source line.
_SAID_ABOVE = frozenset(("distance", "farther", "in_territory", "national_line", "same_commune", "remote"))
_FRESHNESS = frozenset(("confirmed", "sourced", "old", "undated"))


def _why(match: Match, audience: Audience) -> str:
    hidden = _SAID_ABOVE | _FRESHNESS if match.structure.role in ("emergency", "line") else _SAID_ABOVE
    sentences = [sentence(r.code, r.value, audience, _) for r in match.reasons if r.code not in hidden]
    return (
        f'<p class="meta">{" · ".join(escape(said) for said in sentences if said)}</p>' if sentences else ""
    )


def _address(structure: Structure) -> str:
    if structure.masked:
        return _("Adresse non publiée, pour protéger les personnes")
    town = f"{structure.postal_code} {structure.commune_name}".strip()
    return ", ".join(part for part in (structure.address, town) if part)


def _serves(service: Service) -> str:
    who = ", ".join(_(labels.AUDIENCES[audience]) for audience in service.audiences)
    if service.age_min is not None and service.age_max is not None:
        return _("{}, de {} à {} ans").format(who, service.age_min, service.age_max)
    if service.age_max is not None:
        return _("{}, jusqu'à {} ans").format(who, service.age_max)
    if service.age_min is not None:
        return _("{}, dès {} ans").format(who, service.age_min)
    return who


def _cost(ways: Iterable[Channel]) -> str:
    said = {channel.free for channel in ways}
    if said == {"yes"}:
        return _("Gratuit, d'après la source.")
    if "no" in said:
        return _("Payant, d'après la source.")
    return _("Nous ne savons pas si c'est gratuit.")


def _bill(ways: Iterable[Channel]) -> str:
    calls = [channel for channel in ways if channel.kind in ("call", "sms")]
    if not calls:
        return _("La visite ou le message reste dans l'historique de l'appareil.")
    if all(channel.on_bill == "no" for channel in calls):
        bill = _("N'apparaît pas sur la facture, d'après la source.")
    elif any(channel.on_bill == "yes" or _ORDINARY_NUMBER.match(channel.value) for channel in calls):
        bill = _("Peut apparaître sur la facture.")
    else:
        bill = _("Nous ne savons pas s'il apparaît sur la facture.")
    return bill + " " + _("L'appel ou le SMS reste dans le téléphone.")


def _source(structure: Structure) -> str:
    host = host_of(structure.source_url) or structure.source or _("non nommée")
    dated = partial_day(structure.source_date) or _("date non connue")
    if structure.verified_on:
        return _("{}, {}. Confirmé le {}.").format(host, dated, day(structure.verified_on))
    return _("{}, {}. Jamais confirmé par la structure.").format(host, dated)
