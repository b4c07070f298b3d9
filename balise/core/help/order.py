"""The order of help: one integer a match, the smallest first. Nothing else decides who stands above whom.

    bits    field       smallest first
    57      stale       for a young person alone: everything fresh, then what is unconfirmed for 24 months
    56      specialised works with minors exposed to sexual exploitation, then others
    55      need        answers a need that was asked, then others (kept: another door is better than none)
    52-54   audience    made for this audience, then shared with others; see `audience_rank`
    50-51   freshness   confirmed by a person, then sourced within 24 months, then older or undated
    30-49   distance    hundreds of metres in a straight line; whole territories (no distance) last
    0-29    rank        of (structure id, service id) in alphabetical order: no tie is left to chance

Fields may be ints or numpy integer arrays of one shape.
"""

from typing import Any

from balise.core.pack.records import Audience, Service, Structure

STALE, SPECIALISED, NEED, AUDIENCE, FRESHNESS, DISTANCE = 57, 56, 55, 52, 50, 30
RANK_MASK = (1 << DISTANCE) - 1
NEAREST_MASK = (1 << FRESHNESS) - 1  # distance and rank: to find what is nearest, whatever else it is
NO_DISTANCE = (1 << (FRESHNESS - DISTANCE)) - 1  # beyond half the Earth's girth: 200 151 hundred metres

CONFIRMED, SOURCED, OLD = 0, 1, 2  # values of the field freshness
POLICE = "police_gendarmerie"
_POLICE_FOR_YOUNG, _ADULTS_FOR_YOUNG, _THROUGH_RELATIVES = 6, 7, 4


def key(
    *, stale: Any, specialised: Any, need: Any, audience: Any, freshness: Any, hundred_metres: Any, rank: Any
) -> Any:
    """The integer to sort by. `stale`: 1 when it counts; `specialised`, `need`: 0 when yes, 1 when no."""
    return (
        (stale << STALE)
        | (specialised << SPECIALISED)
        | (need << NEED)
        | (audience << AUDIENCE)
        | (freshness << FRESHNESS)
        | (hundred_metres << DISTANCE)
        | rank
    )


def distance_of(sorted_key: int) -> float | None:
    """The distance in km that a key holds, or None for help that has no distance."""
    hundred_metres = (sorted_key >> DISTANCE) & NO_DISTANCE
    return None if hundred_metres == NO_DISTANCE else hundred_metres / 10


def audiences_served(audience: Audience) -> tuple[Audience, ...]:
    """Whose help this audience gets: their own, and for a witness what serves relatives too."""
    return ("witness", "relative") if audience == "witness" else (audience,)


def audience_rank(structure: Structure, service: Service, audience: Audience) -> int | None:
    """0 to 7, or None when the service is not for them.

    0-3   it names them, among that many other audiences: the more it is made for them, the lower
    4-5   a witness, through what serves relatives
    6     a young person and the police: never what they meet first
    7     a young person and a service for adults
    """
    others = len(set(service.audiences)) - 1
    if audience in service.audiences:
        if audience == "young" and (service.age_min or 0) >= 18:
            return _ADULTS_FOR_YOUNG
        if audience == "young" and structure.type == POLICE:
            return _POLICE_FOR_YOUNG
        return min(others, 3)
    if set(audiences_served(audience)) & set(service.audiences):
        return _THROUGH_RELATIVES + min(others, 1)
    return None
