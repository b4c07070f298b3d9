"""What a place search answers, its public shape, and the rule that says when the person must choose."""

from collections.abc import Sequence
from typing import Literal, TypedDict

from msgspec import Struct

from balise.core.geo.folding import fold, skeleton
from balise.core.geo.sounds import sounds

HitKind = Literal["commune", "arrondissement", "departement", "region", "foreign"]

SURE = 700  # below this score the person confirms, even when there is one hit only
WHOLE = 940  # from this score up, a whole name (or code) was typed
MARGIN = 31  # two hits closer than this match what was typed equally well
LONGER = 200  # how much lower a longer name may be that has the best one's as its beginning
PLAUSIBLE = 560  # from this score up, a much larger place may have been meant: two slips, or one sound away
MUCH_LARGER, LARGE = 5, 5_000  # times the population of the best hit, and inhabitants: it is asked about
CITY_LARGER, CITY = 2, 200_000  # the same for the largest cities: "touloz" is no sure Toulon
BIG, CLEAR = 50_000, 160  # a town this big and this far ahead lacks one letter only: "mulouse" is no Toulouse
SMALL = 2_000  # inhabitants; typed in part or with a slip, a better known place may have been meant


class Hit(Struct, frozen=True, kw_only=True):
    """One place that may be meant. The first five fields are public, the others help to show it."""

    kind: HitKind
    code: str  # INSEE; "69M" or "6AE" for a territory that is no département; "CH-2660646" or "CH" abroad
    name: str
    territory: str  # "" outside France, and for a région of several territories
    score: int  # 0 to 1000
    population: int
    department: str = ""
    postal_codes: tuple[str, ...] = ()
    matched: str = ""  # the other name that was recognised, when it is not `name`


class PublicHit(TypedDict):
    kind: str
    code: str
    name: str
    territory: str
    score: int


class SearchAnswer(TypedDict):
    query: str
    hits: list[PublicHit]


def search_answer(query: str, hits: Sequence[Hit]) -> SearchAnswer:
    """The JSON shape of `balise places search --json` and of `/api/v1/places?q=`."""
    return {
        "query": query,
        "hits": [
            {
                "kind": hit.kind,
                "code": hit.code,
                "name": hit.name,
                "territory": hit.territory,
                "score": hit.score,
            }
            for hit in hits
        ],
    }


def ambiguous(hits: Sequence[Hit]) -> bool:
    """Whether the person must choose, because answering for `hits[0]` at once could be wrong.

    True when the best hit
    - is outside France;
    - is unsure: a score under `SURE`, or a small place whose name was not typed whole;
    - has a rival, in France or not, that matches what was typed as well (within `MARGIN`);
    - was not typed whole, and a more populous place is a sure match too;
    - was not typed whole, and a much larger town is plausible ("monpelier": Montélier, or Montpellier?);
    - sounds like a much larger town ("nant": in the Aveyron, or Nantes?);
    - begins the name of a more populous place ("clermont": in the Oise, or Clermont-Ferrand?).
    So a place known by its sound alone is answered at once only when it is no small place and has no rival.
    No hit at all is not ambiguous: it is unknown.
    """
    if not hits:
        return False
    best, *others = hits
    if best.kind == "foreign" or best.score < SURE or (best.score < WHOLE and best.population < SMALL):
        return True
    return any(_rivals(best, other) for other in others)


def _rivals(best: Hit, other: Hit) -> bool:
    if other.score >= best.score - MARGIN:
        return True
    if other.population <= best.population:
        return False
    if best.score < WHOLE and (other.score >= SURE or _much_larger(best, other)):
        return True
    typed = fold(best.matched or best.name)
    if best.population < SMALL and _much_larger(best, other) and _same_sound(typed, fold(other.name)):
        return True
    beginnings = tuple(f"{name} " for name in (typed, skeleton(typed)) if name)
    return other.score >= best.score - LONGER and fold(other.name).startswith(beginnings)


def _much_larger(best: Hit, other: Hit) -> bool:
    if other.kind in ("departement", "region") or other.score < PLAUSIBLE:
        return False
    if best.population >= BIG and other.score < best.score - CLEAR:
        return False
    town = other.population >= max(LARGE, MUCH_LARGER * best.population)
    return town or other.population >= max(CITY, CITY_LARGER * best.population)


def _same_sound(one: str, other: str) -> bool:
    mine, theirs = sounds([one, other])
    return not set(mine).isdisjoint(theirs)
