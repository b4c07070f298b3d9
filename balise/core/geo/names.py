"""The table of every name a place goes by, and the ways to look one up: as typed, begun, or with a slip."""

from bisect import bisect_left
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from balise.core.geo.typing_errors import WIDTH, Slip, one_slip, slips

Rows = NDArray[np.int64]

_ALPHABET = "abcdefghijklmnopqrstuvwxyz "


class NameTable:
    """Folded names, sorted and distinct; a name is known by its row."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = sorted(set(names))
        self.row = {name: row for row, name in enumerate(self.names)}
        self.lengths = np.fromiter(map(len, self.names), dtype=np.int64, count=len(self.names))
        padded = "".join(name[:WIDTH].ljust(WIDTH, "\0") for name in self.names).encode("ascii")
        self.letters = np.frombuffer(padded, dtype=np.uint8).reshape(-1, WIDTH)
        self.marks = _marks(self.letters)

    def beginning_with(self, text: str) -> tuple[int, int]:
        """The rows [first, last) of the names that begin with `text`, itself included."""
        return bisect_left(self.names, text), bisect_left(self.names, text + "\x7f")

    def one_slip_away(self, text: str) -> list[tuple[int, Slip]]:
        """Every row whose name is one slip from `text`: complete, not a guess."""
        close = np.bitwise_count(self.marks ^ _marks_of(text)) <= 2
        close &= np.abs(self.lengths - len(text)) <= 1
        found = [(int(row), one_slip(text, self.names[row])) for row in np.flatnonzero(close)]
        return [(row, slip) for row, slip in found if slip]

    def two_slips_away(self, text: str) -> tuple[Rows, Rows]:
        """The rows two slips from `text`, then those whose beginning is one slip from it (64 letters)."""
        lacking = np.bitwise_count(_marks_of(text) & ~self.marks)
        rows = np.flatnonzero((lacking <= 2) & (self.lengths >= len(text) - 2))
        whole, beginning = slips(text, self.letters[rows, : len(text) + 2], self.lengths[rows])
        return rows[whole == 2], rows[beginning == 1]

    def just_two_slips_away(self, text: str) -> Rows:
        """The rows two slips from `text` (64 letters), sooner than with the beginnings."""
        close = np.bitwise_count(self.marks ^ _marks_of(text)) <= 4
        rows = np.flatnonzero(close & (np.abs(self.lengths - len(text)) <= 2))
        whole, _ = slips(text, self.letters[rows, : len(text) + 2], self.lengths[rows])
        far: Rows = rows[whole == 2]
        return far


def _marks(letters: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """Two bits a letter: it is there; it is there twice. One slip changes two of them at most."""
    marks = np.zeros(len(letters), dtype=np.uint64)
    for position, letter in enumerate(_ALPHABET.encode("ascii")):
        times = (letters == letter).sum(axis=1)
        marks |= (times >= 1).astype(np.uint64) << np.uint64(2 * position)
        marks |= (times >= 2).astype(np.uint64) << np.uint64(2 * position + 1)
    return marks


def _marks_of(text: str) -> np.uint64:
    marks = 0
    for position, letter in enumerate(_ALPHABET):
        times = text.count(letter)
        marks |= ((times >= 1) | (times >= 2) << 1) << (2 * position)
    return np.uint64(marks)
