"""Place search: from what a person types to the places they may mean, best first."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from balise.core.geo.atlas import Atlas
from balise.core.geo.folding import CONNECTORS, fold, skeleton
from balise.core.geo.foreign import ForeignPlace
from balise.core.geo.gazetteer import Entry, areas, entries
from balise.core.geo.hits import Hit, ambiguous, search_answer
from balise.core.geo.names import NameTable
from balise.core.geo.query import Query, read_query
from balise.core.geo.typing_errors import WIDTH
from balise.core.geo.vocabulary import FILLER, LINKS

__all__ = ["Hit", "PlaceIndex", "ambiguous", "fold", "search_answer"]

# How well a name matches, before costs. One step apart is more than every cost together, but for EXTRA_WORDS.
EXACT = 1000
BEGINS_WORDS = 900  # "clermont" for Clermont-Ferrand
BEGINS_ALMOST = 850  # the name but its last letter
BEGINS = 800
ALL_WORDS = 750  # every word typed is one of the name's
SLIP_LIKELY = 720  # a letter forgotten, or two swapped: few other names could have given this
SLIP = 700  # a letter too many, or one for another
ONE_WORD = 650  # "roses" for L'Haÿ-les-Roses
TWO_SLIPS = 600
BEGINS_WITH_SLIP = 500
EXTRA_WORDS = 400  # a name stands among words we do not know

BARE = 20  # cost of small words added or dropped
AREA = 10  # cost of a département or a country said in words
FILLED = 40  # cost of words around the name
NOT_FRENCH_COMMUNE = 15  # cost of what is no commune, unless the name is exact
ELSEWHERE = 330  # cost of not being where the number said

LESS_SAID = 100  # cost of an INSEE code that is a postal code too, of a longer name than the one a slip away

GOOD = 700  # under it, look further

Mask = NDArray[np.bool_] | None
Found = dict[int, tuple[int, int]]  # entry → its best score, and the name that gave it (-1: a code)


class PlaceIndex:
    """An atlas made searchable, in memory, once for each worker."""

    def __init__(self, atlas: Atlas, foreign: Sequence[ForeignPlace] = ()) -> None:
        self._entries = entries(atlas, foreign)
        self._areas = areas(atlas, foreign)
        self._area = np.array([entry.area for entry in self._entries])
        self._population = np.array([entry.population for entry in self._entries], dtype=np.int64)
        self._index_names()
        self._index_words()
        self._index_codes()

    def search(self, text: str, limit: int = 10) -> list[Hit]:
        """At most `limit` places, best match first, then population, then code; [] for what is no place.

        Never raises, whatever the text; over 200 characters it is no place.
        """
        found = self._find(read_query(text), limit)
        best = sorted(found, key=lambda entry: (-found[entry][0], -int(self._population[entry]), self._entries[entry].code))
        return [self._hit(entry, *found[entry]) for entry in best[: max(limit, 0)]]

    def _hit(self, number: int, score: int, name: int) -> Hit:
        entry = self._entries[number]
        return Hit(
            kind=entry.kind,
            code=entry.code,
            name=entry.name,
            territory=entry.territory,
            score=max(score, 1),
            population=entry.population,
            department=entry.department,
            postal_codes=entry.postal_codes,
            matched=self._shown[name] if name >= 0 else "",
        )

    # Numbers and words together.

    def _find(self, query: Query, limit: int) -> Found:
        words = query.words
        numbered = bool(query.code or query.number or query.ordinal)
        if numbered and not any(word not in FILLER and word not in CONNECTORS for word in words):
            words = ()  # "département 80", "dans le 13e"
        if not words:
            return self._by_number(query, limit)
        found = self._by_words(words, None, limit)
        if not numbered:
            return self._despite_numbers(found, words) if query.unread else found
        inside: Found = {}
        if query.ordinal or query.number:
            inside = self._arrondissements(found, query.ordinal or _small(query.number))
        mask = self._where(query)
        if mask is not None:
            _merge(inside, self._by_words(words, mask, limit))
        if query.code and not inside:
            _merge(inside, _cheaper(self._by_number(query, limit), EXACT - TWO_SLIPS))
        _merge(inside, _cheaper(found, ELSEWHERE))
        return inside

    def _despite_numbers(self, found: Found, words: tuple[str, ...]) -> Found:
        """Words among numbers that say nothing; a couple of letters there are no beginning of a name."""
        least = EXACT if sum(map(len, words)) <= 3 else 0
        return _cheaper({entry: match for entry, match in found.items() if match[0] >= least}, ELSEWHERE)

    def _by_number(self, query: Query, limit: int) -> Found:
        """A code or a number alone."""
        if query.code:
            known = dict.fromkeys(self._postal.get(query.code, ()), (EXACT, -1))
            insee = dict.fromkeys(self._insee.get(query.code, ()), (EXACT - LESS_SAID * bool(known), -1))
            if known or insee:
                return insee | known
            # Cedex and company codes are in no table: their département is all that can be said.
            return dict.fromkeys(self._departments_of(query.code), (TWO_SLIPS, -1))
        if query.number:
            number = query.number.zfill(2)
            found: Found = dict.fromkeys(self._begun_codes(number, limit), (BEGINS, -1)) if len(number) > 1 else {}
            _merge(found, dict.fromkeys(self._numbers.get(number, ()), (EXACT, -1)))
            return found
        return dict.fromkeys(
            (cities[query.ordinal] for cities in self._cities.values() if query.ordinal in cities), (BEGINS, -1)
        )

    def _where(self, query: Query) -> Mask:
        """The entries that lie where the number says; None when it says nothing."""
        mask: NDArray[np.bool_] = np.zeros(len(self._entries), dtype=np.bool_)
        if query.code:
            mask[[*self._postal.get(query.code, ()), *self._insee.get(query.code, ())]] = True
        elif query.number:
            number = query.number.zfill(2)
            if number in self._numbers:
                mask |= self._area == number
            else:
                mask[self._begun_codes(number, len(mask))] = True
        return mask if mask.any() else None

    def _arrondissements(self, found: Found, number: int) -> Found:
        return {
            self._cities[entry][number]: match
            for entry, match in found.items()
            if number in self._cities.get(entry, ()) and match[0] >= TWO_SLIPS
        }

    # Words.

    def _by_words(self, words: tuple[str, ...], mask: Mask, limit: int) -> Found:
        found = self._named(words, mask, limit)
        core = _core(words)
        if core != words and _best(found) < GOOD:
            _merge(found, _cheaper(self._named(core, mask, limit), FILLED))
        if len(words) > 1 and _best(found) < EXACT - FILLED:
            _merge(found, self._placed(words, mask, limit))
        if _best(found) < TWO_SLIPS:
            for attempt in dict.fromkeys((words, core)):
                self._guess(" ".join(attempt), mask, limit, found)
        if len(words) > 1 and _best(found) < TWO_SLIPS:
            self._among(words, mask, found)
        return found

    def _named(self, words: tuple[str, ...], mask: Mask, limit: int) -> Found:
        """Names equal to the words, begun by them, one slip away, or that hold them all."""
        found: Found = {}
        text = " ".join(words)
        if not text or len(text) > WIDTH:
            return found
        self._look_up(text, 0, mask, limit, found)
        bare = skeleton(text)
        if bare and bare != text:
            self._look_up(bare, BARE, mask, limit, found)
        self._holding(words, mask, limit, found)
        return found

    def _look_up(self, text: str, cost: int, mask: Mask, limit: int, found: Found) -> None:
        table = self._table
        first, last = table.beginning_with(text)
        whole = first < last and table.names[first] == text
        words_last = bisect_left(table.names, text + "!", first, last)  # "!" follows the space
        if whole:
            self._add(first, EXACT - cost, found, mask, exact=True)
        self._add_best(first + whole, words_last, BEGINS_WORDS - cost, found, mask, limit)
        self._add_best(words_last, last, BEGINS - cost, found, mask, limit)
        for row, slip in table.one_slip_away(text):
            if slip == "missing" and first <= row < last:
                score = BEGINS_ALMOST
            else:
                score = SLIP_LIKELY if slip in ("missing", "swapped") else SLIP
            self._add(row, score - cost, found, mask)
            longer = table.beginning_with(table.names[row] + " ")
            self._add_best(*longer, score - cost - LESS_SAID, found, mask, 1)

    def _holding(self, words: tuple[str, ...], mask: Mask, limit: int, found: Found) -> None:
        """Names that hold every word typed, the last one perhaps unfinished: "st martin ré", "villeneuve asc"."""
        wanted = [word for word in words if word not in CONNECTORS]
        if not wanted or any(word not in self._rows_of_word for word in wanted[:-1]):
            return
        first, last = bisect_left(self._words, wanted[-1]), bisect_left(self._words, wanted[-1] + "\x7f")
        if first == last or (len(wanted) == 1 and len(wanted[0]) < 3):
            return
        rows = np.concatenate([self._rows_of_word[word] for word in self._words[first:last]])
        for word in wanted[:-1]:
            rows = rows[np.isin(rows, self._rows_of_word[word])]
        score = ALL_WORDS if len(wanted) > 1 else ONE_WORD
        self._add_rows(rows, score, found, mask, limit)

    def _placed(self, words: tuple[str, ...], mask: Mask, limit: int) -> Found:
        """A name, then (or before it) a département, a région or a country: "saint denis réunion"."""
        found: Found = {}
        for cut in range(1, len(words)):
            for area, rest in ((words[cut:], words[:cut]), (words[:cut], words[cut:])):
                codes = self._areas.get(" ".join(area))
                name = _core(rest, trim=True)
                if codes is None or not name:
                    continue
                inside = np.isin(self._area, list(codes))
                matches = self._named(name, inside if mask is None else inside & mask, limit)
                good = {entry: match for entry, match in matches.items() if match[0] >= GOOD - BARE}
                _merge(found, _cheaper(good, AREA))
        return found

    def _guess(self, text: str, mask: Mask, limit: int, found: Found) -> None:
        """The last resort for one name: two slips in a long one, a slip in the beginning of one."""
        if 5 <= len(text) <= WIDTH:
            two, begun = self._table.two_slips_away(text)
            self._add_rows(begun, BEGINS_WITH_SLIP, found, mask, limit)
            if len(text) >= 8:
                self._add_rows(two, TWO_SLIPS, found, mask, limit)

    def _among(self, words: tuple[str, ...], mask: Mask, found: Found) -> None:
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

    def _add(self, row: int, score: int, found: Found, mask: Mask, exact: bool = False) -> None:
        costs = self._exact_costs if exact else self._costs
        for name in range(self._first_name[row], self._first_name[row + 1]):
            entry = int(self._entry_of[name])
            if mask is None or mask[entry]:
                _keep(found, entry, score - int(costs[name]), name)

    def _add_rows(self, rows: NDArray[np.int64], score: int, found: Found, mask: Mask, limit: int) -> None:
        first, last = self._first_name[rows], self._first_name[rows + 1]
        names = [np.arange(a, b) for a, b in zip(first, last, strict=True)]
        if names:
            self._add_names(np.concatenate(names), score, found, mask, limit)

    def _add_best(self, first: int, last: int, score: int, found: Found, mask: Mask, limit: int) -> None:
        if first < last:
            names = np.arange(self._first_name[first], self._first_name[last])
            self._add_names(names, score, found, mask, limit)

    def _add_names(self, names: NDArray[np.int64], score: int, found: Found, mask: Mask, limit: int) -> None:
        """Add the best of many names only: two of them may be one entry's."""
        if mask is not None:
            names = names[mask[self._entry_of[names]]]
        if len(names) > 3 * limit:
            rank = self._rank[names]
            names = names[np.argpartition(rank, 3 * limit)[: 3 * limit]]
        for name in names.tolist():
            _keep(found, int(self._entry_of[name]), score - int(self._costs[name]), name)

    # Building.

    def _index_names(self) -> None:
        """A table of folded names and, in row order, what each of them names."""
        known: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            for name in entry.names:
                folded = fold(name.text)
                shown = name.text if name.other else ""
                if folded:
                    known[folded].append((number, name.cost, shown))
                    bare = skeleton(folded)
                    if bare and bare != folded:
                        known[bare].append((number, name.cost + BARE, shown))
        self._table = NameTable(known)
        rows = [known[name] for name in self._table.names]
        flat = [item for row in rows for item in row]
        self._first_name = np.concatenate([[0], np.cumsum([len(row) for row in rows])]).astype(np.int64)
        self._entry_of = np.array([entry for entry, _, _ in flat], dtype=np.int64)
        self._exact_costs = np.array([cost for _, cost, _ in flat], dtype=np.int64)
        self._shown = [shown for _, _, shown in flat]
        commune = np.array([entry.kind == "commune" for entry in self._entries])
        self._costs = self._exact_costs + np.where(commune[self._entry_of], 0, NOT_FRENCH_COMMUNE)
        order = np.lexsort((-self._population[self._entry_of], self._costs))
        self._rank = np.empty(len(order), dtype=np.int64)
        self._rank[order] = np.arange(len(order))

    def _index_words(self) -> None:
        rows: dict[str, list[int]] = defaultdict(list)
        for row, name in enumerate(self._table.names):
            for word in set(name.split()) - CONNECTORS:
                rows[word].append(row)
        self._words = sorted(rows)
        self._rows_of_word = {word: np.array(rows[word], dtype=np.int64) for word in self._words}

    def _index_codes(self) -> None:
        postal: dict[str, list[int]] = defaultdict(list)
        self._insee: dict[str, list[int]] = {}
        self._numbers: dict[str, list[int]] = defaultdict(list)
        self._cities: dict[int, dict[int, int]] = defaultdict(dict)
        by_code = {entry.code: number for number, entry in enumerate(self._entries) if entry.kind == "commune"}
        divided = {entry.parent for entry in self._entries if entry.parent}
        for number, entry in enumerate(self._entries):
            if entry.kind in ("commune", "arrondissement"):
                self._insee[entry.code] = [number]
            if entry.code not in divided:
                for code in entry.postal_codes:
                    postal[code].append(number)
            if entry.kind == "arrondissement":
                self._cities[by_code[entry.parent]][int(entry.code[-2:]) % 20 or 20] = number
            if entry.kind == "departement":
                self._numbers[entry.department].append(number)
        self._postal = dict(postal)
        self._postal_codes = sorted(postal)

    def _begun_codes(self, digits: str, limit: int) -> list[int]:
        first, last = bisect_left(self._postal_codes, digits), bisect_left(self._postal_codes, digits + "\x7f")
        entries = {entry for code in self._postal_codes[first:last] for entry in self._postal[code]}
        return sorted(entries, key=lambda entry: -int(self._population[entry]))[:limit]

    def _departments_of(self, code: str) -> list[int]:
        """The départements of the postal codes that share the longest beginning with an unknown one, two digits at least."""
        return next(
            (
                [number for department in sorted(found) for number in self._numbers[department]]
                for length in (3, 2)
                if (found := {self._entries[entry].department for entry in self._begun_codes(code[:length], 9)})
                and len(found) <= 2
            ),
            [],
        )


def _core(words: tuple[str, ...], trim: bool = False) -> tuple[str, ...]:
    """The words without those that surround a name; all of them when nothing else remains."""
    kept = tuple(word for word in words if word not in FILLER)
    if trim or kept != words:
        while kept and kept[0] in LINKS:
            kept = kept[1:]
        while kept and kept[-1] in CONNECTORS:
            kept = kept[:-1]
    return kept or words


def _small(number: str) -> int:
    return int(number) if number.isdigit() and int(number) <= 20 else 0


def _keep(found: Found, entry: int, score: int, name: int) -> None:
    if score > found.get(entry, (0, 0))[0]:
        found[entry] = (score, name)


def _merge(found: Found, others: Found) -> None:
    for entry, (score, name) in others.items():
        _keep(found, entry, score, name)


def _cheaper(found: Found, cost: int) -> Found:
    return {entry: (score - cost, name) for entry, (score, name) in found.items()}


def _best(found: Found) -> int:
    return max((score for score, _ in found.values()), default=0)
