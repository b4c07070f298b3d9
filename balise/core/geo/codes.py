"""Numbers that stand for places: postal codes, INSEE codes, département numbers, arrondissements."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from balise.core.geo.gazetteer import Entry
from balise.core.geo.query import Query
from balise.core.geo.scores import BEGINS, EXACT, OTHER_CODE, TWO_SLIPS, Found, merge

Mask = NDArray[np.bool_]  # one boolean an entry


class Codes:
    """What each number names; entries are known by their rank in the gazetteer."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._insee: dict[str, int] = {}
        self._postal: dict[str, list[int]] = defaultdict(list)
        self._departments: dict[str, list[int]] = defaultdict(list)
        self._cities: dict[int, dict[int, int]] = defaultdict(dict)
        self._inside: dict[str, list[int]] = defaultdict(list)
        communes = {entry.code: number for number, entry in enumerate(entries) if entry.kind == "commune"}
        divided = {entry.parent for entry in entries if entry.parent}
        for number, entry in enumerate(entries):
            self._inside[entry.area].append(number)
            if entry.kind in ("commune", "arrondissement"):
                self._insee[entry.code] = number
            if entry.code not in divided:  # 69003 is the 3rd arrondissement, not the whole of Lyon
                for code in entry.postal_codes:
                    self._postal[code].append(number)
            if entry.kind == "arrondissement":
                rank = int(entry.code[-2:]) % 20 or 20  # 75101… 75120, 69381… 69389, 13201… 13216
                self._cities[communes[entry.parent]][rank] = number
            if entry.kind == "departement":
                self._departments[entry.department].append(number)
        self._sorted = sorted(self._postal)

    def find(self, query: Query, limit: int) -> Found:
        """What a number alone means."""
        if query.code:
            return self._by_code(query.code)
        if query.number:
            number = query.number.zfill(2)
            found: Found = dict.fromkeys(self._beginning_with(number)[:limit], (BEGINS, -1))
            merge(found, dict.fromkeys(self._departments.get(number, ()), (EXACT, -1)))
            return found
        numbered = (ranks[query.ordinal] for ranks in self._cities.values() if query.ordinal in ranks)
        return dict.fromkeys(numbered, (BEGINS, -1))

    def where(self, query: Query) -> Mask | None:
        """The entries that lie where the number says; None when it says nothing."""
        number = query.number.zfill(2)
        if query.code:
            known = list(self._by_code(query.code, known_only=True))
            return self._mask(known) if known else self.inside(self._departments_around(query.code))
        if not query.number:
            return None
        if number in self._departments:
            return self.inside([number])
        return self._mask(self._beginning_with(number))

    def inside(self, areas: Iterable[str]) -> Mask:
        """The entries that lie in these départements or countries."""
        return self._mask([entry for area in areas for entry in self._inside.get(area, ())])

    def _mask(self, there: list[int]) -> Mask:
        mask: Mask = np.zeros(len(self._entries), dtype=np.bool_)
        mask[there] = True
        return mask

    def arrondissements(self, found: Found, query: Query) -> Found:
        """The arrondissement of that number or postal code in each city found, with the city's score."""
        number = query.ordinal or (int(query.number) if query.number.isdigit() else 0)
        coded = self._postal.get(query.code, ())
        return {
            arrondissement: match
            for city, match in found.items()
            if match[0] >= TWO_SLIPS
            for rank, arrondissement in self._cities.get(city, {}).items()
            if rank == number or arrondissement in coded
        }

    def _by_code(self, code: str, known_only: bool = False) -> Found:
        postal = dict.fromkeys(self._postal.get(code, ()), (EXACT, -1))
        if code in self._insee:
            postal.setdefault(self._insee[code], (EXACT - OTHER_CODE * bool(postal), -1))
        if postal or known_only:
            return postal
        # Cedex and company codes are in no table: their département is all that can be said.
        around = [number for code in self._departments_around(code) for number in self._departments[code]]
        return dict.fromkeys(around, (TWO_SLIPS, -1))

    def _beginning_with(self, digits: str) -> list[int]:
        """The entries with such a postal code, the most populous first."""
        first = bisect_left(self._sorted, digits)
        last = bisect_left(self._sorted, digits + "\x7f")
        found = {entry for code in self._sorted[first:last] for entry in self._postal[code]}
        return sorted(found, key=lambda entry: (-self._entries[entry].population, entry))

    def _departments_around(self, code: str) -> list[str]:
        """The départements of the known postal codes that begin like this one, by three digits, else two."""
        for length in (3, 2):
            near = {self._entries[entry].department for entry in self._beginning_with(code[:length])[:9]}
            if near:
                return sorted(near)
        return []
