"""The three scales of the tests: the shipped one, the starting file, a small one with every kind of rule."""

from functools import cache
from pathlib import Path

from balise.config.paths import SHIPPED_DATA
from balise.core.scales.checking import load_known
from balise.core.scales.checking_rules import Known
from balise.core.scales.faults import Fault
from balise.core.scales.model import Scale
from balise.core.scales.reading import read_scale

SHIPPED = SHIPPED_DATA / "scales" / "faire-le-point.toml"
STARTING = SHIPPED_DATA / "scales" / "modele" / "depart.toml"
SMALL = Path(__file__).parent / "small.toml"
FILES = {"faire-le-point": SHIPPED, "depart": STARTING, "small": SMALL}


@cache
def scale_of(code: str) -> Scale:
    """One of the three; it is read once."""
    read = read_scale(FILES[code].read_text(encoding="utf-8"))
    assert read.scale is not None
    assert read.faults == ()
    return read.scale


@cache
def known() -> Known:
    """The law and the numbers of the project, as the command line knows them."""
    return load_known(SHIPPED_DATA)


def told(faults: tuple[Fault, ...]) -> list[tuple[int, int, str]]:
    """Faults as plain values."""
    return [(fault.place.line, fault.place.column, fault.reason) for fault in faults]
