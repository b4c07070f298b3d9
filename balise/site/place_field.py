"""A typed place read for a form: found, to be chosen among several, or not found. Never chosen silently."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from msgspec import Struct

from balise.core.geo.scores import EXACT
from balise.core.geo.search import Hit, ambiguous
from balise.site.current_pack import Current

PLACES = ("commune", "arrondissement")
FORMER, WHOLE_AREA = gettext_noop("ancien nom : {}"), gettext_noop("toute l'aide connue")
# What a form of two places says of a field; `{}`: its label, or what was typed and, abroad, the place found.
PROBLEMS: Mapping[str, str] = {
    "missing": gettext_noop("Il manque un lieu : « {} »."),
    "unknown": gettext_noop("« {} » n'est pas dans notre liste. Essayez le code postal."),
    "abroad": gettext_noop(
        "« {} » semble hors de France ({}). Cette page ne connaît que la France : danger, 17 ou 112 ; "
        "puis le parquet du lieu de départ et le 116 000."
    ),
    "several": gettext_noop("Plusieurs lieux s'appellent ainsi : « {} ». Lequel ?"),
    "not_exactly": gettext_noop("Nous ne trouvons pas exactement « {} ». Est-ce l'un de ceux-ci ?"),
}
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
        return PlaceField(name, label, problem=_(PROBLEMS["missing"]).format(_(label)))
    hits = held.places.search(typed)
    if not hits:
        return PlaceField(name, label, typed, problem=_(PROBLEMS["unknown"]).format(typed))
    if code in {hit.code for hit in hits if hit.kind in PLACES}:
        return PlaceField(name, label, typed, code)
    if hits[0].kind in PLACES and not ambiguous(hits):
        return PlaceField(name, label, typed, hits[0].code)
    if hits[0].kind == "foreign":
        problem = "abroad"
    else:
        problem = "several" if is_named(typed, hits) else "not_exactly"
    places = [hit for hit in offered(typed, hits) if hit.kind in PLACES]
    return PlaceField(
        name,
        label,
        typed,
        choices=tuple(choice_of(held, hit) for hit in places),
        problem=_(PROBLEMS[problem]).format(typed, hits[0].name),
    )


def is_named(typed: str, hits: list[Hit]) -> bool:
    """Whether the first hit is exactly what was typed: its name, a former name, a code."""
    return bool(hits) and hits[0].score >= EXACT


def offered(typed: str, hits: list[Hit]) -> list[Hit]:
    """The French places to choose from: those of exactly that name and larger ones, if there are any such."""
    french = [hit for hit in hits if hit.kind != "foreign"]
    exact = [hit for hit in french if hit.score >= EXACT]
    if exact:  # "charleville": the one in the Marne, and Charleville-Mézières
        largest = max(hit.population for hit in exact)
        return [hit for hit in french if hit.score >= EXACT or hit.population > largest]
    return [] if hits and hits[0].kind == "foreign" else french


def choice_of(held: Current, hit: Hit) -> Choice:
    atlas = held.pack.atlas
    if hit.kind in ("commune", "arrondissement"):
        place = atlas.places[hit.code]
        former = _(FORMER).format(hit.matched) if hit.matched and hit.matched != hit.name else ""
        where = (atlas.departments[place.department].name, " ".join(place.postal_codes[:2]), former)
        return Choice(hit.name, " · ".join(filter(None, where)), value=hit.code)
    link = f"/territoire/{hit.territory}/" if hit.territory else "/territoires/"
    return Choice(hit.name, _(WHOLE_AREA), link=link)
