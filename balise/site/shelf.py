"""What pages take ready-made from a pack: cards, map points; for everything at once, before any visit."""

from collections import defaultdict
from collections.abc import Mapping

import msgspec
from msgspec import Struct

from balise.core.geo.outlines import Outlines, load_outlines
from balise.core.pack.manifest import PLACES
from balise.core.pack.read import Pack
from balise.site.cards import Card, make_card
from balise.site.cartography import MapPoint
from balise.site.cartography.territory import territory_base


class PlaceSource(Struct, frozen=True):
    """A package that the places were derived from, as `places/manifest.json` names it."""

    package: str
    version: str
    licence: str
    taken: str


class _PlacesManifest(Struct, frozen=True):
    sources: tuple[PlaceSource, ...]


class Shelf(Struct, frozen=True, eq=False):
    cards: Mapping[tuple[str, str], Card]  # by structure id and service id
    outlines: Outlines
    points: Mapping[
        str, tuple[MapPoint, ...]
    ]  # by territory; structures with a point, the authority's offices left out
    sources: tuple[PlaceSource, ...]


def make_shelf(pack: Pack, outlines: Outlines | None = None) -> Shelf:
    """About half a millisecond a structure, and 20 ms a territory for its map.

    `outlines`: those of the same places, when their maps are drawn already.
    """
    points: dict[str, list[MapPoint]] = defaultdict(list)
    cards = {}
    for structure in pack.directory.structures:
        for service in structure.services:
            cards[structure.id, service.id] = make_card(structure, service)
        if structure.role == "" and structure.latitude is not None and structure.longitude is not None:
            specialised = any(service.specialised for service in structure.services)
            points[structure.territory or ""].append(
                MapPoint(structure.latitude, structure.longitude, specialised, structure.name)
            )
    folder = pack.folder / PLACES
    if outlines is None:
        outlines = load_outlines(folder)
        # Drawn when first asked for, a map would come slowly once, and tell that nobody had looked there.
        for code in pack.atlas.territories:
            territory_base(pack.atlas, outlines, code)
    return Shelf(
        cards=cards,
        outlines=outlines,
        points={code: tuple(found) for code, found in points.items()},
        sources=msgspec.json.decode((folder / "manifest.json").read_bytes(), type=_PlacesManifest).sources,
    )
