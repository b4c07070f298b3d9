"""From an entry to a match: what is shown of it, and the reasons why it is there."""

from collections.abc import Mapping, Sequence

from balise.core.geo.records import Place, Territory
from balise.core.help import order
from balise.core.help.answer_types import ChannelNow, Match, Reason
from balise.core.help.clock import Clock, is_timeless
from balise.core.help.entries import Entry
from balise.core.pack.records import NATIONAL_ROLES, Audience, Channel, Need


class Matcher:
    """Makes the matches of one audience; what does not depend on the place or the time is made once."""

    def __init__(self, audience: Audience, needs: Sequence[Need]) -> None:
        self.audience: Audience = audience
        self._needs = {
            need.code: Reason("need", need.label_young if audience == "young" else need.label)
            for need in needs
        }
        self._shared: dict[tuple[int, bool, bool], tuple[tuple[Reason, ...], Reason]] = {}
        self._timeless: dict[tuple[int, bool], tuple[ChannelNow, ...] | None] = {}

    def match(
        self,
        entry: Entry,
        clock: Clock,
        asked: Sequence[str] = (),
        *,
        distance: float | None = None,
        because: tuple[Reason, ...] = (),
        channels: Sequence[Channel] | None = None,
    ) -> Match:
        """`because`: why it is in this part of the answer; `channels`: those shown, all by default."""
        stale = clock.is_stale(entry)
        # National numbers are looked after by those who answer; elsewhere nobody young calls in vain.
        button = not (stale and self.audience == "young" and entry.structure.role not in NATIONAL_ROLES)
        by_person = entry.confirmed is not None and entry.confirmed >= clock.stale_before
        always, freshness = self._reasons(entry, stale, by_person)
        needs = tuple(self._needs[code] for code in asked if code in entry.needs) if asked else ()
        return Match(
            entry.structure,
            entry.service,
            self._channels(entry, clock, button)
            if channels is None
            else tuple(clock.look(channel, button) for channel in channels),
            entry.service.specialised,
            distance,
            (*always, *needs, *because, freshness),
            stale,
        )

    def _channels(self, entry: Entry, clock: Clock, button: bool) -> tuple[ChannelNow, ...]:
        key = (entry.rank, button)
        if key not in self._timeless:
            timeless = is_timeless(entry.service)
            self._timeless[key] = (
                tuple(clock.look(channel, button) for channel in entry.service.channels) if timeless else None
            )
        return self._timeless[key] or tuple(clock.look(channel, button) for channel in entry.service.channels)

    def _reasons(self, entry: Entry, stale: bool, by_person: bool) -> tuple[tuple[Reason, ...], Reason]:
        key = (entry.rank, stale, by_person)
        if key not in self._shared:
            self._shared[key] = (self._always(entry), _freshness(entry, stale, by_person))
        return self._shared[key]

    def _always(self, entry: Entry) -> tuple[Reason, ...]:
        reasons = [Reason("specialised")] if entry.service.specialised else []
        if entry.service.audiences == (self.audience,):
            reasons.append(Reason(f"made_for_{self.audience}"))
        elif self.audience not in entry.service.audiences and self.audience == "witness":
            reasons.append(Reason("serves_relatives"))
        if order.audience_rank(entry.structure, entry.service, self.audience) == 7:
            reasons.append(Reason("adults"))
        return tuple(reasons)


def placed(entry: Entry, place: Place, territory: Territory, distance: float | None) -> tuple[Reason, ...]:
    """Why it is near a place: in its commune, at a distance, or for its whole territory."""
    if distance is None:
        return (Reason("serves_territory", territory.name),)
    if distance == 0 and entry.structure.commune == place.code:
        return (Reason("in_commune"),)
    return (Reason("distance", distance),)


def beyond(
    entry: Entry, place: Place, territories: Mapping[str, Territory], distance: float | None
) -> tuple[Reason, ...]:
    """Where specialised help beyond reach is, the sea between said when there is one."""
    if distance is None:
        known = territories.get(entry.structure.territory or entry.zone[0])
        return (Reason("in_territory", known.name if known else ""),)
    if entry.landmass != place.landmass:
        return (Reason("farther", distance), Reason("across_sea"))
    return (Reason("farther", distance),)


def _freshness(entry: Entry, stale: bool, by_person: bool) -> Reason:
    """In the words of the source: "2023-06" is not made into a day."""
    structure = entry.structure
    if entry.last is None:
        return Reason("undated")
    if stale:
        return Reason(
            "old", structure.verified_on if entry.confirmed == entry.last else structure.source_date
        )
    return (
        Reason("confirmed", structure.verified_on) if by_person else Reason("sourced", structure.source_date)
    )
