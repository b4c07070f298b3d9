"""Which places one can go between by land: the sea separates the others."""

from collections import defaultdict

import shapely

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
    tree = shapely.STRtree(lands)
    land_of: dict[str, str] = {code: f"island {name}" for code, name in islands.items()}
    located = [code for code in points if code not in land_of]
    nearest = tree.nearest([shapely.Point(points[code].longitude, points[code].latitude) for code in located])
    land_of |= {code: f"land {i}" for code, i in zip(located, nearest, strict=True)}

    for row in crossings:
        joined, kept = land_of[row["from"]], land_of[row["to"]]
        land_of = {code: kept if name == joined else name for code, name in land_of.items()}

    members = defaultdict(list)
    for code, name in land_of.items():
        members[name].append(code)
    order = sorted(members, key=lambda name: (-len(members[name]), min(members[name])))
    number = {name: i for i, name in enumerate(order, start=1)}
    return {code: number[name] for code, name in land_of.items()}
