"""Two places, for professionals: where a minor was, where they seem to be. No name, no case, nothing kept."""

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
from balise.core.help.match import beyond, placed
from balise.core.pack.records import Structure

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
    """Both authorities, the law's keys and up to twelve counterparts. Raises Unknown for an unknown place.

    Counterparts near the arrival come first: specialised, then of the same network, then of the same type;
    then the nearest specialised help beyond.
    """
    left, arrived = index.place(from_code), index.place(to_code)
    matcher, territories = index.matchers["professional"], index.atlas.territories
    before, after = Clock(at, left.territory, left.timezone), Clock(at, arrived.territory, arrived.timezone)
    departure = _at_work(index, left, before)
    known = {entry.structure.id for entry, _ in departure}
    counterparts = [
        (
            (*_likeness(entry, departure), *placed(entry, arrived, territories[arrived.territory], km)),
            entry,
            km,
        )
        for entry, km in _at_work(index, arrived, after)
        if entry.structure.id not in known
    ]
    counterparts.sort(key=lambda one: _worth(one[1], one[0]))
    here = index.spheres[arrived.code]
    nearest = index.beyond["professional"].nearest(arrived, territories[arrived.territory], here, after)
    counterparts += [
        ((*_likeness(entry, departure), *beyond(entry, arrived, territories, km)), entry, km)
        for entry, km in nearest
        if entry.structure.id not in known
    ]
    return TwoPlaces(
        left=left,
        arrived=arrived,
        authority_left=index.authority(left, "professional", at)[0],
        authority_arrived=index.authority(arrived, "professional", at)[0],
        same_authority=left.territory == arrived.territory,
        law=AT_ONCE,
        departure=tuple(
            matcher.match(
                entry, before, distance=km, because=placed(entry, left, territories[left.territory], km)
            )
            for entry, km in departure[:COUNTERPARTS]
        ),
        counterparts=tuple(
            matcher.match(entry, after, distance=km, because=reasons)
            for reasons, entry, km in counterparts[:COUNTERPARTS]
        ),
    )


def _at_work(index: HelpIndex, place: Place, clock: Clock) -> list[tuple[Entry, float | None]]:
    """What does this work near a place or for its territory, in the order of `order.key`, one a structure."""
    keys = np.sort(index.pools["professional"].near(place, index.spheres[place.code], 0, clock.today))
    found: dict[str, tuple[Entry, float | None]] = {}
    for key in keys.tolist():
        entry = index.entries[key & order.RANK_MASK]
        if entry.service.specialised or entry.structure.type in SAME_WORK:
            found.setdefault(entry.structure.id, (entry, order.distance_of(key)))
    return list(found.values())


def _likeness(entry: Entry, departure: Iterable[tuple[Entry, float | None]]) -> tuple[Reason, ...]:
    """What it has in common with the work at the departure."""
    others = [one.structure for one, _ in departure]
    reasons = []
    own = network(entry.structure)
    if own and own in {network(other) for other in others}:
        reasons.append(Reason("counterpart_network", own))
    same = next((other.name for other in others if other.type == entry.structure.type), None)
    if same is not None:
        reasons.append(Reason("counterpart_type", same))
    return tuple(reasons)


def network(structure: Structure) -> str:
    """What it shares with structures elsewhere: a named scheme, else its organisation; ""."""
    return structure.scheme or structure.organisation


def _worth(entry: Entry, reasons: Iterable[Reason]) -> tuple[bool, bool, bool]:
    codes = {reason.code for reason in reasons}
    specialised = entry.service.specialised
    return (not specialised, "counterpart_network" not in codes, "counterpart_type" not in codes)
