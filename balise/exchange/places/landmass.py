"""Which places one can go between by land: the sea separates the others."""

from collections import defaultdict

import numpy as np
import shapely
from numpy.typing import NDArray

from balise.exchange.places.points import Point


def landmasses(
    land: list[shapely.Geometry],
    points: dict[str, Point],
    crossings: list[dict[str, str]],
    islands: dict[str, str],
) -> dict[str, int]:
    """A number for each place that has a point; the same number means that no sea lies between.

    `land` is in degrees; what touches is one land. `crossings` (columns `from`, `to`) joins lands that a
    bridge joins. `islands` names the land of places without outline. Numbers go from the land with most
    places to the one with fewest, then by the smallest INSEE code; so 1 is the mainland.
    """
    # Holes are filled: a lake or a commune whose outline is missing is no sea.
    parts = shapely.get_parts(shapely.union_all(land))
    lands = shapely.get_parts(shapely.union_all([shapely.Polygon(part.exterior) for part in parts]))
    land_of: dict[str, str] = {code: f"island {name}" for code, name in islands.items()}
    located = [code for code in points if code not in land_of]
    land_of |= {code: f"land {i}" for code, i in zip(located, _nearest(lands, located, points), strict=True)}

    for row in crossings:
        joined, kept = land_of[row["from"]], land_of[row["to"]]
        land_of = {code: kept if name == joined else name for code, name in land_of.items()}

    members = defaultdict(list)
    for code, name in land_of.items():
        members[name].append(code)
    order = sorted(members, key=lambda name: (-len(members[name]), min(members[name])))
    number = {name: i for i, name in enumerate(order, start=1)}
    return {code: number[name] for code, name in land_of.items()}


def _nearest(lands: NDArray[np.object_], codes: list[str], points: dict[str, Point]) -> NDArray[np.intp]:
    """The index of the land that holds each point, or of the nearest to it."""
    x = np.array([points[code].longitude for code in codes])
    y = np.array([points[code].latitude for code in codes])
    found = np.full(len(codes), -1)
    shapely.prepare(lands)
    for i, land in enumerate(lands):
        found[shapely.contains_xy(land, x, y)] = i
    ashore = found < 0  # a town hall on the quay, on a drawn coast that leaves the quay out
    found[ashore] = shapely.STRtree(lands).nearest(shapely.points(x[ashore], y[ashore]))
    return found
