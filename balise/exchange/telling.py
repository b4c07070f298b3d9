"""Whether a text that stays visible gives away the place of a masked row: its town or its street.

Whole words, without case or accents. A town's everyday name is looked for too: without its article, its first
word, the city of an arrondissement. When nothing says which commune it is, no commune of the département may
be named. It errs towards refusing: a person rewrites the text; a place that is out cannot be taken back.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from balise.core.geo.atlas import Atlas
from balise.core.geo.folding import CONNECTORS, fold, skeleton
from balise.core.geo.records import Place
from balise.exchange.telling_words import COMMON, STREET_KINDS

LONGEST_NAME = 10  # words
DISTINCTIVE = 4  # letters of a word that can name a town or a street by itself
SPELT_OUT = 5  # letters of a commune of the département, when nothing says which one it is
GLUED = 6  # letters found inside a longer word of an address ("foyerabbeville@")
GLUED_ANYWHERE = 8  # the same for any commune of the département
TOWN = 10_000  # inhabitants from which a first word alone ("Cherbourg") is the town for everybody around

_ARTICLES = ("le ", "la ", "les ", "l ")
_HEAD_ENDS = frozenset(["sur", "sous", "en", "les", "pres", "lez", "aux", "au", "a", "de", "d", "du", "des"])
# Names of organisations and hosts that are made of commune names (Croix 59, Orange 84).
_NOT_PLACES = re.compile(r"\b(croix (rouge|bleue|blanche|verte|marine)|orange fr)\b")
_SIGNS = re.compile(r"[^\W_]+", re.UNICODE)


class Telling(Struct, frozen=True):
    """What must not be said about one row. `tells` is the question; nobody is shown the words."""

    names: frozenset[str]  # folded; found as whole words in any text
    sure: frozenset[str]  # of its own commune and address: found inside longer words too
    streets: frozenset[str]  # without their small words
    around: frozenset[str]  # communes of the département; found when written as a name

    def tells(self, text: str, *, address: bool = False) -> bool:
        """`address`: an identifier, an e-mail or a page, where words run together and have no capitals."""
        folded = _NOT_PLACES.sub("x", fold(text))
        if not folded:
            return False
        words = folded.split()
        if any(phrase in self.names for phrase in _phrases(words)):
            return True
        # "12 rue des Lilas": small words left out on both sides.
        bare = f" {skeleton(folded)} "
        if any(f" {street} " in bare for street in self.streets):
            return True
        compact = "".join(words)
        if any(name in compact for name in self.sure):
            return True
        if address:
            glued = (name for name in self.names | self.streets if not name.isdigit())
            if any(len(one) >= GLUED and one in compact for one in (n.replace(" ", "") for n in glued)):
                return True
            return any(p in self.around for p in _phrases(words)) or _holds_one(compact, self.around)
        return any(phrase in self.around for phrase in _phrases(_capitalised(text)))


def telling(values: Mapping[str, str], atlas: Atlas) -> Telling:
    """What must not be said about a row, from the place that it gives before it is dropped.

    `values` by column: commune, code_insee, code_postal, adresse, departement.
    """
    index = _index(atlas)
    department, address = _department(values), values.get("adresse", "")
    own = _own_places(values, department, index)
    near = [place for code in _postal_codes(values, address) for place in index.by_postal_code.get(code, [])]
    runs = [fold(part) for part in re.split(r"[,;()\n\d]", address)]
    named = [
        place for run in runs for phrase in _phrases(run.split()) for place in index.there(phrase, department)
    ]
    names = set().union(*(_names_of(place, atlas) for place in (*own, *near, *named)))
    given = {fold(values.get(column, "")) for column in ("commune", "code_insee")} | _postal_codes(
        values, address
    )
    given = {" ".join(word for word in name.split() if word != "cedex") for name in given}
    sure = {name.replace(" ", "") for name in given | {fold(place.name) for place in own}}
    streets = {run: set(_street(run)) for run in runs}
    names |= {run for run, found in streets.items() if found}
    located = any(department in (place.department, place.territory) for place in (*own, *near))
    return Telling(
        names=frozenset(name for name in names | given if name),
        sure=frozenset(name for name in sure if len(name) >= DISTINCTIVE and not name.isdigit()),
        streets=frozenset().union(*streets.values()),
        around=frozenset() if located else index.around(department),
    )


class _Index:
    """The atlas by postal code, by name and by département."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.by_postal_code: defaultdict[str, list[Place]] = defaultdict(list)
        self.by_name: defaultdict[str, list[Place]] = defaultdict(list)
        self.around = lru_cache(maxsize=None)(self._around)
        for place in atlas.places.values():
            for code in place.postal_codes:
                self.by_postal_code[code].append(place)
            for name in {fold(place.name), *(fold(former.name) for former in place.former_names)}:
                self.by_name[name].append(place)

    def there(self, name: str, department: str) -> list[Place]:
        """The communes of this name in a département or territory."""
        if name in COMMON:
            return []
        return [
            place for place in self.by_name.get(name, []) if department in (place.department, place.territory)
        ]

    def _around(self, department: str) -> frozenset[str]:
        """Every name of a commune of a département or territory that can be told from ordinary words."""
        names: set[str] = set()
        for place in self.atlas.places.values():
            if department not in (place.department, place.territory):
                continue
            town = place.population >= TOWN
            for name in (fold(place.name), *(fold(former.name) for former in place.former_names)):
                called = {name, _without_article(name), _head(name) if town else name}
                names |= {one for one in called if len(one) >= (DISTINCTIVE if town else SPELT_OUT)}
        return frozenset(names) - self._regional(department)

    def _regional(self, department: str) -> frozenset[str]:
        """Names of the département itself and of what is wider: the row shows them on purpose."""
        names = {one.name for one in self.atlas.regions.values()}
        names |= {one.name for code, one in self.atlas.departments.items() if code == department}
        for territory in self.atlas.territories.values():
            if department == territory.code or department in territory.departments:
                names.add(territory.name)
        return frozenset(map(fold, names)) | COMMON


@lru_cache(maxsize=2)
def _index(atlas: Atlas) -> _Index:
    return _Index(atlas)


def _own_places(values: Mapping[str, str], department: str, index: _Index) -> list[Place]:
    """By INSEE code and by name; every homonym when none is in the département."""
    code = values.get("code_insee", "")
    place = index.atlas.places.get(index.atlas.former.get(code, code))
    name = " ".join(word for word in fold(values.get("commune", "")).split() if word != "cedex")
    found = index.there(name, department) or index.by_name.get(name, [])
    return [*([place] if place else []), *found]


def _postal_codes(values: Mapping[str, str], address: str) -> set[str]:
    return {values.get("code_postal", ""), *re.findall(r"\b\d{5}\b", address)}


def _department(values: Mapping[str, str]) -> str:
    postal_code = values.get("code_postal", "")
    return values.get("departement", "") or postal_code[: 3 if postal_code.startswith(("97", "98")) else 2]


def _names_of(place: Place, atlas: Atlas) -> set[str]:
    """Every way to call a commune, folded: whole, without article, former and short names, first words."""
    parent = atlas.places.get(place.parent)
    called = [place, parent] if parent else [place]
    names: set[str] = set()
    for name in (fold(name) for one in called for name in (one.name, *(f.name for f in one.former_names))):
        names |= {name, *({_without_article(name)} - COMMON)}
        head = _head(name)
        names |= {word for word in (head, *head.split()) if _is_distinctive(word)}
    return names


def _head(name: str) -> str:
    """ "les sables d olonne" → "sables", "saint ouen sur seine" → "saint ouen"."""
    words = _without_article(name).split()
    end = next((rank for rank, word in enumerate(words) if rank and word in _HEAD_ENDS), len(words))
    return " ".join(word for word in words[:end] if not word.isdigit())


def _is_distinctive(name: str) -> bool:
    return any(len(word) >= DISTINCTIVE and word not in COMMON for word in name.split()) or (
        " " in name and not set(name.split()) <= CONNECTORS
    )


def _without_article(name: str) -> str:
    for article in _ARTICLES:
        if name.startswith(article):
            return name.removeprefix(article)
    return name


def _street(run: str) -> Iterator[str]:
    """A run of an address without its small words: with the kind of street, and without it."""
    words = skeleton(run).split()
    own = [word for word in words if word not in STREET_KINDS and len(word) > 1]
    if not any(len(word) >= DISTINCTIVE for word in own):
        return
    if len(words) >= 2:
        yield " ".join(words)
    if len(own) >= 2 or (len(words) == 1 and own[0] not in COMMON):
        yield " ".join(own)


def _phrases(words: list[str]) -> Iterator[str]:
    """Every run of words, the longest name of a commune at most."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST_NAME, len(words)) + 1):
            yield " ".join(words[start:end])


def _capitalised(text: str) -> list[str]:
    """The folded words of a text, those that are not written as a name replaced by a sign that is no word.

    "prise en charge" is not Chargé. Small words stay: "Maison d'Aix-les-Bains".
    """
    words: list[str] = []
    for found in _SIGNS.findall(text):
        folded = fold(found).split()
        small = found in ("s",) or all(word in CONNECTORS or word in ("saint", "sainte") for word in folded)
        words += folded if small or found[0].isupper() or found[0].isdigit() else ["-"]
    return _NOT_PLACES.sub("-", " ".join(words)).split()


def _holds_one(compact: str, names: Iterable[str]) -> bool:
    return any(
        len(glued) >= GLUED_ANYWHERE and glued in compact for glued in (n.replace(" ", "") for n in names)
    )
