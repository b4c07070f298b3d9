"""The atlas is loaded, and a map drawn, in no time that a visitor could notice."""

import gzip
from collections.abc import Callable
from time import perf_counter

from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import load_atlas
from balise.core.geo.outlines import load_outlines
from balise.site.cartography import MapPoint, france_svg, territory_svg


def run() -> list[tuple[str, str, str, bool]]:
    started = perf_counter()
    atlas = load_atlas(SHIPPED_DATA / "places")
    outlines = load_outlines(SHIPPED_DATA / "places")
    loaded = perf_counter() - started

    somme = [place for place in atlas.places.values() if place.territory == "80"]
    points = [MapPoint(place.latitude, place.longitude, False, place.name) for place in somme[:20]]
    drawings = [territory_svg(atlas, outlines, code, [], title=code) for code in atlas.territories]
    france = france_svg(atlas, outlines, [], title="France")
    measures = {
        "atlas and outlines loaded, s": (loaded, 0.4),
        "map of France without points, kB compressed": (_kilobytes(france), 4.5),
        "largest territory without points, kB compressed": (max(map(_kilobytes, drawings)), 1.5),
        "France with 20 points and a place, ms": (
            _milliseconds(lambda: france_svg(atlas, outlines, points, title="France", place=somme[0])),
            0.1,
        ),
        "a territory with 20 points and a place, ms": (
            _milliseconds(
                lambda: territory_svg(atlas, outlines, "80", points, title="Somme", place=somme[0])
            ),
            0.1,
        ),
    }
    return [
        (name, f"{value:.3f}", f"≤ {target}", value <= target) for name, (value, target) in measures.items()
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


if __name__ == "__main__":
    for name, value, target, ok in run():
        print(f"{'ok ' if ok else 'NO '} {name}: {value} ({target})")
