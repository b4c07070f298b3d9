"""The atlas: every place and territory, read from `data/places/` or from a pack's `places/`."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct

from balise.core.geo.records import Department, FormerName, Place, Region, Territory

_KINDS: dict[str, Literal["delegated", "associated", "short"]] = {
    "delegated": "delegated",
    "associated": "associated",
    "short": "short",
}


class Atlas(Struct, frozen=True, kw_only=True, eq=False):
    """All that is known of the geography of France, each dict in code order. Equal to itself alone."""

    places: dict[str, Place]  # current communes and arrondissements, by INSEE code
    territories: dict[str, Territory]
    departments: dict[str, Department]
    regions: dict[str, Region]
    former: dict[str, str]  # an INSEE code that was, to the current commune that took it in


def load_atlas(folder: Path) -> Atlas:
    """Reads the tables of a places folder.

    Raises FileNotFoundError for a missing table, KeyError or ValueError for one that is not ours.
    """
    former_names: dict[str, list[FormerName]] = defaultdict(list)
    former: dict[str, str] = {}
    for current, kind, code, name in _rows(folder / "former_names.csv", "current kind code name"):
        if code and code != current:
            former[code] = current
        if kind != "code":
            former_names[current].append(FormerName(code, name, _KINDS[kind]))
    return Atlas(
        places={place.code: place for place in _places(folder / "communes.csv", former_names)},
        territories={territory.code: territory for territory in _territories(folder / "territories.csv")},
        departments={
            code: Department(code, name, region, tuple(territories.split()))
            for code, name, region, territories in _rows(
                folder / "departements.csv", "code name region territories"
            )
        },
        regions={code: Region(code, name) for code, name in _rows(folder / "regions.csv", "code name")},
        former=former,
    )


def _places(path: Path, former_names: dict[str, list[FormerName]]) -> Iterator[Place]:
    header = (
        "code name kind parent department region territory postal_codes "
        "latitude longitude population landmass timezone point"
    )
    for row in _rows(path, header):
        yield Place(
            code=row[0],
            name=row[1],
            kind="arrondissement" if row[2] == "arrondissement" else "commune",
            parent=row[3],
            department=row[4],
            region=row[5],
            territory=row[6],
            postal_codes=tuple(row[7].split()),
            latitude=float(row[8]),
            longitude=float(row[9]),
            population=int(row[10]),
            landmass=int(row[11]),
            timezone=row[12],
            former_names=tuple(former_names.get(row[0], ())),
        )


def _territories(path: Path) -> Iterator[Territory]:
    header = "code name authority kind region departments locative genitive timezone neighbours outline"
    for row in _rows(path, header):
        yield Territory(
            code=row[0],
            name=row[1],
            authority=row[2],
            kind=row[3],
            region=row[4],
            departments=tuple(row[5].split()),
            locative=row[6],
            genitive=row[7],
            timezone=row[8],
            neighbours=tuple(row[9].split()),
            outline=row[10] == "yes",
        )


def _rows(path: Path, header: str) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        if (found := next(rows, [])) != header.split():
            raise ValueError(f"{path.name}: the columns are {found}, not {header.split()}")
        yield from rows
