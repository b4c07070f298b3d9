"""Everything a place search can answer with, and every name each of them goes by."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from balise.core.geo.atlas import Atlas
from balise.core.geo.folding import fold, skeleton
from balise.core.geo.foreign import ForeignPlace
from balise.core.geo.hits import HitKind
from balise.core.geo.records import Place
from balise.core.geo.scores import FORMER
from balise.core.geo.vocabulary import DEPARTMENT_NAMES, REGION_NAMES, TERRITORY_NAMES


class Name(Struct, frozen=True):
    text: str
    cost: int = 0  # taken off the score
    other: bool = True  # not the name we show


class Entry(Struct, frozen=True, kw_only=True):
    """One possible answer."""

    kind: HitKind
    code: str
    name: str
    territory: str
    population: int
    department: str = ""
    postal_codes: tuple[str, ...] = ()
    parent: str = ""  # the commune of an arrondissement
    area: str = ""  # what an added département or country is compared to
    names: tuple[Name, ...] = ()


def entries(atlas: Atlas, foreign: Sequence[ForeignPlace]) -> list[Entry]:
    """All answers, in a fixed order."""
    return [*_places(atlas), *_departments(atlas), *_territories(atlas), *_regions(atlas), *_foreign(foreign)]


def areas(atlas: Atlas, foreign: Sequence[ForeignPlace]) -> dict[str, frozenset[str]]:
    """What people add to a name to say where it is, folded, to the `area` of the entries that lie there."""
    found: dict[str, set[str]] = defaultdict(set)
    for department in atlas.departments.values():
        for name in (department.name, *DEPARTMENT_NAMES.get(department.code, ())):
            found[fold(name)].add(department.code)
        region = atlas.regions[department.region]
        found[fold(region.name)].add(department.code)
        if len(department.territories) == 1:
            territory = atlas.territories[department.territories[0]]
            for name in (territory.name, *TERRITORY_NAMES.get(territory.code, ())):
                found[fold(name)].add(department.code)
    for country in foreign:
        if country.name == country.country:
            for name in (country.name, *country.other_names):
                found[fold(name)].add(country.code)
    for name in list(found):
        found[skeleton(name)] |= found[name]
    return {name: frozenset(codes) for name, codes in found.items() if name}


def _places(atlas: Atlas) -> Iterator[Entry]:
    for place in atlas.places.values():
        yield Entry(
            kind=place.kind,
            code=place.code,
            name=place.name,
            territory=place.territory,
            population=place.population,
            department=place.department,
            postal_codes=place.postal_codes,
            parent=place.parent,
            area=place.department,
            names=_names(place),
        )


def _names(place: Place) -> tuple[Name, ...]:
    if place.kind == "arrondissement":
        return ()  # it is its commune and a number
    former = (Name(other.name, 0 if other.kind == "short" else FORMER) for other in place.former_names)
    return (Name(place.name, other=False), *former)


def _departments(atlas: Atlas) -> Iterator[Entry]:
    population, communes = _sums(atlas)
    for department in atlas.departments.values():
        others = DEPARTMENT_NAMES.get(department.code, ())
        # A département that is one commune has its name already: Paris.
        names = () if communes[department.code] == 1 else (Name(department.name, other=False),)
        yield Entry(
            kind="departement",
            code=department.code,
            name=department.name,
            # The Rhône is two territories: the Métropole de Lyon has an entry of its own.
            territory=next((code for code in department.territories if code not in TERRITORY_NAMES), "")
            if len(department.territories) > 1
            else department.territories[0],
            population=population[department.code],
            department=department.code,
            area=department.code,
            names=(*names, *map(Name, others)),
        )


def _territories(atlas: Atlas) -> Iterator[Entry]:
    population, _ = _sums(atlas)
    for code, names in TERRITORY_NAMES.items():
        if code in atlas.territories:
            territory = atlas.territories[code]
            yield Entry(
                kind="departement",
                code=code,
                name=territory.name,
                territory=code,
                population=population[code],
                department=territory.departments[0] if len(territory.departments) == 1 else "",
                names=(Name(territory.name, other=False), *map(Name, names)),
            )


def _regions(atlas: Atlas) -> Iterator[Entry]:
    population, _ = _sums(atlas)
    for region in atlas.regions.values():
        inside = [department for department in atlas.departments.values() if department.region == region.code]
        if not inside or any(department.name == region.name for department in inside):
            continue  # La Réunion, Mayotte…: the département says it all
        territories = {code for department in inside for code in department.territories}
        yield Entry(
            kind="region",
            code=region.code,
            name=region.name,
            territory=territories.pop() if len(territories) == 1 else "",
            population=sum(population[department.code] for department in inside),
            names=(Name(region.name, other=False), *map(Name, REGION_NAMES.get(region.code, ()))),
        )


def _foreign(foreign: Sequence[ForeignPlace]) -> Iterator[Entry]:
    for place in foreign:
        shown = place.name if place.name == place.country else f"{place.name} ({place.country})"
        yield Entry(
            kind="foreign",
            code=place.code,
            name=shown,
            territory="",
            population=place.population,
            area=place.code.partition("-")[0],
            names=(Name(place.name, other=False), *map(Name, place.other_names)),
        )


def _sums(atlas: Atlas) -> tuple[dict[str, int], dict[str, int]]:
    """Population by département and by territory, and the number of communes by département."""
    population: dict[str, int] = defaultdict(int)
    communes: dict[str, int] = defaultdict(int)
    for place in atlas.places.values():
        if place.kind == "commune":
            population[place.department] += place.population
            population[place.territory] += place.population * (place.territory != place.department)
            communes[place.department] += 1
    return population, communes
