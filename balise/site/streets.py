"""Streets on the living map, when the operator has a PMTiles file of their own: `BALISE_TILES`."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from balise.core.pack.rules import is_web


def streets_origin(tiles: str) -> str:
    """The other origin that pages may then read from; "" for a path of this site, and without streets.

    Raises ImproperlyConfigured for anything but a path of this site or an http(s) address.
    """
    if not tiles or _is_path(tiles):
        return ""
    if not is_web(tiles) or any(character in tiles for character in " ;,'\""):
        raise ImproperlyConfigured(
            "BALISE_TILES : un chemin de ce site (/rues.pmtiles) ou une adresse http(s) entière."
        )
    parts = urlsplit(tiles)
    return f"{parts.scheme}://{parts.netloc}"


def _is_path(tiles: str) -> bool:
    return tiles.startswith("/") and not tiles.startswith("//") and is_web("https://example.org" + tiles)
