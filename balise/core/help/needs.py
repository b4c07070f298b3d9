"""The published list of needs, and the words people use for them."""

import csv
from collections.abc import Iterable
from pathlib import Path

from balise.core.geo.folding import fold
from balise.core.pack.records import Need


def load_needs(path: Path) -> tuple[Need, ...]:
    """Read `data/needs.csv`, in its order; KeyError on a missing column, ValueError on a code used twice."""
    with path.open(encoding="utf-8", newline="") as lines:
        needs = tuple(
            Need(
                code=row["code"],
                label=row["label"],
                label_young=row["label_young"],
                definition=row["definition"],
                words=tuple(row["words"].split("|")),
                types=tuple(row["types"].split("|")),
            )
            for row in csv.DictReader(lines)
        )
    if len({need.code for need in needs}) != len(needs):
        raise ValueError(f"{path.name}: a need's code appears twice")
    return needs


def find_need(text: str, needs: Iterable[Need]) -> str | None:
    """The code of the need that someone's own words speak of, or None.

    Case, accents, apostrophes and hyphens do not count. A whole word or phrase must be there; the longest
    one found decides, then the order of the list: "dormir chez mon mec" is a roof before anything else.
    """
    asked = f" {fold(text)} "
    best: tuple[int, str] | None = None
    for need in needs:
        for word in (need.label, need.label_young, *need.words):
            folded = fold(word)
            if f" {folded} " in asked and (best is None or len(folded) > best[0]):
                best = (len(folded), need.code)
    return best[1] if best else None
