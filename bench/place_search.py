"""Place search measured on drawn names: typos, beginnings, time, against a brute-force oracle and against addok."""

import random
import string
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import load_atlas
from balise.core.geo.folding import fold
from balise.core.geo.foreign import load_foreign
from balise.core.geo.records import Place
from balise.core.geo.search import PlaceIndex
from balise.core.geo.typing_errors import one_slip

Row = tuple[str, float, float, bool]  # what, measured, target, ok
DRAWN = 2_000
PLACES = SHIPPED_DATA / "places"


def typo(name: str, draw: random.Random) -> str:
    """The name with one letter replaced, forgotten, added, or swapped with the next; never the same folded name."""
    while True:
        at = draw.randrange(len(name))
        letter = draw.choice(string.ascii_lowercase)
        typed = draw.choice(
            (
                name[:at] + letter + name[at + 1 :],
                name[:at] + name[at + 1 :],
                name[:at] + letter + name[at:],
                name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
            )
        )
        if fold(typed) and fold(typed) != fold(name):
            return typed


def beginning(name: str) -> str:
    """The first 60 % of the folded name, 2 letters at least."""
    folded = fold(name)
    return folded[: max(2, round(len(folded) * 0.6))]


def drawn(places: Sequence[Place], by_population: bool, seed: int) -> list[tuple[Place, random.Random]]:
    draw = random.Random(seed)
    weights = [place.population for place in places] if by_population else None
    return [(place, random.Random(f"{seed} {n}")) for n, place in enumerate(draw.choices(places, weights, k=DRAWN))]


Search = Callable[[str], list[str]]  # folded names, best first


def right(search: Search, cases: Sequence[tuple[str, str]]) -> tuple[float, float, list[float]]:
    """Shares in % of (typed, name) whose name comes first, and in the first ten; the times in ms."""
    first = ten = 0
    times = []
    for typed, name in cases:
        start = time.perf_counter()
        found = search(typed)[:10]
        times.append((time.perf_counter() - start) * 1000)
        first += found[:1] == [fold(name)]
        ten += fold(name) in found
    return 100 * first / len(cases), 100 * ten / len(cases), sorted(times)
