"""When the clocks of a time zone change, as a table: a browser's own is slow, and old on an old phone.

In Chromium slowed four times, the first `Intl.DateTimeFormat` takes 150 to 240 ms (measured): longer than an
answer may take.
"""

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

_FIRST, _LAST = datetime(2024, 1, 1, tzinfo=UTC), datetime(2060, 1, 1, tzinfo=UTC)
_STEP, _MINUTE = timedelta(days=7), timedelta(minutes=1)  # no offset holds for less than a week
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class ClockChanges(NamedTuple):
    """`offsets[i]`: minutes to add to UTC from `since[i]` on (minutes since 1970); the first, before too."""

    since: tuple[int, ...]
    offsets: tuple[int, ...]


@cache
def clock_changes(timezone: str) -> ClockChanges:
    """From 2024 to 2060, as the rules stand today; ZoneInfoNotFoundError for a name that is none."""
    zone = ZoneInfo(timezone)
    since, offsets = [_minutes(_FIRST - _EPOCH)], [_offset(_FIRST, zone)]
    week = _FIRST
    while week < _LAST:
        if _offset(week + _STEP, zone) != offsets[-1]:
            change = _change(week, zone)
            since.append(_minutes(change - _EPOCH))
            offsets.append(_offset(change, zone))
        week += _STEP
    return ClockChanges(tuple(since), tuple(offsets))


def _change(week: datetime, zone: ZoneInfo) -> datetime:
    """The minute of that week from which the offset is another."""
    before, after = week, week + _STEP
    offset = _offset(week, zone)
    while after - before > _MINUTE:
        middle = before + _MINUTE * ((after - before) // _MINUTE // 2)
        before, after = (middle, after) if _offset(middle, zone) == offset else (before, middle)
    return after


def _offset(at: datetime, zone: ZoneInfo) -> int:
    return _minutes(at.astimezone(zone).utcoffset() or timedelta(0))


def _minutes(length: timedelta) -> int:
    return length // _MINUTE
