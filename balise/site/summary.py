"""The first screen of an answer: whom to call, specialised help nearby, remote help, who is in charge."""

from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from balise.core.help.answer_types import Answer, Authority, Match
from balise.site.links import href, tel
from balise.site.once import only_remote


def summary(found: Answer) -> SafeString:
    """The first screen: whom to call, the nearest specialised help, what is remote, who is in charge."""
    rows: list[tuple[str, str]] = []
    line = next((match for match in found.now if match.structure.role == "line"), None)
    if line is not None:
        rows.append((_("Appeler"), _call(line)))
    specialised = next((match for match in (*found.near, *found.farther) if match.specialised), None)
    if specialised is not None:
        rows.append((_("Aide spécialisée"), _somewhere(specialised)))
    rows.append((_("À distance"), _remote(found)))
    rows.append((_("En charge ici"), _in_charge(found.authority)))
    items = "".join(f"<li><b>{label}</b> {said}</li>" for label, said in rows)
    return mark_safe(f'<ul class="sum">{items}</ul>')  # noqa: S308 - made of escaped pieces


def _call(match: Match) -> str:
    shown = next((way for way in match.channels if way.channel.kind == "call" and way.button), None)
    name = escape(match.structure.name)
    if shown is None:
        return name
    number = escape(shown.channel.value)
    facts = [_("gratuit")] if shown.channel.free == "yes" else []
    facts += [_("ouvert maintenant")] if shown.state == "open" else []
    facts = facts if shown.works_here else [_("nous ne savons pas si ce numéro fonctionne d'ici")]
    link = f'<a class="call" href="tel:{tel(number)}">{number}</a>'
    return f"{link} {name}" + (f' <span class="soft">{", ".join(facts)}</span>' if facts else "")


def _somewhere(match: Match) -> str:
    structure = match.structure
    where = escape(structure.commune_name) or _("adresse non publiée")
    if match.distance_km is not None:
        where = _("{} km, {}").format(f"{match.distance_km:,.0f}".replace(",", "\u00a0"), where)
    name = f'<a href="/structure/{structure.id}/">{escape(structure.name)}</a>'
    return f'{name} <span class="soft">{where}</span>{_number(match)}'


def _remote(found: Answer) -> str:
    """Two ways to write rather than speak: chats first, then the specialised help that works from afar."""
    said = [
        f'<a href="{escape(href(way.channel))}" rel="noreferrer">{_("tchat : {}").format(name)}</a>'
        for name, match in ((escape(match.structure.name), match) for match in found.now)
        for way in match.channels
        if way.channel.kind == "chat" and href(way.channel)
    ]
    afar = sorted(only_remote(found), key=lambda match: not match.specialised)
    said += [f'<a href="#distance">{escape(match.structure.name)}</a>' for match in afar]
    return ", ".join(said[:2])


def _in_charge(authority: Authority) -> str:
    text = f'<a href="#charge">{escape(authority.territory.authority)}</a>'
    number = _number(authority.cell) or _number(authority.switchboard)
    return text + (number or f' <span class="soft">{_("nous n’avons pas son numéro")}</span>')


def _number(match: Match | None) -> str:
    """The first number of a match, to press, or as words when it is too old to be trusted."""
    shown = next((way for way in match.channels if way.channel.kind == "call"), None) if match else None
    if match is None or shown is None:
        return ""
    value = escape(shown.channel.value).replace(" ", "\u00a0")
    number = (
        f'<a class="tel" href="tel:{tel(value)}">{value}</a>'
        if shown.button
        else f'<span class="tel">{value}</span>'
    )
    return f" · {number}" + (f' <span class="soft">{_("ancien, à vérifier")}</span>' if match.stale else "")
