"""Two places, for professionals: where a minor was, and where they seem to be now. No name, no case, nothing kept."""

from collections.abc import Iterable
from datetime import datetime

import numpy as np
from msgspec import Struct

from balise.core.geo.records import Place
from balise.core.help import order
from balise.core.help.answer_types import Authority, Match, Reason
from balise.core.help.clock import Clock
from balise.core.help.entries import Entry
from balise.core.help.index import HelpIndex

COUNTERPARTS = 12
# Keys of `data/law.csv`: what can be done at once, in the order in which it is read.
AT_ONCE = (
    "prosecutor_where_found",
    "direct_to_prosecutor",
    "information_without_delay",
    "shared_secret",
    "secret_can_be_lifted",
    "welcome_72_hours",
    "between_departments",
    "public_agents",
    "complaint_anywhere",
)
# The work that one place hands over to another.
SAME_WORK = (
    "accompagnement_specialise",
    "protection_enfance",
    "hebergement",
    "ecoute",
    "sante_mentale",
    "prevention_formation",
)


class TwoPlaces(Struct, frozen=True):
    """Who answers for the minor on each side, what can be done at once, and who does the same work there."""

    left: Place
    arrived: Place
    authority_left: Authority
    authority_arrived: Authority
    same_authority: bool
    law: tuple[str, ...]
    departure: tuple[Match, ...]  # what we know of this work where the minor was
    counterparts: tuple[Match, ...]  # the same work where they seem to be


def two_places(index: HelpIndex, from_code: str, to_code: str, at: datetime) -> TwoPlaces:
    """Both authorities, the law's keys and up to twelve counterparts. Raises Unknown for a place that is not."""
    left, arrived = index.place(from_code), index.place(to_code)
    matcher = index.matchers["professional"]
    clock = Clock(at, arrived.territory, arrived.timezone)
    before = _at_work(index, left, clock)
    found = [
        (_likeness(entry, before), entry, distance) for entry, distance in _at_work(index, arrived, clock)
    ]
    found.sort(key=lambda one: (_worth(one[0]), one[2] is None, one[2] or 0.0, one[1].rank))
    departures = Clock(at, left.territory, left.timezone)
    return TwoPlaces(
        left=left,
        arrived=arrived,
        authority_left=index.authority(left, "professional", at)[0],
        authority_arrived=index.authority(arrived, "professional", at)[0],
        same_authority=left.territory == arrived.territory,
        law=AT_ONCE,
        departure=tuple(
            matcher.match(entry, departures, distance=distance) for entry, distance in before[:COUNTERPARTS]
        ),
        counterparts=tuple(
            matcher.match(entry, clock, distance=distance, because=reasons)
            for reasons, entry, distance in found[:COUNTERPARTS]
        ),
    )


def _at_work(index: HelpIndex, place: Place, clock: Clock) -> list[tuple[Entry, float | None]]:
    """What does this work near a place or for its territory, then the nearest specialised help beyond it."""
    territory, here = index.atlas.territories[place.territory], index.spheres[place.code]
    keys = np.sort(index.pools["professional"].near(place, here, 0, clock.today)).tolist()
    near = [(index.entries[key & order.RANK_MASK], order.distance_of(key)) for key in keys]
    found = {
        entry.structure.id: (entry, distance)
        for entry, distance in reversed(near)
        if entry.service.specialised or entry.structure.type in SAME_WORK
    }
    nearest = index.beyond["professional"].nearest(place, territory, here, clock.today)
    beyond = [pair for pair in nearest if pair[0].structure.id not in found]
    return [*reversed(found.values()), *beyond]


def _likeness(entry: Entry, before: Iterable[tuple[Entry, float | None]]) -> tuple[Reason, ...]:
    """Why it is a counterpart: specialised, same network, same type of work, same needs."""
    departures = [one for one, _ in before]
    reasons = [Reason("counterpart_specialised")] if entry.service.specialised else []
    network = {one.structure.scheme or one.structure.organisation for one in departures} - {""}
    if (own := entry.structure.scheme or entry.structure.organisation) in network:
        reasons.append(Reason("counterpart_network", own))
    same = next((one for one in departures if one.structure.type == entry.structure.type), None)
    if same is not None:
        reasons.append(Reason("counterpart_type", same.structure.name))
    return tuple(reasons)


def _worth(reasons: Iterable[Reason]) -> tuple[bool, bool, bool]:
    codes = {reason.code for reason in reasons}
    return (
        "counterpart_specialised" not in codes,
        "counterpart_network" not in codes,
        "counterpart_type" not in codes,
    )
