"""Which commune is meant on the command line: an INSEE code, or a name or postal code that says only one."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from balise.core.geo.atlas import Atlas
    from balise.core.geo.search import Hit
    from balise.core.pack.read import Pack

MOST = 10  # names in one message
_AREAS = {"departement": "un territoire entier", "region": "une région entière"}


class NotOnePlace(Exception):  # noqa: N818 - says what it is
    """The text names no commune, or leaves a choice; `lines` say so in French."""

    def __init__(self, lines: Sequence[str], unknown: bool = False) -> None:
        super().__init__(lines[0])
        self.lines = lines
        self.unknown = unknown


def place_code(asked: str, pack: "Pack") -> str:
    """The INSEE code of the one commune or arrondissement that `asked` means. Raises NotOnePlace.

    A code of the register wins over a postal code with the same digits: `also_postal_code` says so.
    """
    code = asked.strip().upper()
    if code in pack.atlas.places or code in pack.atlas.former:
        return code
    from balise.core.geo.foreign import load_foreign
    from balise.core.geo.search import PlaceIndex, ambiguous
    from balise.core.pack.manifest import PLACES
    from balise.exchange.problems import quoted

    hits = PlaceIndex(pack.atlas, load_foreign(pack.folder / PLACES)).search(asked, MOST)
    if not hits:
        raise NotOnePlace([f"Aucune commune de ce nom ni de ce code : {quoted(asked)}."], unknown=True)
    if ambiguous(hits):
        first = (
            f"{quoted(asked)} peut vouloir dire plusieurs lieux. Redonnez la commande avec un de ces codes :"
        )
        raise NotOnePlace([first, *map(_choice, hits)])
    if hits[0].kind in _AREAS:
        what = _AREAS[hits[0].kind]
        raise NotOnePlace([f"{quoted(asked)} est {what} : donnez le nom ou le code INSEE d'une commune."])
    return hits[0].code


def also_postal_code(code: str, atlas: "Atlas") -> Iterator[str]:
    """A warning when an INSEE code is also the postal code of other communes: which one was meant?"""
    place = atlas.places.get(code) or atlas.places[atlas.former[code]]
    others = [other for other in atlas.places.values() if code in other.postal_codes and other != place]
    if others:
        others.sort(key=lambda other: -other.population)
        names = ", ".join(f"{other.name} ({other.code})" for other in others[:MOST])
        more = f" et {len(others) - MOST} de plus" if len(others) > MOST else ""
        yield f"{code} est aussi le code postal de : {names}{more}."
        yield f"Cette réponse est pour {place.name}, dont {code} est le code INSEE."


def _choice(hit: "Hit") -> str:
    if hit.kind == "foreign":
        return f"  hors de France : {hit.name}"
    if hit.kind in _AREAS:
        return f"  {hit.name}, {_AREAS[hit.kind]} : donnez une de ses communes"
    return f"  {hit.code}  {hit.name} ({hit.department})"
