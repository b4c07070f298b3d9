"""The atlas is loaded, and a map drawn, in no time that a visitor could notice."""

import gzip
from collections.abc import Callable
from time import perf_counter

from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import load_atlas
from balise.core.geo.outlines import load_outlines
from balise.site.cartography import MapPoint, france_svg, territory_drawing
from bench.measuring import Figure, at_most


def run() -> list[Figure]:
    started = perf_counter()
    atlas = load_atlas(SHIPPED_DATA / "places")
    outlines = load_outlines(SHIPPED_DATA / "places")
    loaded = perf_counter() - started

    somme = [place for place in atlas.places.values() if place.territory == "80"]
    points = [MapPoint(place.latitude, place.longitude, False, place.name) for place in somme[:20]]
    drawings = [
        territory_drawing(atlas, outlines, code, [], title=code).showing(None) for code in atlas.territories
    ]
    france = france_svg(atlas, outlines, [], title="France")
    france_ms = _milliseconds(lambda: france_svg(atlas, outlines, points, title="", place=somme[0]))
    somme_ms = _milliseconds(
        lambda: territory_drawing(atlas, outlines, "80", points, title="").showing(somme[0])
    )
    largest = max(map(_kilobytes, drawings))
    return [
        at_most("atlas and outlines loaded", loaded, 0.4, "s"),
        at_most("map of France without points, compressed", _kilobytes(france), 4.5, "kB"),
        at_most("largest map of a territory without points, compressed", largest, 1.5, "kB"),
        at_most("France with 20 points and a place", france_ms, 0.1, "ms"),
        at_most("a territory with 20 points and a place", somme_ms, 0.1, "ms"),
    ]


def _kilobytes(text: str) -> float:
    return len(gzip.compress(text.encode(), 9)) / 1000


def _milliseconds(draw: Callable[[], str]) -> float:
    times = []
    for _ in range(300):
        started = perf_counter()
        draw()
        times.append((perf_counter() - started) * 1000)
    return sorted(times)[150]
