"""A typed place read for a form: found, to be chosen among several, or not found. Never chosen silently."""

from django.utils.translation import gettext as _
from msgspec import Struct

from balise.core.geo.search import Hit, ambiguous
from balise.site.current_pack import Current

LONGEST = 80  # characters of a typed place; more is cut, not refused


def typed_place(raw: str) -> str:
    """What a person typed, as one line that can be shown again: no control or direction characters."""
    shown = "".join(character if character.isprintable() else " " for character in raw)
    return shown.strip()[:LONGEST]


class Choice(Struct, frozen=True):
    """One line of "which one?": a code to send back, or a link to a territory's page."""

    name: str
    detail: str
    value: str = ""
    link: str = ""


class PlaceField(Struct, frozen=True):
    name: str
    label: str
    typed: str = ""
    code: str = ""  # INSEE code, once it is known
    choices: tuple[Choice, ...] = ()
    problem: str = ""


def read_place(held: Current, name: str, label: str, typed: str, code: str) -> PlaceField:
    """`code`: what was chosen among several for the same typed place; it counts only if it is one of them."""
    typed = typed_place(typed)
    if not typed:
        return PlaceField(name, label, problem=_("Il manque un lieu : « {} ».").format(_(label)))
    hits = [hit for hit in held.places.search(typed) if hit.kind in ("commune", "arrondissement")]
    if not hits:
        return PlaceField(name, label, typed, problem=_("« {} » n'est pas dans notre liste.").format(typed))
    if code in {hit.code for hit in hits}:
        return PlaceField(name, label, typed, code)
    if not ambiguous(hits):
        return PlaceField(name, label, typed, hits[0].code)
    problem = _("Plusieurs lieux s'appellent ainsi : « {} ».").format(typed)
    return PlaceField(
        name, label, typed, choices=tuple(choice_of(held, hit) for hit in hits), problem=problem
    )


def choice_of(held: Current, hit: Hit) -> Choice:
    atlas = held.pack.atlas
    if hit.kind in ("commune", "arrondissement"):
        place = atlas.places[hit.code]
        former = _("ancien nom : {}").format(hit.matched) if hit.matched and hit.matched != hit.name else ""
        where = (atlas.departments[place.department].name, " ".join(place.postal_codes[:2]), former)
        return Choice(hit.name, " · ".join(filter(None, where)), value=hit.code)
    link = f"/territoire/{hit.territory}/" if hit.territory else "/territoires/"
    return Choice(hit.name, _("toute l'aide connue"), link=link)
