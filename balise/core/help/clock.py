"""Channels at the time of an answer, and the first instant at which what they say changes."""

from datetime import UTC, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from balise.core.help.answer_types import ChannelNow
from balise.core.help.entries import Entry
from balise.core.help.freshness import stale_before
from balise.core.help.opening import AROUND_THE_CLOCK, PARIS, opening_at, said_time
from balise.core.pack.records import Channel, Service


class Clock:
    """An instant, seen from a territory; `changes_at` (UTC) moves closer as channels are looked at."""

    def __init__(self, at: datetime, territory: str, timezone: str) -> None:
        self.at = at
        self.today = at.astimezone(ZoneInfo(PARIS)).date()
        self.stale_before = stale_before(self.today)
        self.territory = territory
        self.timezone = timezone
        self.changes_at: datetime | None = None

    def look(self, channel: Channel, button: bool = True) -> ChannelNow:
        """The channel now; `button` False: it is printed, not offered (a stale record, a young person)."""
        state, opens_at, changes_at = opening_at(channel, self.at)
        self._changes(changes_at)
        works = channel.works_in is None or self.territory in channel.works_in
        if opens_at is None:
            return ChannelNow(channel, state, works_here=works, button=button)
        self._changes(self._midnight)  # when "lun 09:00" becomes "09:00"
        return ChannelNow(
            channel,
            state,
            opens_at=said_time(opens_at, self.at, PARIS),
            opens_at_local=said_time(opens_at, self.at, self.timezone) if self.timezone != PARIS else "",
            works_here=works,
            button=button,
        )

    def is_stale(self, entry: Entry) -> bool:
        """As `freshness.is_stale`, from what the entry has worked out."""
        return entry.last is None or entry.last < self.stale_before

    @cached_property
    def _midnight(self) -> datetime:
        midnight = next_midnight(self.at, PARIS)
        return midnight if self.timezone == PARIS else min(midnight, next_midnight(self.at, self.timezone))

    def _changes(self, instant: datetime | None) -> None:
        if instant is not None and (self.changes_at is None or instant < self.changes_at):
            self.changes_at = instant


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
