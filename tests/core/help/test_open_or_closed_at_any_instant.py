"""Open, closed or unknown: right at night, across weeks, when the clocks change and on public holidays."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balise.core.help.answer_types import OpenState
from balise.core.help.clock import Clock
from balise.core.help.holidays import easter_sunday, holidays, is_holiday
from balise.core.help.hours import DAY, WEEK, Intervals, parse_hours
from balise.core.help.opening import opening_at, said_time
from balise.core.pack.records import Channel

PARIS = ZoneInfo("Europe/Paris")
WEEKDAYS = parse_hours("lun-ven 9h-12h et 14h-18h")


def channel(opening: Intervals | None, timezone: str = "Europe/Paris") -> Channel:
    return Channel(kind="call", value="119", opening=opening, timezone=timezone)


def state_at(channel: Channel, at: datetime) -> tuple[OpenState, datetime | None]:
    return opening_at(channel.opening, channel.timezone, at)[:2]


def paris(*when: int) -> datetime:
    return datetime(*when, tzinfo=PARIS)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("when", "state", "opens"),
    [
        (paris(2026, 11, 18, 8, 59), "closed", paris(2026, 11, 18, 9)),
        (paris(2026, 11, 18, 9, 0), "open", None),
        (paris(2026, 11, 18, 12, 0), "closed", paris(2026, 11, 18, 14)),
        (paris(2026, 11, 20, 18, 0), "closed", paris(2026, 11, 23, 9)),  # over the week-end
    ],
)
def test_an_ordinary_week(when: datetime, state: str, opens: datetime | None) -> None:
    assert state_at(channel(WEEKDAYS), when) == (state, opens)


def test_not_known_is_not_closed() -> None:
    assert state_at(channel(None), paris(2026, 11, 18, 3)) == ("unknown", None)
    assert state_at(channel(()), paris(2026, 11, 18, 3)) == ("closed", None)


def test_a_night_runs_into_the_next_day_and_the_next_week() -> None:
    night = channel(parse_hours("sam 22h-3h ; dim 22h-3h"))
    assert state_at(night, paris(2026, 11, 22, 2, 59))[0] == "open"  # Sunday
    assert state_at(night, paris(2026, 11, 23, 2, 59))[0] == "open"  # Monday
    assert state_at(night, paris(2026, 11, 23, 3, 0)) == ("closed", paris(2026, 11, 28, 22))


def test_a_public_holiday_is_unknown_unless_always_open() -> None:
    christmas = paris(2026, 12, 25, 10)
    assert state_at(channel(WEEKDAYS), christmas) == ("unknown", None)
    assert state_at(channel(((0, WEEK),)), christmas) == ("open", None)
    # The day before, what opens next is not promised for the holiday.
    assert state_at(channel(WEEKDAYS), paris(2026, 12, 24, 19)) == ("closed", paris(2026, 12, 28, 9))


def test_holidays_move_with_easter() -> None:
    assert [easter_sunday(year) for year in (1818, 2024, 2026, 2038)] == [
        date(1818, 3, 22),
        date(2024, 3, 31),
        date(2026, 4, 5),
        date(2038, 4, 25),
    ]
    assert {date(2026, 4, 6), date(2026, 5, 14), date(2026, 5, 25)} <= holidays(2026)
    assert all(len(holidays(year)) in (10, 11) for year in range(2000, 2100))  # Ascension can be 1 or 8 May
    assert not is_holiday(date(2026, 4, 5))


@pytest.mark.parametrize("when", [paris(2027, 3, 28, 12), paris(2026, 10, 25, 12)])
def test_hours_hold_on_the_day_the_clocks_change(when: datetime) -> None:
    daily = channel(parse_hours("tous les jours 9h-17h"))
    for hour, state in ((8, "closed"), (9, "open"), (16, "open"), (17, "closed")):
        assert state_at(daily, when.replace(hour=hour))[0] == state
    before = when.replace(hour=0)
    assert state_at(daily, before)[1] == when.replace(hour=9)


def test_an_overseas_timetable_is_in_its_own_time() -> None:
    tahiti = channel(WEEKDAYS, "Pacific/Tahiti")
    at = datetime(2026, 11, 18, 19, 30, tzinfo=UTC)  # 9:30 in Tahiti, 20:30 in Paris
    assert state_at(tahiti, at)[0] == "open"
    assert state_at(channel(WEEKDAYS), at)[0] == "closed"


def test_both_times_are_said_where_it_is_not_paris_time() -> None:
    at = datetime(2026, 11, 18, 19, 30, tzinfo=UTC)
    seen = Clock(at, "987", "Pacific/Tahiti").look(channel(WEEKDAYS))
    assert (seen.opens_at, seen.opens_at_local) == ("jeu 09:00", "22:00")
    assert Clock(at, "75", "Europe/Paris").look(channel(WEEKDAYS)).opens_at_local == ""
    assert said_time(at, at, "Europe/Paris") == "20:30"


@st.composite
def timetables(draw: st.DrawFn) -> Intervals:
    edges = sorted(draw(st.sets(st.integers(0, WEEK // 5), min_size=2, max_size=12)))
    return tuple((a * 5, b * 5) for a, b in zip(edges[::2], edges[1::2], strict=False))


instants = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))
zones = st.sampled_from(["Europe/Paris", "Pacific/Tahiti", "America/Miquelon", "Indian/Reunion"])


@given(timetables(), instants, zones)
def test_the_state_is_that_of_the_wall_clock(opening: Intervals, at: datetime, timezone: str) -> None:
    local = at.astimezone(ZoneInfo(timezone))
    minute = local.weekday() * DAY + local.hour * 60 + local.minute
    if is_holiday(local.date()):
        expected = "open" if opening == ((0, WEEK),) else "unknown"
    elif (
        len({(at + timedelta(hours=h)).astimezone(ZoneInfo(timezone)).utcoffset() for h in range(-4, 5)}) > 1
    ):
        return  # the hours around a change of clock have their own test
    else:
        expected = "open" if any(start <= minute < end for start, end in opening) else "closed"
    assert opening_at(opening, timezone, at).state == expected


@given(timetables(), instants, zones, st.floats(0, 1))
def test_nothing_changes_before_it_is_said_to(
    opening: Intervals, at: datetime, timezone: str, part: float
) -> None:
    seen = opening_at(opening, timezone, at)
    until = seen.changes_at or at + timedelta(days=7)
    assert at < until <= at + timedelta(days=7)
    between = at + (until - at) * part * 0.999
    assert opening_at(opening, timezone, between).state == seen.state
    if seen.changes_at:
        assert opening_at(opening, timezone, seen.changes_at).state != seen.state
    if seen.opens_at:
        assert seen.state == "closed"
        assert opening_at(opening, timezone, seen.opens_at).state == "open"
