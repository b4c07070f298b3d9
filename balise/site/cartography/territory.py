"""The map of one territory among its neighbours, with a scale; without outline, its communes as dots."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from balise.core.geo.atlas import Atlas
from balise.core.geo.outlines import Level, Outlines
from balise.core.geo.records import Place
from balise.site.cartography.lines import arc_dots, clipped, path, ring, simplified
from balise.site.cartography.marks import MapPoint, badges, here, merged, name_at, outside, svg
from balise.site.cartography.projection import Dot, Flat, Window, flat

WIDTH = 600
AROUND = 0.09  # of the width, so that the neighbours show
LOWEST, HIGHEST = 0.55, 1.25  # of the width
TRIANGLES = (24.0, 36.0, 54.0, 80.0)  # units²: what the eye does not miss; more where borders are many
MOST_DOTS = 430  # 1.5 kB compressed
LEAST_ISLET = 8.0  # units², for islets without a dot of their own
TOWNS = 4
LEAST_SIDE_KM = 8.0
APART = 80  # units between two towns that are named
_HERE = "\ue000"  # for private use: no text of ours has it
STEPS_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


class Base(NamedTuple):
    """What never changes on a territory's map, drawn once."""

    projection: Flat
    window: Window
    height: int
    under: str  # the help stands on it
    over: str  # names and scale, legible over the help


class Drawing(NamedTuple):
    """A territory's map, ready but for the place asked for, which stands between its two pieces."""

    projection: Flat
    window: Window
    before: str
    after: str

    def showing(self, place: Place | None) -> str:
        """The SVG, with the place when it is in view."""
        dot = self.projection(place.longitude, place.latitude) if place else None
        mark = here(*self.window.place(dot)) if dot and self.window.holds(dot) else ""
        return self.before + mark + self.after


def territory_drawing(
    atlas: Atlas,
    outlines: Outlines,
    territory_code: str,
    points: Sequence[MapPoint],
    *,
    title: str,
    description: str = "",
    ident: str = "map",
) -> Drawing:
    """A territory with the help that stands in view, ready for any place asked for."""
    base = territory_base(atlas, outlines, territory_code)
    placed = []
    for point in points:
        dot = base.projection(point.longitude, point.latitude)
        if base.window.holds(dot):
            placed.append((*base.window.place(dot), point))
    content = base.under + badges(merged(placed)) + _HERE + base.over
    before, after = svg(WIDTH, base.height, title, description, ident, content).split(_HERE)
    return Drawing(base.projection, base.window, before, after)


@lru_cache(maxsize=400)  # every territory of three packs
def territory_base(atlas: Atlas, outlines: Outlines, code: str) -> Base:
    """The land, its names and its scale, in about 20 ms."""
    towns = sorted(
        (place for place in atlas.places.values() if place.territory == code and place.kind == "commune"),
        key=lambda place: (-place.population, place.code),
    )
    rings = outlines.fine.territories.get(code, [])
    shape = [dot for arcs in rings for number in arcs for dot in arc_dots(outlines.fine, number)]
    shape = shape or [(town.longitude, town.latitude) for town in towns]
    projection = flat((min(lat for _, lat in shape) + max(lat for _, lat in shape)) / 2)
    window, height = _window([projection(lon, lat) for lon, lat in shape])
    under = _land(outlines, code, projection, window) if rings else _dots(towns, projection, window)
    dots, names = _names(towns, projection, window)
    return Base(
        projection, window, height, outside(WIDTH, height) + under + dots, names + _scale(window, height)
    )


def _window(dots: list[Dot]) -> tuple[Window, int]:
    left, right = min(x for x, _ in dots), max(x for x, _ in dots)
    top, bottom = min(y for _, y in dots), max(y for _, y in dots)
    side = max(right - left, (bottom - top) / HIGHEST, LEAST_SIDE_KM)
    width = side * (1 + 2 * AROUND)
    height = min(max(bottom - top + 2 * AROUND * side, LOWEST * width), HIGHEST * width)
    height = max(height, bottom - top + AROUND * side)
    x, y = (left + right) / 2, (top + bottom) / 2
    window = Window(x - width / 2, y - height / 2, x + width / 2, y + height / 2, WIDTH / width)
    return window, round(height * WIDTH / width)


def _land(outlines: Outlines, code: str, projection: Flat, window: Window) -> str:
    """The neighbours cut to the window, then the territory on top."""
    level = outlines.fine
    projected, coarse = {}, {}
    for number, arc in enumerate(_arcs(level)):
        if window.meets(projection(arc.west, arc.north), projection(arc.east, arc.south)):
            projected[number] = [projection(lon, lat) for lon, lat in arc.dots]
        else:  # out of view, it only has to close the rings
            few = (arc.dots[0], arc.dots[len(arc.dots) // 2], arc.dots[-1])
            coarse[number] = [projection(lon, lat) for lon, lat in few]
    for triangle in TRIANGLES:
        lines = coarse | {n: simplified(dots, triangle / window.scale**2) for n, dots in projected.items()}
        around = _drawn(
            [
                clipped(ring(arcs, lines), window)
                for other, rings in level.territories.items()
                for arcs in rings
                if other != code
            ],
            window,
        )
        own = _drawn([ring(arcs, lines) for arcs in level.territories[code]], window)
        if sum(map(len, around)) + sum(map(len, own)) <= MOST_DOTS:
            break
    return (
        f'<path class="map-land map-border" d="{path(around, closed=True)}"/>'
        f'<path class="map-own" d="{path(own, closed=True)}" fill-rule="evenodd"/>'
    )


def _drawn(rings: list[list[Dot]], window: Window) -> list[list[tuple[int, int]]]:
    return [window.draw(dots) for dots in rings if _area(dots) * window.scale**2 > LEAST_ISLET]


class Arc(NamedTuple):
    """An arc in degrees and the box around it."""

    dots: list[Dot]
    west: float
    south: float
    east: float
    north: float


@lru_cache(maxsize=3)
def _arcs(level: Level) -> list[Arc]:
    arcs = []
    for number in range(len(level.arcs)):
        dots = arc_dots(level, number)
        longitudes, latitudes = [lon for lon, _ in dots], [lat for _, lat in dots]
        arcs.append(Arc(dots, min(longitudes), min(latitudes), max(longitudes), max(latitudes)))
    return arcs


def _area(dots: list[Dot]) -> float:
    return (
        abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(dots, dots[1:] + dots[:1], strict=True))) / 2
    )


def _dots(towns: list[Place], projection: Flat, window: Window) -> str:
    """Where no outline is known: a frame, and one dot a commune."""
    spots = [window.place(projection(town.longitude, town.latitude)) for town in towns]
    d = "".join(f"M{x} {y}h0" for x, y in spots)
    return (
        f'<path class="map-commune" d="{d}" fill="none" stroke="currentColor" stroke-width="7"'
        ' stroke-linecap="round"/>'
    )


def _names(towns: list[Place], projection: Flat, window: Window) -> tuple[str, str]:
    """Dots and names of the largest towns, far enough from each other to be read."""
    named: list[tuple[int, int, str]] = []
    for town in towns[:60]:
        x, y = window.place(projection(town.longitude, town.latitude))
        if all(abs(x - other_x) > 2 * APART or abs(y - other_y) > APART for other_x, other_y, _ in named):
            named.append((x, y, town.name))
        if len(named) == TOWNS:
            break
    dots = "".join(f'<circle class="map-town" cx="{x}" cy="{y}" r="4"/>' for x, y, _ in named)
    names = "".join(
        f'<g text-anchor="{_anchor(x, name)}">{name_at(x, y - 16, name, "map-name")}</g>'
        for x, y, name in named
    )
    return dots, names


def _anchor(x: int, name: str) -> str:
    half = len(name) * 5.5
    return "start" if x < half else "end" if x > WIDTH - half else "middle"


def _scale(window: Window, height: int) -> str:
    km = max((step for step in STEPS_KM if step * window.scale <= WIDTH / 4), default=1)
    length = round(km * window.scale)
    return (
        f'<path class="map-scale" d="M16 {height - 24}v8h{length}v-8" fill="none" stroke="currentColor"/>'
        f'<text class="map-name" x="{length + 24}" y="{height - 14}">{km} km</text>'
    )
