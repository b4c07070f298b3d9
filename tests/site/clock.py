"""The hour at which a test asks: an answer depends on it, a test must not."""

from datetime import UTC, datetime, tzinfo

import pytest

from balise.site.views import aide, numbers, structure, territory, two_places

AT = datetime(2026, 11, 21, 20, 30, tzinfo=UTC)
VIEWS = (aide, numbers, structure, territory, two_places)


def stop_clock(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    """Every view believes it is `at`."""

    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Stopped":
            return cls.fromtimestamp(at.timestamp(), tz)

    for view in VIEWS:
        monkeypatch.setattr(view, "datetime", Stopped)
