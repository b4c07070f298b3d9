"""Channels at the time of an answer, and the first instant at which what they say changes."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from balise.core.help.answer_types import ChannelNow, OpenState
from balise.core.help.entries import Entry
from balise.core.help.freshness import stale_before
from balise.core.help.hours import Intervals
from balise.core.help.opening import AROUND_THE_CLOCK, PARIS, opening_at, said_time
from balise.core.pack.records import Channel, Service


class Clock:
    """An instant, seen from a territory; `changes_at` (UTC) moves closer as channels are looked at."""

    def __init__(self, at: datetime, territory: str, timezone: str) -> None:
        self.minute = at.replace(second=0, microsecond=0)
        self.today = at.astimezone(ZoneInfo(PARIS)).date()
        self.stale_before = stale_before(self.today)
        self.territory = territory
        self.timezone = timezone
        self.changes_at: datetime | None = None

    def look(self, channel: Channel, button: bool = True) -> ChannelNow:
        """The channel now; `button` False: it is printed, not offered (a stale record, a young person)."""
        works = channel.works_in is None or self.territory in channel.works_in
        if channel.opening is None:
            return ChannelNow(channel, "unknown", works_here=works, button=button)
        seen = _seen(channel.opening, channel.timezone, self.timezone, self.minute)
        if seen.changes_at is not None and (self.changes_at is None or seen.changes_at < self.changes_at):
            self.changes_at = seen.changes_at
        return ChannelNow(channel, seen.state, seen.opens_at, seen.opens_at_local, works, button)

    def is_stale(self, entry: Entry) -> bool:
        """As `freshness.is_stale`, from what the entry has worked out."""
        return entry.last is None or entry.last < self.stale_before


class _Seen(NamedTuple):
    state: OpenState
    opens_at: str
    opens_at_local: str
    changes_at: datetime | None  # the next instant at which any of these changes


@lru_cache(maxsize=8192)
def _seen(opening: Intervals, timezone: str, here: str, minute: datetime) -> _Seen:
    """Hours begin and end on whole minutes: all that is asked within one minute has the same answer."""
    state, opens_at, changes_at = opening_at(opening, timezone, minute)
    if opens_at is None:
        return _Seen(state, "", "", changes_at)
    # At midnight "lun 09:00" becomes "09:00".
    changes = [next_midnight(minute, PARIS), next_midnight(minute, here)]
    return _Seen(
        state,
        said_time(opens_at, minute, PARIS),
        said_time(opens_at, minute, here) if here != PARIS else "",
        min(changes if changes_at is None else [*changes, changes_at]),
    )


def is_timeless(service: Service) -> bool:
    """Nothing of its channels depends on the time or on the place: what they look like can be shared."""
    return all(
        channel.opening in (None, AROUND_THE_CLOCK) and channel.works_in is None
        for channel in service.channels
    )


def next_midnight(at: datetime, timezone: str) -> datetime:
    """The next midnight of a time zone, in UTC."""
    day = at.astimezone(ZoneInfo(timezone)).date() + timedelta(days=1)
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(timezone)).astimezone(UTC)
