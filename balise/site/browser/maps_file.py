"""What maps need in the browser: `maps.json` to answer, `chart.json` once somebody opens the living map.

The drawings of the answers are sent ready-made: the page's own strings, without the place asked for. The
browser only adds that mark. Sending outlines and drawing them there would weigh about as much, take longer
on an old phone, and be the same rules written twice.
"""

from collections.abc import Iterable
from typing import Any

import msgspec

from balise.core.geo.atlas import Atlas
from balise.core.geo.outlines import Outlines
from balise.core.pack.records import EVERYWHERE, Directory, Structure
from balise.site.cartography import Drawing
from balise.site.maps import drawing_of_territory
from balise.site.screen_words import map_words
from balise.site.shelf import points_by_territory

MAPS, CHART = "maps.json", "chart.json"


def maps_files(directory: Directory, atlas: Atlas, outlines: Outlines) -> dict[str, bytes]:
    """Both files by name; the same bytes for the same directory and places."""
    return {
        MAPS: msgspec.json.encode(_drawings(directory, atlas, outlines)),
        CHART: msgspec.json.encode(_chart(directory, atlas, outlines)),
    }


def _drawings(directory: Directory, atlas: Atlas, outlines: Outlines) -> dict[str, list[str | float]]:
    points = points_by_territory(directory.structures)
    return {
        code: _drawing(drawing_of_territory(atlas, outlines, code, points.get(code, ())))
        for code in atlas.territories
    }


def _chart(directory: Directory, atlas: Atlas, outlines: Outlines) -> dict[str, Any]:
    level = outlines.fine
    help_given = sorted((s for s in directory.structures if s.role == ""), key=lambda s: s.id)
    return {
        "unit": level.unit,
        "arcs": level.arcs,
        "rings": level.territories,
        "names": {code: territory.name for code, territory in atlas.territories.items()},
        "boxes": _boxes(atlas),
        "sites": _sites(s for s in help_given if s.latitude is not None and s.longitude is not None),
        "words": map_words(),
        "masked": [[s.id, s.name, sorted(_territories(s))] for s in help_given if s.masked],
    }


def _drawing(drawing: Drawing) -> list[str | float]:
    """[before, after, kilometres a degree east and north], then left, top… y of its window."""
    window, grid = drawing.window, drawing.projection
    return [
        drawing.before,
        drawing.after,
        *(grid.km_east, grid.km_north),
        *(window.left, window.top, window.right, window.bottom, window.scale, window.x, window.y),
    ]


def _sites(structures: Iterable[Structure]) -> dict[str, list[Any]]:
    """Columns, since like things beside each other compress better."""
    found = list(structures)
    return {
        "ids": [s.id for s in found],
        "names": [s.name for s in found],
        "towns": [s.commune_name for s in found],
        "territories": [s.territory or "" for s in found],
        "latitudes": [s.latitude for s in found],
        "longitudes": [s.longitude for s in found],
        "specialised": [i for i, s in enumerate(found) if any(each.specialised for each in s.services)],
    }


def _territories(structure: Structure) -> set[str]:
    """Its own; or those that it serves, when two authorities share its département."""
    if structure.territory is not None:
        return {structure.territory}
    return {code for service in structure.services for code in service.zone if code != EVERYWHERE}


def _boxes(atlas: Atlas) -> dict[str, list[float]]:
    """West, south, east, north of the communes of each territory, in degrees: where to look to see it."""
    boxes: dict[str, list[float]] = {}
    for place in atlas.places.values():
        east, north = place.longitude, place.latitude
        box = boxes.setdefault(place.territory, [east, north, east, north])
        box[:] = min(box[0], east), min(box[1], north), max(box[2], east), max(box[3], north)
    return {code: [round(side, 3) for side in boxes[code]] for code in atlas.territories if code in boxes}
