"""Pairs of places for every language: `python -m tests.vectors.two_places_cases` writes `two_places.json`.

Each place of `answer_cases` is left for the one that stands seven lines below it, and once for itself. They
are asked of the start data as it is that day: read the difference before you commit it.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

from balise.core.help.answer_types import Authority
from balise.core.help.index import HelpIndex
from balise.core.help.two_places import TwoPlaces, two_places
from tests.core.help.start_directory import start_index
from tests.vectors.answer_cases import INSTANTS, PLACES, match_said
from tests.vectors.files import write_cases

FILE = Path(__file__).with_name("two_places.json")
STEPS = (7, 0)


class Pair(NamedTuple):
    left: str
    arrived: str
    at: str


def pairs() -> Iterator[Pair]:
    codes, instants = list(PLACES), cycle(INSTANTS)
    for step in STEPS:
        for place, code in enumerate(codes):
            yield Pair(code, codes[(place + step) % len(codes)], next(instants))


def compared(index: HelpIndex, asked: Pair) -> TwoPlaces:
    return two_places(index, asked.left, asked.arrived, datetime.fromisoformat(asked.at))


def said(found: TwoPlaces) -> dict[str, Any]:
    """What two languages must agree on, as text that a person can review."""
    return {
        "left": found.left.code,
        "arrived": found.arrived.code,
        "authority_left": _authority(found.authority_left),
        "authority_arrived": _authority(found.authority_arrived),
        "same_authority": found.same_authority,
        "departure": [match_said(match) for match in found.departure],
        "counterparts": [match_said(match) for match in found.counterparts],
    }


def _authority(authority: Authority) -> list[str]:
    offices = (authority.cell, authority.switchboard)
    return [authority.territory.code, authority.known, *(match_said(office) for office in offices if office)]


def main() -> None:
    index = start_index()
    write_cases(FILE, ({"asked": asked._asdict(), "said": said(compared(index, asked))} for asked in pairs()))


if __name__ == "__main__":
    main()
