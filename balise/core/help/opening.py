"""Whether a channel is open at a given instant, and when it opens next.

Weekly hours are wall-clock hours in the channel's time zone; here they become instants, so that nights, ends
of week and changes of clock need no special case. On a public holiday (`holidays`: metropolitan France alone)
a channel that is not open around the clock is "unknown": few sources say what they do that day.
"""

from bisect import bisect_right
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from balise.core.help.answer_types import OpenState
from balise.core.help.holidays import is_holiday
from balise.core.help.hours import DAY, WEEK, Intervals

PARIS = "Europe/Paris"
AROUND_THE_CLOCK: Intervals = ((0, WEEK),)
_DAY_NAMES = ("lun", "mar", "mer", "jeu", "ven", "sam", "dim")
_AHEAD = 7 * 24 * 3600.0  # seconds


class Opening(NamedTuple):
    """The state at an instant; `opens_at` is set when closed and opening within seven days (both in UTC)."""

    state: OpenState
    opens_at: datetime | None
    changes_at: datetime | None  # the next instant at which `state` changes; None: not within a week


def opening_at(opening: Intervals | None, timezone: str, at: datetime) -> Opening:
    """Open, closed or unknown at `at` (an aware datetime), for weekly hours of that time zone."""
    if opening is None:
        return Opening("unknown", None, None)
    if opening == AROUND_THE_CLOCK:
        return Opening("open", None, None)
    day = at.astimezone(ZoneInfo(timezone)).date()
    instants, states = _timeline(opening, timezone, day)
    now = at.timestamp()
    here = bisect_right(instants, now) - 1
    ahead = [
        (instant, state)
        for instant, state in zip(instants[here + 1 :], states[here + 1 :], strict=True)
        if instant <= now + _AHEAD
    ]
    opens = next((instant for instant, state in ahead if state == "open"), None)
    return Opening(
        states[here],
        _instant(opens) if opens is not None and states[here] == "closed" else None,
        _instant(ahead[0][0]) if ahead else None,
    )


def said_time(instant: datetime, at: datetime, timezone: str) -> str:
    """ "09:00" when `instant` is on the same day as `at` in that time zone, else "lun 09:00"."""
    local, now = (moment.astimezone(ZoneInfo(timezone)) for moment in (instant, at))
    clock = f"{local:%H:%M}"
    return clock if local.date() == now.date() else f"{_DAY_NAMES[local.weekday()]} {clock}"


@lru_cache(maxsize=4096)
def _timeline(
    opening: Intervals, timezone: str, day: date
) -> tuple[tuple[float, ...], tuple[OpenState, ...]]:
    """From the day before `day` to nine days later: instants (POSIX seconds), and the state each begins."""
    zone = ZoneInfo(timezone)
    days = [day + timedelta(days=offset) for offset in range(-1, 10)]
    midnights = [datetime(one.year, one.month, one.day, tzinfo=zone).timestamp() for one in days]
    unknown = [
        (begin, end)
        for one, begin, end in zip(days, midnights, midnights[1:], strict=False)
        if is_holiday(one)
    ]
    spans: list[tuple[float, float]] = []
    for one in days[:-1]:
        monday = one.weekday() * DAY
        for start, end in opening:
            first, last = max(start - monday, 0), min(end - monday, DAY)
            if first < last:
                spans.append((_at_wall(one, first, zone), _at_wall(one, last, zone)))
    instants: list[float] = []
    states: list[OpenState] = []
    for instant in sorted({midnights[0], *(edge for span in (*spans, *unknown) for edge in span)}):
        state: OpenState = (
            "unknown" if _inside(instant, unknown) else "open" if _inside(instant, spans) else "closed"
        )
        if not states or state != states[-1]:
            instants.append(instant)
            states.append(state)
    return tuple(instants), tuple(states)


def _at_wall(day: date, minutes: int, zone: ZoneInfo) -> float:
    day, minutes = day + timedelta(days=minutes // DAY), minutes % DAY
    return datetime(day.year, day.month, day.day, minutes // 60, minutes % 60, tzinfo=zone).timestamp()


def _inside(instant: float, spans: list[tuple[float, float]]) -> bool:
    return any(start <= instant < end for start, end in spans)


def _instant(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
