"""The outlines of the territories: two levels of detail, shared borders once."""

from pathlib import Path

import msgspec


class Level(msgspec.Struct, frozen=True, eq=False):
    """Lines in whole `unit`s of a degree; see `balise/exchange/places/outlines.py` for how they are made."""

    unit: float
    arcs: list[list[int]]  # [lon, lat, Δlon, Δlat, …]
    territories: dict[str, list[list[int]]]  # rings of arc numbers, ~n is arc n backwards; even-odd rule


class Outlines(msgspec.Struct, frozen=True, eq=False):
    """`coarse` for the map of France, `fine` for a territory's own. Equal to itself alone."""

    coarse: Level
    fine: Level


def load_outlines(folder: Path) -> Outlines:
    """Reads outlines.json of a places folder. Raises FileNotFoundError or msgspec.DecodeError."""
    return msgspec.json.decode((folder / "outlines.json").read_bytes(), type=Outlines)
