"""Who wrote the page that a record was read from, where its address alone would not say it."""

import csv
from functools import cache
from pathlib import Path

from django.conf import settings

from balise.core.pack.records import Structure
from balise.site.links import host_of


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Rows of `data/sources.csv`: the beginning of an address, and the name of who wrote there."""
    with (Path(settings.BALISE_DATA) / "sources.csv").open(encoding="utf-8", newline="") as lines:
        return tuple((row["address"], row["name"]) for row in csv.DictReader(lines))


def source_of(structure: Structure) -> str:
    """Its source by name: the author where we know it, else the site, else what was given at import."""
    address = structure.source_url.partition("://")[2].removeprefix("www.")
    for beginning, name in _names():
        if address.startswith(beginning):
            return name
    return host_of(structure.source_url) or structure.source
