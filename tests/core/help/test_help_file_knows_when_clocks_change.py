"""The table that a browser reads says what `zoneinfo` says, in every time zone of France."""

import random
from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from balise.core.help.clock_changes import clock_changes
from tests.core.help.start_directory import atlas

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def test_any_minute_has_the_same_offset() -> None:
    for name in sorted({place.timezone for place in atlas().places.values()}):
        since, offsets = clock_changes(name)
        changes = [minute + step for minute in since[1:] for step in (-1, 0, 1)]
        for minute in [
            *changes,
            *(random.randrange(since[0], since[0] + 36 * 365 * 1440) for _ in range(500)),
        ]:
            at = EPOCH + timedelta(minutes=minute)
            known = timedelta(minutes=offsets[bisect_right(since, minute) - 1])
            assert known == at.astimezone(ZoneInfo(name)).utcoffset(), (name, at)


def test_paris_changes_twice_a_year() -> None:
    assert len(clock_changes("Europe/Paris").since) == 1 + 2 * 36
    assert clock_changes("Pacific/Tahiti").offsets == (-600,)
