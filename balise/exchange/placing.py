"""Where a row is: its commune and its territory, from the codes and names that the file gives."""

import re
from collections import defaultdict
from functools import lru_cache

from msgspec import Struct

from balise.core.geo.atlas import Atlas
from balise.core.geo.folding import fold
from balise.core.geo.records import Place
from balise.core.pack.records import EVERYWHERE
from balise.exchange.problems import Wrong

_CEDEX = re.compile(r"\s+cedex\b.*", re.IGNORECASE)


class Placement(Struct, frozen=True):
    territory: str  # "": national, or a département that two authorities share
    zone: tuple[str, ...]  # territories served as a whole, ("FR",), or () for the surroundings alone
    commune: str = ""
    commune_name: str = ""


class Placer:
    """Places rows with the atlas. One for a file: it remembers what it has looked up."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._territories: defaultdict[str, list[str]] = defaultdict(list)
        for territory in sorted(atlas.territories.values(), key=lambda found: found.code):
            for department in territory.departments:
                self._territories[department].append(territory.code)
        for code in atlas.territories:
            self._territories.setdefault(code, [code])
        self._coded = lru_cache(maxsize=50_000)(self._check)
        self._named = lru_cache(maxsize=20_000)(self._find)
        self._names_there = lru_cache(maxsize=None)(self._index)

    def department(self, code: str) -> str:
        """The code of a département, a collectivity or a territory (69M), as the atlas writes it; "" for "".

        Raises:
            Wrong: no such code.
        """
        if not code:
            return ""
        if code in self._territories:
            return code
        if code.isdigit() and len(code) == 1 and f"0{code}" in self._territories:
            raise Wrong(f"il manque le 0 du début : 0{code} (un tableur l'enlève parfois).", code)
        raise Wrong("ce code de département n'existe pas (01, 2A, 69, 974…).", code)

    def territories(self, department: str) -> tuple[str, ...]:
        """The authorities of a code, in order: one, or two for the Rhône (69)."""
        return tuple(self._territories.get(department, ()))

    def of_department(self, department: str) -> Placement:
        """A row that belongs to a département as a whole, or to the whole country when it names none."""
        if not department:
            return Placement("", (EVERYWHERE,))
        territories = self.territories(department)
        return Placement(territories[0] if len(territories) == 1 else "", territories)

    def of_commune(self, code: str, name: str = "", department: str = "") -> Placement:
        """The commune of an INSEE code, former ones included; name and département must agree when given.

        Raises:
            Wrong: no such commune, or it is not the one that the row names.
        """
        return self._coded(code, name, department)

    def _check(self, code: str, name: str, department: str) -> Placement:
        place = self._atlas.places.get(self._atlas.former.get(code, code))
        if place is None:
            if code.isdigit() and len(code) == 4:
                raise Wrong(f"il manque le 0 du début : 0{code} (un tableur l'enlève parfois).", code)
            raise Wrong(
                "ce code de commune (INSEE) n'existe pas ; sans code, on cherche par le nom.",
                code,
            )
        if name and name != place.name and fold(_CEDEX.sub("", name)) not in self._names_of(place):
            raise Wrong(
                f"ce code de commune est celui de {place.name}, et la ligne nomme une autre commune.", code
            )
        if department and department not in (place.department, place.territory):
            raise Wrong(f"cette commune est dans le département {place.department}, pas {department}.", code)
        return Placement(place.territory, (), place.code, place.name)

    def _names_of(self, place: Place) -> set[str]:
        parent = self._atlas.places.get(place.parent)
        names = {fold(place.name), *(fold(former.name) for former in place.former_names)}
        return names | {fold(parent.name)} if parent else names

    def of_address(self, postal_code: str, name: str, department: str) -> Placement:
        """The commune of a postal code and a name; a Cedex code says the département, the name the commune.

        Raises:
            Wrong: no commune has that name there, or several do.
        """
        return self._named(postal_code, name, department)

    def _find(self, postal_code: str, name: str, department: str) -> Placement:
        wanted = fold(_CEDEX.sub("", name))
        there = department or _department_of(postal_code)
        named = self._names_there(there).get(wanted, [])
        # The name says the commune; the postal code only tells two of the same name apart: it may be a Cedex.
        found = [place for place in named if postal_code in place.postal_codes] or named
        codes = {place.code for place in found}
        if not codes:
            raise Wrong("aucune commune de ce nom à ce code postal ou dans ce département.", name)
        if len(codes) > 1:
            raise Wrong("plusieurs communes portent ce nom ici : donnez le code_insee.", name)
        return Placement(found[0].territory, (), found[0].code, found[0].name)

    def _index(self, department: str) -> dict[str, list[Place]]:
        """The communes of a département or territory by each of their folded names."""
        index: defaultdict[str, list[Place]] = defaultdict(list)
        for place in self._atlas.places.values():
            if department in (place.department, place.territory):
                for name in {fold(place.name), *(fold(former.name) for former in place.former_names)}:
                    index[name].append(place)
        return dict(index)


def _department_of(postal_code: str) -> str:
    """The first digits of a Cedex code, which is no commune's (97150 is shared: it needs a code_insee)."""
    if postal_code.startswith("20"):
        return "2A" if postal_code[2] in "01" else "2B"
    return postal_code[:3] if postal_code.startswith(("97", "98")) else postal_code[:2]
