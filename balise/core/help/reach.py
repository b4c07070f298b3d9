"""From where a national number is known to work: what sources say, and nothing more.

Many French numbers do not work in the Pacific or in the small collectivities. A territory that no source
names stays out, and the answer says "we don't know if it works from here".
"""

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct


class Reach(Struct, frozen=True):
    """One row of `data/reach.csv`: a source says that this number is used in this territory."""

    number: str
    territory: str
    says: str
    source: str
    source_date: str  # YYYY, YYYY-MM, YYYY-MM-DD or "" when the source has none


def load_reach(path: Path) -> tuple[Reach, ...]:
    """Read `data/reach.csv`; KeyError when a column is missing."""
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Reach(row["number"], row["territory"], row["says"], row["source"], row["source_date"])
            for row in csv.DictReader(lines)
        )


def works_in(number: str, territories_from_review: Iterable[str], reach: Iterable[Reach]) -> tuple[str, ...]:
    """Territories where `number` is known to work: the review's and those that a source adds, sorted."""
    digits = number_digits(number)
    added = {row.territory for row in reach if number_digits(row.number) == digits}
    return tuple(sorted(added.union(territories_from_review)))


def number_digits(number: str) -> str:
    """ "0 800 05 95 95" and "08 00 05 95 95" are the same number: digits alone count."""
    return re.sub(r"\D", "", number)
