"""Which names hold which words."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from balise.core.geo.folding import CONNECTORS
from balise.core.geo.names import Rows


class WordIndex:
    """Words in alphabetical order, each with the names that hold it: those of a beginning stand in a row."""

    def __init__(self, names: Sequence[str]) -> None:
        holders: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(names):
            for word in set(name.split()) - CONNECTORS:
                holders[word].append(number)
        self._count = len(names)
        self._words = sorted(holders)
        self._first = np.cumsum([0, *(len(holders[word]) for word in self._words)])
        self._names = np.array([number for word in self._words for number in holders[word]], dtype=np.int64)

    def holding(self, words: Sequence[str]) -> Rows:
        """The names that hold every word, the last of them perhaps unfinished; a name may come twice."""
        *whole, last = words
        pieces, start, end = [], bisect_left(self._words, last), bisect_left(self._words, last + "\x7f")
        for word in sorted(word for word in set(whole) if word.startswith(last)):
            at = bisect_left(self._words, word)  # "saint sa": the second word is not the first one again
            pieces.append(self._names[self._first[start] : self._first[at]])
            start = min(at + 1, end)
        names = np.concatenate([*pieces, self._names[self._first[start] : self._first[end]]])
        for word in whole:
            holds = np.zeros(self._count, dtype=np.bool_)
            holds[self._holding_one(word)] = True
            names = names[holds[names]]
        return names

    def _holding_one(self, word: str) -> Rows:
        at = bisect_left(self._words, word)
        known = at < len(self._words) and self._words[at] == word
        return self._names[self._first[at] : self._first[at + known]]
