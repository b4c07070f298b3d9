"""Place search: from what a person types to the places they may mean, best first."""

from collections.abc import Sequence

from balise.core.geo.atlas import Atlas
from balise.core.geo.codes import Codes, Mask
from balise.core.geo.folding import CONNECTORS, fold
from balise.core.geo.foreign import ForeignPlace
from balise.core.geo.gazetteer import areas, entries
from balise.core.geo.hits import SMALL, WHOLE, Hit, ambiguous, search_answer
from balise.core.geo.matching import Matcher, Words
from balise.core.geo.query import Query, read_query
from balise.core.geo.scores import (
    AREA,
    ELSEWHERE,
    EXACT,
    FILLED,
    GOOD,
    TWO_SLIPS,
    Found,
    best,
    cheaper,
    merge,
)
from balise.core.geo.sounds import sounds
from balise.core.geo.vocabulary import FILLER, LINKS

LEAST_AREA_SOUNDS = 5  # sounds of a département or a country that may be misspelled

__all__ = ["Hit", "PlaceIndex", "ambiguous", "fold", "search_answer"]


class PlaceIndex:
    """An atlas made searchable, in memory, once for each worker."""

    def __init__(self, atlas: Atlas, foreign: Sequence[ForeignPlace] = ()) -> None:
        self._entries = entries(atlas, foreign)
        self._codes = Codes(self._entries)
        self._names = Matcher(self._entries)
        self._areas = areas(atlas, foreign)
        aloud = sounds(list(self._areas))
        self._areas_aloud = {
            keys[0]: codes
            for keys, codes in zip(aloud, self._areas.values(), strict=True)
            if len(keys[0]) >= LEAST_AREA_SOUNDS
        }

    def search(self, text: str, limit: int = 10) -> list[Hit]:
        """At most `limit` places, best match first, then population, then code; [] for what is no place.

        Never raises, whatever the text; what is longer than 200 characters is no place.
        """
        if limit < 1:
            return []
        found = self._find(read_query(text), limit)
        hits = [self._hit(entry, score, name) for entry, (score, name) in found.items()]
        hits.sort(key=lambda hit: (-hit.score, -hit.population, hit.code))
        return hits[:limit]

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
            matched=self._names.other_name(name),
        )

    def _find(self, query: Query, limit: int) -> Found:
        """Words and numbers together: the number says which of the places that the words name."""
        words = query.words
        numbered = bool(query.code or query.number or query.ordinal)
        if not words:
            return self._codes.find(query, limit)
        if numbered and all(word in FILLER or word in CONNECTORS for word in words):
            return self._filler_and_number(query, limit)
        found = self._by_words(words, None, limit)
        if not numbered:
            return _despite_numbers(found, words) if query.unread else found
        inside = self._codes.arrondissements(found, query)
        mask = self._codes.where(query)
        if mask is not None:
            merge(inside, self._by_words(words, mask, limit))
        if query.code and not inside:
            merge(inside, cheaper(self._codes.find(query, limit), EXACT - TWO_SLIPS))
        merge(inside, cheaper(found, ELSEWHERE))
        return inside

    def _filler_and_number(self, query: Query, limit: int) -> Found:
        """ "Département 80" is the Somme; "39120 Chemin" is the commune of that name, there."""
        number = self._codes.find(query, limit)
        mask = self._codes.where(query)
        named = self._names.named(query.words, mask, limit) if mask is not None else {}
        exact = {entry: match for entry, match in named.items() if match[0] == EXACT}
        if exact:
            merge(exact, cheaper(number, FILLED))
        return exact or number

    def _by_words(self, words: Words, mask: Mask | None, limit: int) -> Found:
        """The whole line as a name; then, as long as nothing good is found, parts of it."""
        found = self._names.named(words, mask, limit)
        core = _core(words)
        if core != words and best(found) < GOOD:
            merge(found, cheaper(self._names.named(core, mask, limit), FILLED))
        if len(words) > 1 and best(found) < EXACT - FILLED:
            merge(found, self._placed(words, mask, limit))
        if best(found) < TWO_SLIPS:
            for attempt in dict.fromkeys((words, core)):
                self._names.guess(attempt, mask, limit, found)
        if self._only_small(found):
            merge(found, self._names.same_sound(words, mask, limit))
        if best(found) < WHOLE:
            good = best(found) >= GOOD
            merge(found, self._names.like(words, mask, limit, rivals=good))
            if core != words:
                merge(found, cheaper(self._names.like(core, mask, limit, rivals=good), FILLED))
        if len(words) > 1 and best(found) < GOOD:
            merge(found, self._placed(words, mask, limit, aloud=True))
        if len(words) > 1 and best(found) < TWO_SLIPS:
            self._names.among(words, mask, found)
        return found

    def _only_small(self, found: Found) -> bool:
        """Whether a whole name was typed that only small places bear: a town may sound like it ("doué")."""
        whole = [self._entries[entry].population for entry, (score, _) in found.items() if score >= WHOLE]
        return bool(whole) and max(whole) < SMALL

    def _placed(self, words: Words, mask: Mask | None, limit: int, aloud: bool = False) -> Found:
        """A name, then (or before it) a département, a région or a country: "saint denis réunion".

        `aloud`: both may be spelled by ear ("fort de france martinike").
        """
        found: Found = {}
        for cut in range(1, len(words)):
            for area, rest in ((words[cut:], words[:cut]), (words[:cut], words[cut:])):
                codes = self._area(" ".join(area), aloud)
                if codes is None:
                    continue
                inside = self._codes.inside(codes)
                if mask is not None:
                    inside &= mask
                name = _core(rest, trim=True)
                matches = self._names.named(name, inside, limit)
                if aloud and best(matches) < GOOD:
                    merge(matches, self._names.like(name, inside, limit))
                good = {entry: match for entry, match in matches.items() if match[0] >= GOOD}
                merge(found, cheaper(good, AREA))
        return found

    def _area(self, text: str, aloud: bool) -> frozenset[str] | None:
        codes = self._areas.get(text)
        if codes is None and aloud:
            codes = self._areas_aloud.get(sounds([text])[0][0])
        return codes


def _core(words: Words, trim: bool = False) -> Words:
    """The words without those that surround a name; all of them when nothing else remains."""
    kept = tuple(word for word in words if word not in FILLER)
    if trim or kept != words:
        while kept and kept[0] in LINKS:
            kept = kept[1:]
        while kept and kept[-1] in CONNECTORS:
            kept = kept[:-1]
    return kept or words


def _despite_numbers(found: Found, words: Words) -> Found:
    """Words among numbers that say nothing; a couple of letters there are no beginning of a name."""
    least = EXACT if sum(map(len, words)) <= 3 else 0
    return cheaper({entry: match for entry, match in found.items() if match[0] >= least}, ELSEWHERE)
