"""What `/deux-lieux/` needs in the browser, fetched on that page alone: HTML cut at its slots, ranking.

`frontend/src/page/two_places_page.ts` reads it.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from django.conf import settings
from django.utils.translation import gettext
from msgspec import Struct

from balise.core.help.index import HelpIndex
from balise.core.help.law import load_law
from balise.core.help.work_file import WorkFile, work_file
from balise.core.pack.records import Directory
from balise.site.browser.cards_file import Pieces
from balise.site.numbers import national_numbers
from balise.site.place_field import PROBLEMS
from balise.site.slots import Slotted
from balise.site.two_places_parts import DEPARTURE_SHOWN, FIELDS, two_places_parts

NAME = "two_places.json"
FORMAT = 1


class _TwoPlacesFile(Struct, rename="camel"):
    format: int
    labels: dict[str, str]  # by name of field, in their order
    problems: dict[str, str]
    departure_shown: int
    mains: dict[str, Pieces]  # these four as `TwoPlacesParts`
    fields: dict[str, Pieces]
    choice: Pieces
    results: dict[str, Pieces]
    work: WorkFile


def encode_two_places(directory: Directory, index: HelpIndex, copy_size: int) -> bytes:
    """JSON, the same bytes for the same directory. `index`: that of it; `copy_size` as `two_places_parts`."""
    law = load_law(Path(settings.BALISE_DATA) / "law.csv")
    numbers = {"numbers": national_numbers(directory.structures)}
    parts = two_places_parts(law, numbers, copy_size)
    return msgspec.json.encode(
        _TwoPlacesFile(
            format=FORMAT,
            labels={name: gettext(label) for name, label in FIELDS.items()},
            problems={name: gettext(words) for name, words in PROBLEMS.items()},
            departure_shown=DEPARTURE_SHOWN,
            mains=_pieces(parts.mains),
            fields=_pieces(parts.fields),
            choice=parts.choice.pieces,
            results=_pieces(parts.results),
            work=work_file(index),
        )
    )


def _pieces(parts: Mapping[str, Slotted]) -> dict[str, Pieces]:
    return {name: part.pieces for name, part in parts.items()}
