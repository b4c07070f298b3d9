"""How well a place matches what was typed: the integers of the place search, and what is done with them."""

from typing import Final

# Before costs. What is not typed whole also earns `RENOWN`, and stays under `hits.WHOLE`.
EXACT: Final = 1000
BEGINS: Final = 800
SLIP_LIKELY: Final = 793  # a letter forgotten, or two swapped: few other names could have given this
SLIP: Final = 763  # a letter too many, or one for another
ALL_WORDS: Final = 750  # every word typed is one of the name's
SAME_SOUND: Final = 755  # "bordox"
NEAR_SOUND: Final = 610  # a well-known place one sound away; never sure
WELL_KNOWN_TWO_SLIPS: Final = 610  # a well-known place two slips away; never sure
ONE_WORD: Final = 600  # "roses" for L'Haÿ-les-Roses
TWO_SLIPS: Final = 560
FAR_SOUND: Final = 540  # two sounds away, or only begun
BEGINS_WITH_SLIP: Final = 500
EXTRA_WORDS: Final = 400  # a name stands among words we do not know

# For a commune, each time its population is tenfold: "pris" is Paris sooner than Prisces. Chosen by measure:
# see bench/place_search.py.
RENOWN: Final = 14

FORMER: Final = 10  # cost of the name of a commune that was merged
BARE: Final = 20  # cost of small words added or dropped
INEXACT: Final = 3  # how many times those two count when the name is not typed whole
AREA: Final = 10  # cost of a département or a country said in words
FILLED: Final = 40  # cost of words around the name
LONGER_NAME: Final = 120  # cost of going on after the name that is one slip away
OTHER_CODE: Final = 100  # cost of an INSEE code that is also a postal code
ELSEWHERE: Final = 330  # cost of not being where the number said

WELL_KNOWN: Final = 2_000  # inhabitants; a smaller place is not looked for that far

GOOD: Final = 700  # under it, look further

Found = dict[int, tuple[int, int]]  # entry → its best score, and the name that gave it (-1: a number)


def keep(found: Found, entry: int, score: int, name: int) -> None:
    """Note a match, unless a better one of the same entry is known."""
    if score > found.get(entry, (0, 0))[0]:
        found[entry] = (score, name)


def merge(found: Found, others: Found) -> None:
    for entry, (score, name) in others.items():
        keep(found, entry, score, name)


def cheaper(found: Found, cost: int) -> Found:
    return {entry: (score - cost, name) for entry, (score, name) in found.items()}


def best(found: Found) -> int:
    return max((score for score, _ in found.values()), default=0)
