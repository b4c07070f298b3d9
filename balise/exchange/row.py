"""One row being understood: takes its values column by column and gathers what is wrong with them."""

import hashlib
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from balise.exchange.problems import Problem, Wrong
from balise.exchange.records import Received

T = TypeVar("T")
NONE: tuple[str, ...] = ()
_encode = msgspec.json.Encoder(order="sorted").encode


class RowReader:
    """Values of one row. A problem quotes the value only when the row is known to be public (`shown`)."""

    def __init__(self, file: str, line: int, values: dict[str, str], key: str, shown: bool = True) -> None:
        self.key = key
        self.file = file
        self.line = line
        self.values = values
        self.shown = shown
        self.problems: list[Problem] = []

    def take(self, column: str, read: Callable[..., T], *arguments: Any, default: T) -> T:
        """What a column says, or `default` and a problem more."""
        try:
            return read(self.values.get(column, ""), *arguments)
        except Wrong as wrong:
            self.refuse(column, wrong)
            return default

    def refuse(self, column: str, wrong: Wrong) -> None:
        reason = str(wrong) if self.shown else wrong.plain
        self.problems.append(Problem(self.file, self.line, column, reason, self.key, self.shown))

    def received(self, understood: object) -> Received:
        """The row as it is kept. Call it once the row is known to be good."""
        digest = hashlib.sha256(_encode((self.values, understood))).hexdigest()
        return Received(
            file=self.file,
            line=self.line,
            key=self.key,
            payload=self.values,
            digest=digest,
            masked=not self.shown,
        )
