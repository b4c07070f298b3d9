"""The map of France: the mainland and Corsica on their cone, the five overseas départements under it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from balise.core.geo.atlas import Atlas
from balise.core.geo.outlines import Outlines
from balise.core.geo.records import Place
from balise.site.cartography.lines import Projection, abs_arc, arc_dots, path, ring, shore_and_borders
from balise.site.cartography.marks import MapPoint, dots, here, merged, name_at, outside, svg
from balise.site.cartography.projection import Dot, Window, flat, lambert

WIDTH = 600
MARGIN = 8
OVERSEAS = ("971", "972", "973", "974", "976")
INSET = (120, 128)  # the box of one overseas territory
NAME_HEIGHT = 24
CITIES = {
    "75056": -12,
    "69123": -12,
    "13055": 28,
    "31555": 30,
    "33063": -12,
    "44109": -12,
    "67482": 28,
    "59350": -12,
}


class View(NamedTuple):
    """A part of the drawing with its own projection."""

    projection: Projection
    window: Window

    def place(self, longitude: float, latitude: float) -> tuple[int, int] | None:
        dot = self.projection(longitude, latitude)
        return self.window.place(dot) if self.window.holds(dot) else None


class Base(NamedTuple):
    """What never changes on the map, drawn once."""

    views: tuple[View, ...]
    height: int
    land: str
    names: str
    highlights: dict[str, str]  # the path of each territory


def france_svg(
    atlas: Atlas,
    outlines: Outlines,
    points: Sequence[MapPoint],
    *,
    title: str,
    description: str = "",
    place: Place | None = None,
    highlight: str | None = None,
    ident: str = "map",
) -> str:
    """France with the help, the place asked for and one territory brought out.

    Points of the overseas collectivities (no outline) are not drawn: the list beside says them.
    """
    base = france_base(atlas, outlines)
    placed = [
        (*dot, point)
        for point in points
        if (dot := _place(base, point.longitude, point.latitude)) is not None
    ]
    content = [base.land]
    if highlight in base.highlights:
        content.append(f'<path class="map-own" d="{base.highlights[highlight]}" fill-rule="evenodd"/>')
    content.append(dots(merged(placed)))
    if place is not None and (dot := _place(base, place.longitude, place.latitude)) is not None:
        content.append(here(*dot))
    content.append(base.names)
    return svg(WIDTH, base.height, title, description, ident, "".join(content))


def _place(base: Base, longitude: float, latitude: float) -> tuple[int, int] | None:
    for view in base.views:
        if (dot := view.place(longitude, latitude)) is not None:
            return dot
    return None


@lru_cache(maxsize=3)  # the pack served, the one before, the next
def france_base(atlas: Atlas, outlines: Outlines) -> Base:
    """The land, its borders and its names, in about 5 ms."""
    level = outlines.coarse
    mainland = [code for code in level.territories if code not in OVERSEAS]
    parts = [_Part(outlines, mainland, lambert, None)]
    bottom = parts[0].window.y + parts[0].height + MARGIN
    parts += [_Part(outlines, [code], None, (i * INSET[0], bottom)) for i, code in enumerate(OVERSEAS)]

    land = path((line for part in parts for line in part.shore), closed=True)
    borders = path((line for part in parts for line in part.borders), closed=False)
    frames = "".join(
        f"M{part.corner[0]:.0f} {part.corner[1]:.0f}h{INSET[0]}v{INSET[1]}h-{INSET[0]}z" for part in parts[1:]
    )
    names = [
        name_at(
            round(part.corner[0]) + INSET[0] // 2,
            round(part.corner[1]) + INSET[1] - 9,
            atlas.territories[code].name,
            "map-name map-inset",
        )
        for part, code in zip(parts[1:], OVERSEAS, strict=True)
    ]
    for code, below in CITIES.items():
        city = atlas.places[code]
        x, y = parts[0].window.place(lambert(city.longitude, city.latitude))
        names.append(name_at(x, y + below, city.name, "map-name"))
    height = round(bottom + INSET[1])
    return Base(
        tuple(View(part.projection, part.window.wider(MARGIN)) for part in parts),
        height,
        outside(WIDTH, height) + f'<path class="map-land" d="{land}" fill-rule="evenodd"/>'
        f'<path class="map-border" d="{borders}" fill="none" stroke="currentColor"/>'
        f'<path class="map-frame" d="{frames}" fill="none" stroke="currentColor"/>',
        f'<g text-anchor="middle">{"".join(names)}</g>',
        {code: d for part in parts for code, d in part.highlights.items()},
    )


class _Part:
    """The mainland, or one overseas territory in its box; lines in units of the drawing."""

    def __init__(
        self, outlines: Outlines, codes: list[str], projection: Projection | None, corner: Dot | None
    ) -> None:
        level = outlines.coarse
        arcs = {abs_arc(n) for code in codes for arcs in level.territories[code] for n in arcs}
        degrees = {number: arc_dots(level, number) for number in arcs}
        if projection is None:
            projection = flat(sum(lat for line in degrees.values() for _, lat in line[:1]) / len(degrees))
        lines = {number: [projection(lon, lat) for lon, lat in line] for number, line in degrees.items()}
        self.projection = projection
        self.corner = corner or (0.0, 0.0)
        self.window, self.height = _window([dot for line in lines.values() for dot in line], corner)
        outer, between = shore_and_borders(level, codes)
        self.shore = [self.window.draw(ring(arcs, lines)) for arcs in outer]
        self.borders = [self.window.draw(lines[number]) for number in between]
        self.highlights = {
            code: path((self.window.draw(ring(arcs, lines)) for arcs in level.territories[code]), closed=True)
            for code in codes
        }


def _window(dots: list[Dot], corner: Dot | None) -> tuple[Window, float]:
    """The window that shows all the dots, and its height in units: as wide as the drawing, or in a box."""
    left, right = min(x for x, _ in dots), max(x for x, _ in dots)
    top, bottom = min(y for _, y in dots), max(y for _, y in dots)
    if corner is None:
        scale = (WIDTH - 2 * MARGIN) / (right - left)
        return Window(left, top, right, bottom, scale, MARGIN, MARGIN), (bottom - top) * scale
    room = INSET[0] - 2 * MARGIN, INSET[1] - 2 * MARGIN - NAME_HEIGHT
    scale = min(room[0] / (right - left), room[1] / (bottom - top))
    x = corner[0] + (INSET[0] - (right - left) * scale) / 2
    return Window(left, top, right, bottom, scale, x, corner[1] + MARGIN), room[1]
