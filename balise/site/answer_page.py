"""From an answer to what its page shows."""

from datetime import datetime
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from balise.core.geo.records import Territory
from balise.core.help.answer import PAGE_SIZE
from balise.core.help.answer_types import Answer, Authority, Match
from balise.core.help.wording import sentence
from balise.core.pack.records import Audience
from balise.site.audience_blocks import sections
from balise.site.cards import fill_all
from balise.site.current_pack import Current
from balise.site.dates import hour
from balise.site.labels import DOORS, SLUG_OF_AUDIENCE
from balise.site.links import tel
from balise.site.maps import map_of_territory
from balise.site.page import part


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
        "now": cards(found.now),
        "near": cards(found.near),
        "near_count": _count(found.near_total),
        "farther": cards(found.farther),
        "remote": cards(found.remote),
        "authority": authority_block(held, found.authority, audience),
        "notes": [sentence(note.code, note.value, audience, _) for note in found.notes],
        "map": map_of_territory(held, territory.code, place),
        "pager": part("parts/pager.html", shared, held) if pages > 1 else "",
        "again": part("parts/again.html", shared, held),
    }


def summary(found: Answer) -> SafeString:
    """The first screen: whom to call, the nearest specialised help, what is remote, who is in charge."""
    rows: list[tuple[str, str]] = []
    line = next((match for match in found.now if match.structure.role == "line"), None)
    if line is not None:
        rows.append((_("Appeler"), _call(line)))
    specialised = next((match for match in (*found.near, *found.farther) if match.specialised), None)
    if specialised is not None:
        rows.append((_("Spécialisé, le plus proche connu"), _somewhere(specialised)))
    if found.remote:
        rows.append((_("À distance"), _names(found.remote[:2])))
    rows.append((_("En charge ici"), _in_charge(found.authority)))
    items = "".join(f"<li><b>{label}</b>{said}</li>" for label, said in rows)
    return mark_safe(f'<ul class="sum">{items}</ul>')  # noqa: S308 - made of escaped pieces


def authority_block(held: Current, authority: Authority, audience: Audience) -> SafeString:
    def card(match: Match | None) -> SafeString | str:
        return fill_all(held.shelf.cards, (match,), audience, held.pack.atlas.territories) if match else ""

    context = {
        "territory": authority.territory,
        "cell": card(authority.cell),
        "switchboard": card(authority.switchboard),
        "known": authority.known,
    }
    return part("parts/authority.html", context, held)


def _call(match: Match) -> str:
    shown = next((way for way in match.channels if way.channel.kind == "call" and way.button), None)
    name = escape(match.structure.name)
    if shown is None:
        return name
    number = escape(shown.channel.value)
    facts = [_("gratuit")] if shown.channel.free == "yes" else []
    facts += [_("ouvert maintenant")] if shown.state == "open" else []
    link = f'<a class="call" href="tel:{tel(number)}">{number}</a>'
    return f"{link} {name}" + (f' <span class="soft">{", ".join(facts)}</span>' if facts else "")


def _somewhere(match: Match) -> str:
    name = escape(match.structure.name)
    where = escape(match.structure.commune_name) or _("adresse non publiée")
    far = _("{} km, ").format(f"{match.distance_km:.0f}") if match.distance_km is not None else ""
    numbers = [way.channel.value for way in match.channels if way.channel.kind == "call" and way.button]
    call = f' · <a class="tel" href="tel:{tel(numbers[0])}">{escape(numbers[0])}</a>' if numbers else ""
    return f'<a href="/structure/{match.structure.id}/">{name}</a> <span class="soft">{far}{where}</span>{call}'


def _names(matches: tuple[Match, ...]) -> str:
    return ", ".join(f'<a href="#distance">{escape(match.structure.name)}</a>' for match in matches)


def _in_charge(authority: Authority) -> str:
    territory: Territory = authority.territory
    text = f'<a href="#charge">{escape(territory.authority)}</a>'
    best = authority.cell if authority.known == "cell" else authority.switchboard
    numbers = [way.channel.value for way in best.channels if way.channel.kind == "call" and way.button] if best else []
    if numbers:
        return f'{text} · <a class="tel" href="tel:{tel(numbers[0])}">{escape(numbers[0])}</a>'
    return text + f' <span class="soft">{_("nous n’avons pas son numéro : appelez le 119")}</span>'


def _clock(at: datetime, zone: str) -> str:
    paris = _("Il est {} à Paris").format(hour(at))
    local = hour(at, zone)
    return paris + (_(", {} sur place.").format(local) if local != hour(at) else ".")


def _count(total: int) -> str:
    if total == 1:
        return _("1 lieu ou service connu de nous")
    return _("{} lieux ou services connus de nous").format(total)
