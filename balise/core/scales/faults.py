"""What is wrong in a scale's file: where, and what to do about it, in French."""

import difflib
from collections.abc import Iterable

from msgspec import Struct

from balise.core.scales.toml_places import Place

START = Place(1, 1)


class Fault(Struct, frozen=True, order=True):
    """In order, faults follow the file."""

    place: Place
    reason: str

    def told(self, file: str) -> str:
        """As people read it."""
        return f"{file}, ligne {self.place.line}, colonne {self.place.column} : {self.reason}"


# Where each part of a scale is written: ("questions", "dette", "texte", "jeune") → line and column.
Path = tuple[str, ...]
Places = dict[Path, Place]


def place_of(places: Places, path: Path) -> Place:
    """Where a part is written, or the nearest thing that holds it; the start of the file otherwise."""
    for length in range(len(path), 0, -1):
        if path[:length] in places:
            return places[path[:length]]
    return START


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that proposes the nearest known word, or lists a few; "" when there is none to propose."""
    known = sorted(filter(None, known))
    near = difflib.get_close_matches(word, known, n=1)
    if near:
        return f" Vouliez-vous dire « {near[0]} » ?"
    return f" À choisir parmi : {', '.join(known)}." if 0 < len(known) <= 12 else ""
