"""Everything that is wrong in a scale's file, in the order of its lines: what `balise scales check` says."""

import csv
from collections.abc import Iterator
from pathlib import Path

from balise.core.help.law import load_law
from balise.core.scales.checking_rules import Known, rule_faults
from balise.core.scales.checking_texts import text_faults
from balise.core.scales.faults import Fault, Places, place_of
from balise.core.scales.laws import DRAWN_SETS
from balise.core.scales.model import Scale
from balise.core.scales.reading import read_scale


def load_known(data: Path) -> Known:
    """What a scale may refer to, from a data folder: its law, its national numbers."""
    with (data / "start" / "lignes-ecoute.csv").open(encoding="utf-8", newline="") as lines:
        numbers = frozenset(row["numero"] for row in csv.DictReader(lines) if row["numero"])
    return Known(laws=frozenset(load_law(data / "law.csv")), numbers=numbers)


def check(text: str, known: Known, drawn: int = DRAWN_SETS) -> tuple[Scale | None, tuple[Fault, ...]]:
    """The scale as far as it could be read, and its faults; a scale without fault can be trusted.

    `drawn`: how many sets of answers its laws are proved on.
    """
    read = read_scale(text)
    if read.scale is None:
        return None, read.faults
    faults = {
        *read.faults,
        *rule_faults(read.scale, read.places, known, drawn),
        *text_faults(read.scale, read.places),
        *_about(read.scale, read.places),
    }
    return read.scale, tuple(sorted(faults))


def _about(scale: Scale, places: Places) -> Iterator[Fault]:
    if scale.status == "validated" and not scale.validations:
        yield Fault(
            place_of(places, ("echelle", "statut")),
            "« validée » sans [[validations]] : qui l'a validée, à quel titre, quand ?",
        )
    if scale.status == "validated" and not scale.valid_until:
        yield Fault(
            place_of(places, ("echelle", "statut")), "« validée » sans « valable_jusqu_au » : jusqu'à quand ?"
        )
