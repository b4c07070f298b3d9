"""The card of a service: one template, made once a pack; where, how, when and why change with the answer."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from msgspec import Struct

from balise.core.geo.records import Territory
from balise.core.help.answer_types import Match, Reason
from balise.core.help.wording import kilometres, sentence
from balise.core.pack.records import EVERYWHERE, NATIONAL_ROLES, Audience, Channel, Service, Structure
from balise.site import labels
from balise.site.bills import ORDINARY_NUMBER
from balise.site.dates import day, partial_day
from balise.site.phrases import phrase
from balise.site.slots import Slotted, cut, marks
from balise.site.sources import source_of
from balise.site.ways import Way, way_of

# Reasons that the card already shows; for a national number its date is in its source line.
_SAID_ABOVE = frozenset(("distance", "farther", "in_commune", "in_territory", "national_line", "remote"))
_FRESHNESS = frozenset(("confirmed", "sourced", "old", "undated"))


class Card(Struct, frozen=True):
    text: Slotted  # with slots where, ways, why
    where: str  # what never changes of where it is
    old: str  # what stands before it when the record is too old to be trusted
    ways: Mapping[Channel, Way]
    no_way: str  # what it says when we know no way to reach it
    hidden: frozenset[str]  # codes of reasons that it does not repeat


def make_card(structure: Structure, service: Service, territories: Mapping[str, Territory]) -> Card:
    """Render the one template, with marks where an answer will write."""
    own, national = service.channels, structure.role in NATIONAL_ROLES
    cost, transmits = _cost(own), _once(c.transmits for c in own)
    text = get_template("parts/card.html").render(
        {
            "slot": marks(("where", "ways", "why")),
            "structure": structure,
            "name": service.name if len(structure.services) > 1 else structure.name,
            "specialised": service.specialised,
            "tagged": service.specialised or structure.type in labels.TYPES or not national,
            "kind": labels.TYPES.get(structure.type, ""),
            "place": _address(structure),
            "serves": _serves(service),
            "hours": " · ".join(dict.fromkeys(c.hours for c in own if c.hours)),
            "cost": cost,
            "bill": _bill(own),
            "transmits": transmits,
            "unsaid": _unsaid(cost, transmits),
            "source": _source(structure),
        }
    )
    # A national line is one match with the channels of all its services: its card must know them all.
    channels = dict.fromkeys(channel for each in structure.services for channel in each.channels)
    return Card(
        text=cut(text),
        where="" if national else _where(structure, service, territories),
        old=_source_tag(structure) if national else old_tag(),
        ways={channel: way_of(channel) for channel in channels},
        no_way='<li class="meta">' + _("Nous n'avons ni téléphone ni adresse en ligne.") + "</li>",
        hidden=hidden_reasons(national),
    )


def hidden_reasons(national: bool) -> frozenset[str]:
    """Codes of the reasons that a card does not repeat."""
    return _SAID_ABOVE | _FRESHNESS if national else _SAID_ABOVE


def fill(card: Card, match: Match, audience: Audience, timeless: bool = False) -> str:
    """The HTML of a card in one answer; `timeless`: its hours instead of whether it is open now."""
    # A chat and the site it is on, two pages of one site: one way for who reads.
    ways = {card.ways[shown.channel].same: shown for shown in reversed(match.channels)}
    html = "".join(card.ways[shown.channel].html(shown, timeless) for shown in reversed(ways.values()))
    where = card.where
    if match.distance_km is not None:
        where = f"<b>{_distance(match.distance_km)}</b> · {where}"
    if match.stale:
        where = f"{card.old} {where}"
    why = " · ".join(_said(reason, audience) for reason in match.reasons if reason.code not in card.hidden)
    return card.text.fill(
        {"where": where, "ways": html or card.no_way, "why": f'<p class="meta">{why}</p>' if why else ""}
    )


def fill_all(
    cards: Mapping[tuple[str, str], Card],
    matches: Iterable[Match],
    audience: Audience,
    timeless: bool = False,
) -> SafeString:
    """Cards of several matches, in their order; `cards` by structure id and service id."""
    html = (fill(cards[match.structure.id, match.service.id], match, audience, timeless) for match in matches)
    return mark_safe("".join(html))  # noqa: S308 - made of escaped pieces


def unfolded(cards: SafeString) -> SafeString:
    """The same cards with what to know before calling already open."""
    return mark_safe(cards.replace("<details>", "<details open>"))  # noqa: S308 - the same cards


def under_their_title(cards: SafeString, title: str) -> SafeString:
    """The same cards on a page that has this title: it is not read twice."""
    return mark_safe(cards.replace(f"<h3>{escape(title)}</h3>", ""))  # noqa: S308 - the same cards


@lru_cache(maxsize=20_000)
def _said(reason: Reason, audience: Audience) -> str:
    return escape(sentence(reason.code, reason.value, audience, _))


@lru_cache(maxsize=20_000)
def _distance(km: float) -> str:
    if km == 0:
        return phrase("in_the_commune")
    return phrase("distance").format(kilometres(km))


def old_tag() -> str:
    return f'<span class="tag">{phrase("old_record")}</span>'


def _source_tag(structure: Structure) -> str:
    """A national number answers, but what we say of it may have changed since."""
    if not structure.source_date:
        return ""
    return f'<span class="tag">{_("Source : {}").format(partial_day(structure.source_date))}</span>'


def _where(structure: Structure, service: Service, territories: Mapping[str, Territory]) -> str:
    home = territories.get(structure.territory or "")
    parts = [structure.commune_name] if structure.commune_name else []
    if home is not None and home.name != structure.commune_name:
        parts.append(home.name)
    elif home is None and EVERYWHERE in service.zone:
        parts.append(_("toute la France"))
    elif home is None:
        parts.append(" / ".join(territories[code].name for code in service.zone if code in territories))
    if structure.masked:
        parts.append(phrase("address_not_public"))
    return escape(" · ".join(filter(None, parts)))


def _address(structure: Structure) -> str:
    if structure.masked:
        return _("Adresse non publiée, pour protéger les personnes")
    town = f"{structure.postal_code} {structure.commune_name}".strip()
    return ", ".join(part for part in (structure.address, town) if part)


def _once(texts: Iterable[str]) -> str:
    """Their sentences, each once."""
    sentences = (sentence.strip(" .") for text in texts for sentence in text.split(". "))
    return "".join(f"{sentence}. " for sentence in dict.fromkeys(filter(None, sentences))).strip()


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
    """Of its calls, where it has some: a site takes nothing from a number that is free. "" when not known."""
    ways = list(ways)
    calls = [channel for channel in ways if channel.kind in ("call", "sms")]
    said = {channel.free for channel in calls or ways}
    if said == {"yes"}:
        return _("Gratuit, d'après la source.")
    if "no" in said:
        return _("Payant, d'après la source.")
    return ""


def _unsaid(cost: str, transmits: str) -> str:
    """What the sources do not say, in one line; the bill is never folded in it, for who is watched."""
    missing = [] if cost else [_("le coût")]
    if not transmits:
        missing.append(_("ce qui est transmis, à demander avant de donner un nom"))
    return " ; ".join(missing)


def _bill(ways: Iterable[Channel]) -> str:
    calls = [channel for channel in ways if channel.kind in ("call", "sms")]
    if not calls:
        return _("La visite ou le message reste dans l'historique de l'appareil.")
    if all(channel.on_bill == "no" for channel in calls):
        bill = _("N'apparaît pas sur la facture, d'après la source.")
    elif any(channel.on_bill == "yes" or ORDINARY_NUMBER.match(channel.value) for channel in calls):
        bill = _("Peut apparaître sur la facture.")
    else:
        bill = _("Visible sur la facture : non connu.")
    return bill + " " + _("L'appel ou le SMS reste dans le téléphone.")


def _source(structure: Structure) -> str:
    host = source_of(structure) or _("non nommée")
    dated = partial_day(structure.source_date) or _("date non connue")
    if structure.verified_on:
        return _("{}, {}. Confirmé le {}.").format(host, dated, day(structure.verified_on))
    if structure.role in NATIONAL_ROLES:
        return _("{}, {}.").format(host, dated)
    return _("{}, {}. Jamais confirmé par la structure.").format(host, dated)
