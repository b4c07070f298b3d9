"""Names that are like what was typed: they sound the same, or are the well-known ones within two slips."""

from collections.abc import Sequence

import numpy as np

from balise.core.geo.names import NameTable, Rows
from balise.core.geo.sounds import sounds
from balise.core.geo.typing_errors import WIDTH

LEAST_READ = 3  # letters of a typed name that is read aloud
LEAST_SOUNDS = 5  # of a key that may be one sound away, or only begun
LEAST_FAR = 8  # of a key that may be two sounds away
LEAST_LETTERS = 5  # of a typed name that may be two slips away


class Likeness:
    """Folded names in two ways: all by their sounds, the well-known ones also by sounds and letters nearby.

    A name is known by its row; `spoken` is what to read aloud for it, `known` whether many people live there.
    """

    def __init__(self, names: Sequence[str], spoken: Sequence[str], known: Sequence[bool]) -> None:
        self._rows: dict[str, list[int]] = {}
        near: set[str] = set()
        for row, keys in enumerate(sounds(spoken)):
            for key in keys:
                if key in self._rows:
                    self._rows[key].append(row)
                else:
                    self._rows[key] = [row]
            if known[row]:
                near.update(keys)
        self._sounds = NameTable(near)
        self._is_known = known
        self._known = np.flatnonzero(np.array(known, dtype=np.bool_))
        self._letters = NameTable(names[row] for row in self._known.tolist())

    def same_sound(self, text: str) -> Rows:
        """The names that can be read as `text` can."""
        return _sorted({row for key in _keys(text) for row in self._rows.get(key, ())})

    def near_sound(self, text: str) -> tuple[Rows, Rows]:
        """The well-known names one sound away, then those that begin with these sounds."""
        away: set[int] = set()
        begun: set[int] = set()
        for key in _keys(text):
            if len(key) >= LEAST_SOUNDS:
                for near, _ in self._sounds.one_slip_away(key):
                    away.update(self._known_rows(near))
                for longer in range(*self._sounds.beginning_with(key)):
                    begun.update(self._known_rows(longer))
        return _sorted(away), _sorted(begun - away)

    def far_sound(self, text: str) -> Rows:
        """The well-known names two sounds away from a long text: the last resort."""
        away: set[int] = set()
        for key in _keys(text):
            if len(key) >= LEAST_FAR:
                for near in self._sounds.just_two_slips_away(key[:WIDTH]).tolist():
                    away.update(self._known_rows(near))
        return _sorted(away)

    def two_slips_away(self, text: str) -> Rows:
        """The well-known names two slips from `text`, up to 64 letters."""
        if len(text) < LEAST_LETTERS:
            return _sorted(set())
        return self._known[self._letters.just_two_slips_away(text)]

    def _known_rows(self, sound: int) -> list[int]:
        return [row for row in self._rows[self._sounds.names[sound]] if self._is_known[row]]


def _keys(text: str) -> tuple[str, ...]:
    if len(text) < LEAST_READ:
        return ()
    aloud = [text, text + "e"] if text[-1] in "nm" else [text]  # "villerban": Villeurbanne
    return tuple(dict.fromkeys(key for keys in sounds(aloud) for key in keys))


def _sorted(rows: set[int]) -> Rows:
    return np.array(sorted(rows), dtype=np.int64)
