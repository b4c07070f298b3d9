"""Pieces of answers that hold for a while: made once, kept until an opening or a day changes."""

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import Generic, TypeVar

from balise.core.help.clock import Clock, next_midnight
from balise.core.help.opening import PARIS

Piece = TypeVar("Piece")
_SIZE = 2048  # pieces; beyond, all are forgotten at once


class Memory(Generic[Piece]):
    """What `make` gives depends on its clock and on `key` alone. Between threads: at worst made twice."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[datetime, datetime, Piece, datetime | None]] = {}

    def get(
        self, key: Hashable, at: datetime, territory: str, timezone: str, make: Callable[[Clock], Piece]
    ) -> tuple[Piece, datetime | None]:
        """The piece at that instant, and the next instant at which an opening that it shows changes."""
        kept = self._kept.get((key, territory, timezone))
        if kept is not None and kept[0] <= at < kept[1]:
            return kept[2], kept[3]
        clock = Clock(at, territory, timezone)
        piece = make(clock)
        until = min(next_midnight(at, PARIS), next_midnight(at, timezone))
        if clock.changes_at is not None:
            until = min(until, clock.changes_at)
        if len(self._kept) >= _SIZE:
            self._kept = {}
        self._kept[key, territory, timezone] = (at, until, piece, clock.changes_at)
        return piece, clock.changes_at
