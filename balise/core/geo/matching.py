"""Names against the words that were typed: equal, begun, with a slip, or holding them all."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from balise.core.geo.codes import Mask
from balise.core.geo.folding import CONNECTORS, fold, skeleton
from balise.core.geo.gazetteer import Entry
from balise.core.geo.likeness import Likeness
from balise.core.geo.names import NameTable, Rows
from balise.core.geo.scores import (
    ALL_WORDS,
    BARE,
    BEGINS,
    BEGINS_WITH_SLIP,
    EXACT,
    EXTRA_WORDS,
    FAR_SOUND,
    INEXACT,
    LONGER_NAME,
    NEAR_SOUND,
    ONE_WORD,
    RENOWN,
    SAME_SOUND,
    SLIP,
    SLIP_LIKELY,
    TWO_SLIPS,
    WELL_KNOWN,
    WELL_KNOWN_TWO_SLIPS,
    Found,
    best,
    keep,
    merge,
)
from balise.core.geo.typing_errors import WIDTH
from balise.core.geo.vocabulary import FILLER
from balise.core.geo.words import WordIndex

Words = tuple[str, ...]


class Matcher:
    """Every name of every entry, ready to be compared. Of a long list, the `limit` best are kept."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._index_names(entries)
        rows = np.repeat(np.arange(len(self._table.names)), np.diff(self._first_name))
        self._words = WordIndex([self._table.names[row] for row in rows])

    def other_name(self, name: int) -> str:
        """How a name is written, when it is not the entry's own."""
        return self._other[name] if name >= 0 else ""

    def named(self, words: Words, mask: Mask | None, limit: int) -> Found:
        """Names equal to the words, begun by them, one slip away, or that hold them all."""
        found: Found = {}
        text = " ".join(words)
        if not text or len(text) > WIDTH:
            return found
        self._look_up(text, 0, mask, limit, found, EXACT)
        bare = skeleton(text)
        goes_on = bool(found) and words[-1] in CONNECTORS  # "saint martin de"
        if bare and bare != text and not goes_on:
            # "le chey" begins Le Cheylard: only where nothing begins so may the article be dropped.
            whole = BEGINS if best(found) >= BEGINS else EXACT
            self._look_up(bare, BARE, mask, limit, found, whole)
        self._holding(words, mask, limit, found)
        return found

    def _look_up(self, text: str, cost: int, mask: Mask | None, limit: int, found: Found, equal: int) -> None:
        table = self._table
        first, last = table.beginning_with(text)
        whole = first < last and table.names[first] == text
        if whole:
            self._add(first, equal - cost, found, mask, exact=True)
        self._add_best(first + whole, last, BEGINS - INEXACT * cost, found, mask, limit)
        for row, slip in table.one_slip_away(text):
            score = (SLIP_LIKELY if slip in ("missing", "swapped") else SLIP) - INEXACT * cost
            self._add(row, score, found, mask)
            longer = table.beginning_with(table.names[row] + " ")
            self._add_best(*longer, score - LONGER_NAME, found, mask, 1)

    def _holding(self, words: Words, mask: Mask | None, limit: int, found: Found) -> None:
        """Names that hold every word typed, the last one perhaps unfinished: "asc villeneuve"."""
        wanted = [word for word in words if word not in CONNECTORS]
        if len(wanted) > 1:
            self._add_names(self._words.holding(wanted), ALL_WORDS, found, mask, limit)
        elif wanted and len(wanted[0]) >= 3:
            self._add_names(self._words.holding(wanted), ONE_WORD, found, mask, limit)

    def guess(self, words: Words, mask: Mask | None, limit: int, found: Found) -> None:
        """The last resort for one name: two slips in a long one, a slip in the beginning of one."""
        text = " ".join(words)
        if 5 <= len(text) <= WIDTH:
            two, begun = self._table.two_slips_away(text)
            self._add_rows(begun, BEGINS_WITH_SLIP, found, mask, limit)
            if len(text) >= 8:
                self._add_rows(two, TWO_SLIPS, found, mask, limit)

    def same_sound(self, words: Words, mask: Mask | None, limit: int) -> Found:
        """Names that can be read aloud as the words can."""
        found: Found = {}
        self._add_rows(self._likeness.same_sound(" ".join(words)), SAME_SOUND, found, mask, limit)
        return found

    def like(self, words: Words, mask: Mask | None, limit: int, rivals: bool = False) -> Found:
        """Names that sound like the words, and well-known ones near enough to have been meant.

        `rivals`: something good is known already, so what lies two slips away must be told too.
        """
        found: Found = {}
        text = " ".join(words)
        if not text or len(text) > WIDTH:
            return found
        merge(found, self.same_sound(words, mask, limit))
        away, begun = self._likeness.near_sound(text)
        self._add_rows(away, NEAR_SOUND, found, mask, limit)
        self._add_rows(begun, FAR_SOUND, found, mask, limit)
        if rivals or len(text) >= 7:
            self._add_rows(self._likeness.two_slips_away(text), WELL_KNOWN_TWO_SLIPS, found, mask, limit)
        if not found and not rivals:
            self._add_rows(self._likeness.far_sound(text), FAR_SOUND, found, mask, limit)
        return found

    def among(self, words: Words, mask: Mask | None, found: Found) -> None:
        """The longest names that stand among other words, when they make up enough of the line."""
        letters = sum(len(word) for word in words if word not in FILLER and word not in CONNECTORS)
        used = [False] * len(words)
        for length in range(len(words), 0, -1):
            for start in range(len(words) - length + 1):
                run = words[start : start + length]
                name = " ".join(run)
                row = self._table.row.get(name)
                if row is None or any(used[start : start + length]) or all(word in FILLER for word in run):
                    continue
                if len(name) >= 3 and len(name) * 5 >= letters * 2:
                    used[start : start + length] = [True] * length
                    self._add(row, EXTRA_WORDS, found, mask, exact=True)

    # Adding what was found.

    def _add(self, row: int, score: int, found: Found, mask: Mask | None, exact: bool = False) -> None:
        costs = self._exact_costs if exact else self._costs
        for name in range(self._first_name[row], self._first_name[row + 1]):
            entry = int(self._entry_of[name])
            if mask is None or mask[entry]:
                keep(found, entry, score - int(costs[name]), name)

    def _add_rows(self, rows: Rows, score: int, found: Found, mask: Mask | None, limit: int) -> None:
        sizes = self._first_name[rows + 1] - self._first_name[rows]
        skipped = np.repeat(self._first_name[rows] - np.cumsum(sizes) + sizes, sizes)
        self._add_names(skipped + np.arange(len(skipped)), score, found, mask, limit)

    def _add_best(
        self, first: int, last: int, score: int, found: Found, mask: Mask | None, limit: int
    ) -> None:
        if first < last:
            names = np.arange(self._first_name[first], self._first_name[last])
            self._add_names(names, score, found, mask, limit)

    def _add_names(self, names: Rows, score: int, found: Found, mask: Mask | None, limit: int) -> None:
        """Add the best of many names only: two of them may be one entry's."""
        if mask is not None:
            names = names[mask[self._entry_of[names]]]
        rank = self._rank[names]
        if len(names) > 3 * limit:
            rank = np.partition(rank, 3 * limit)[: 3 * limit]
        for name in self._by_rank[np.sort(rank)].tolist():
            keep(found, int(self._entry_of[name]), score - int(self._costs[name]), name)

    # Building.

    def _index_names(self, entries: Sequence[Entry]) -> None:
        """A table of folded names and, in row order, what each of them names."""
        known: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        aloud: dict[str, str] = {}  # what folding takes away: "ç" is an "s"
        for number, entry in enumerate(entries):
            for name in entry.names:
                folded = fold(name.text)
                shown = name.text if name.other else ""
                if folded:
                    known[folded].append((number, name.cost, shown))
                    if "ç" in name.text:
                        aloud[folded] = fold(name.text.replace("ç", "ss"))
                    bare = skeleton(folded)
                    if bare and bare != folded:
                        known[bare].append((number, name.cost + BARE, shown))
        self._table = NameTable(known)
        rows = [known[name] for name in self._table.names]
        flat = [item for row in rows for item in row]
        self._first_name = np.concatenate([[0], np.cumsum([len(row) for row in rows])]).astype(np.int64)
        self._entry_of = np.array([entry for entry, _, _ in flat], dtype=np.int64)
        self._exact_costs = np.array([cost for _, cost, _ in flat], dtype=np.int64)
        self._other = [shown for _, _, shown in flat]
        population = np.array([entry.population for entry in entries], dtype=np.int64)
        most = np.maximum.reduceat(population[self._entry_of], self._first_name[:-1])
        spoken = [aloud.get(name, name) for name in self._table.names]
        self._likeness = Likeness(self._table.names, spoken, (most >= WELL_KNOWN).tolist())
        commune = np.array([entry.kind == "commune" for entry in entries])
        earned = np.where(commune, renown(population), 0)
        self._costs = INEXACT * self._exact_costs - earned[self._entry_of]
        self._by_rank = np.lexsort((-population[self._entry_of], self._costs))
        self._rank = np.empty(len(self._by_rank), dtype=np.int64)
        self._rank[self._by_rank] = np.arange(len(self._by_rank))


def renown(populations: Rows) -> Rows:
    """What a commune of so many inhabitants earns when its name is not typed whole."""
    return (RENOWN * np.log10(np.maximum(populations, 1))).astype(np.int64)
