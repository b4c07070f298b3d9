"""The files that the scripts of the pages read, made when the directory is published."""

from pathlib import Path

from balise.core.geo.atlas import Atlas
from balise.core.pack.records import Directory


def browser_files(directory: Directory | None, atlas: Atlas, places: Path) -> dict[str, bytes]:
    """Files by name ("places.bin"), the same bytes for the same input.

    `directory`: None when it is too large for a phone; `places`: folder of the geography files.
    """
    return {}
