"""The files that the scripts of the pages read, made when the directory is published."""

from pathlib import Path

from balise.core.geo.atlas import Atlas
from balise.core.geo.foreign import load_foreign
from balise.core.geo.outlines import load_outlines
from balise.core.geo.place_pack import encode_places
from balise.core.help.help_file import encode_help
from balise.core.help.index import HelpIndex
from balise.core.pack.records import Directory
from balise.site.browser.cards_file import encode_cards
from balise.site.browser.maps_file import maps_files
from balise.site.browser.offline import NAME, offline_html
from balise.site.browser.two_places_file import NAME as TWO_PLACES
from balise.site.browser.two_places_file import encode_two_places


def browser_files(directory: Directory | None, atlas: Atlas, places: Path) -> dict[str, bytes]:
    """Files by name ("places.bin"), the same bytes for the same input.

    `directory`: None when it is too large for a phone; `places`: folder of the geography files.
    """
    every_place = {"places.bin": encode_places(atlas, load_foreign(places))}
    if directory is None:
        return every_place
    index = HelpIndex(directory, atlas)
    files = {
        **every_place,
        "help.json": encode_help(index),
        "cards.json": encode_cards(directory, index, atlas),
        **maps_files(directory, atlas, load_outlines(places)),
    }
    copy = offline_html(directory.structures, atlas, files)
    files[TWO_PLACES] = encode_two_places(directory, index, len(copy) if copy else 0)
    return files if copy is None else {**files, NAME: copy}
