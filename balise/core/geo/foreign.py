"""Towns and countries outside France: recognised, so that no French namesake is chosen for the person."""

import csv
from pathlib import Path

from msgspec import Struct


class ForeignPlace(Struct, frozen=True, kw_only=True):
    """A larger town near France or in a country young people come from, or such a country itself."""

    code: str  # "CH-2660646" (country and GeoNames id); "CH" for the country
    name: str  # in French: Genève
    country: str  # in French: Suisse; the country's own name for a country
    other_names: tuple[str, ...]
    population: int


def load_foreign(folder: Path) -> tuple[ForeignPlace, ...]:
    """Read `foreign.csv` of a places folder; its `other_names` are split by "|".

    Raises FileNotFoundError when it is missing, KeyError or ValueError when it is not ours.
    """
    with (folder / "foreign.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            ForeignPlace(
                code=row["code"],
                name=row["name"],
                country=row["country"],
                other_names=tuple(filter(None, row["other_names"].split("|"))),
                population=int(row["population"]),
            )
            for row in csv.DictReader(file)
        )
