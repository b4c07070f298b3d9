"""What stands on a map: the help, the place asked for, names; and the frame of the drawing."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple


class MapPoint(NamedTuple):
    """A structure on the map; degrees."""

    latitude: float
    longitude: float
    specialised: bool
    label: str


class Spot(NamedTuple):
    """Everything that stands at one place of the drawing, in its units."""

    x: int
    y: int
    specialised: bool
    labels: tuple[str, ...]


def merged(placed: Iterable[tuple[int, int, MapPoint]]) -> list[Spot]:
    """One spot for the points drawn at the same place, specialised ones last so that they lie on top."""
    spots: dict[tuple[int, int], list[MapPoint]] = {}
    for x, y, point in placed:
        spots.setdefault((x, y), []).append(point)
    drawn = [
        Spot(x, y, any(point.specialised for point in points), tuple(point.label for point in points))
        for (x, y), points in spots.items()
    ]
    return sorted(drawn, key=lambda spot: (spot.specialised, len(spot.labels)))


def dots(spots: Sequence[Spot]) -> str:
    """Many small spots at once, as two paths of dots: for the map of France."""
    drawn = []
    for name, chosen in (
        ("map-help", [spot for spot in spots if not spot.specialised]),
        ("map-help map-special", [spot for spot in spots if spot.specialised]),
    ):
        if chosen:
            d, x, y = [], 0, 0
            for spot in sorted(chosen):
                d.append(f"m{spot.x - x} {spot.y - y}h0")
                x, y = spot.x, spot.y
            width = 16 if "special" in name else 10
            drawn.append(
                f'<path class="{name}" d="{"".join(d)}" fill="none" stroke="currentColor"'
                f' stroke-width="{width}" stroke-linecap="round"/>'
            )
    return "".join(drawn)


def badges(spots: Sequence[Spot]) -> str:
    """Spots with their count, if several, and their names when pointed at: for a territory."""
    drawn = []
    for spot in spots:
        count, name = len(spot.labels), "map-badge map-special" if spot.specialised else "map-badge"
        number = f'<text x="{spot.x}" y="{spot.y + 7}">{count}</text>' if count > 1 else ""
        title = escape(", ".join(dict.fromkeys(spot.labels)))
        radius = 13 if count > 1 else 9
        drawn.append(
            f'<g class="{name}"><title>{title}</title>'
            f'<circle cx="{spot.x}" cy="{spot.y}" r="{radius}"/>{number}</g>'
        )
    return "".join(drawn)


def here(x: int, y: int) -> str:
    """The place asked for: a ring, so that what stands there stays visible; open above, where its name is."""
    return (
        '<g class="map-here" fill="none" stroke="currentColor" stroke-width="5">'
        f'<circle cx="{x}" cy="{y}" r="13"/><path d="M{x} {y + 15}v14m-29-29h14m30 0h14"/></g>'
    )


def name_at(x: int, y: int, text: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x}" y="{y}">{escape(text)}</text>'


def outside(width: int, height: int) -> str:
    return f'<path class="map-outside" d="M0 0h{width}v{height}H0z"/>'


def svg(width: int, height: int, title: str, description: str, ident: str, content: str) -> str:
    """The drawing, as one picture with title and description in the page's words; `ident` starts its ids."""
    described = f'<desc id="{ident}-d">{escape(description)}</desc>' if description else ""
    by = f"{ident}-t {ident}-d" if description else f"{ident}-t"
    return (
        f'<svg class="map-drawing" viewBox="0 0 {width} {height}" role="img" aria-labelledby="{by}">'
        f'<title id="{ident}-t">{escape(title)}</title>{described}{content}</svg>'
    )
