"""The land of each territory, made of its communes, and who borders whom."""

from collections import defaultdict
from itertools import pairwise

import shapely

from balise.core.geo.distance import distance_km
from balise.exchange.places.shapes import holes_given, holes_of

# Two territories that meet in one point (four corners) are not neighbours: real borders are longer.
LEAST_BORDER_KM = 0.5
LLIVIA = shapely.Point(1.98, 42.465)  # a Spanish town inside the Pyrénées-Orientales: a true hole


def territory_lands(
    outlines: dict[str, shapely.Geometry], territory_of: dict[str, str], merged: set[str]
) -> tuple[dict[str, shapely.Geometry], dict[str, shapely.Geometry]]:
    """The union of the communes of each territory, without holes, in degrees; and the outlines, mended too.

    A hole goes to the one commune of `merged` that touches it, and to its territory; else to the territory
    that touches it most.
    """
    members = defaultdict(list)
    for code, outline in outlines.items():
        members[territory_of[code]].append(outline)
    lands = {territory: shapely.union_all(members[territory]) for territory in sorted(members)}
    holes = [hole for hole in holes_of(shapely.union_all(list(lands.values()))) if not hole.contains(LLIVIA)]
    given = holes_given(holes, outlines, merged)
    mended = outlines | {code: shapely.union_all([outlines[code], *holes]) for code, holes in given.items()}

    additions = defaultdict(list)
    owner = {hole: territory_of[code] for code, holes in given.items() for hole in holes}
    tree, codes = shapely.STRtree(list(lands.values())), list(lands)
    for hole in holes:
        around = [codes[i] for i in tree.query(hole, predicate="intersects")]
        most = max(around, key=lambda code: (shapely.intersection(lands[code], hole.exterior).length, code))
        additions[owner.get(hole, most)].append(hole)
    filled = {code: shapely.union_all([lands[code], *holes]) for code, holes in additions.items()}
    return lands | filled, mended


def neighbours(
    lands: dict[str, shapely.Geometry], bridges: list[dict[str, str]]
) -> dict[str, tuple[str, ...]]:
    """For each territory, in code order, those that share a land border with it, or a bridge."""
    found: dict[str, set[str]] = {code: set() for code in lands}
    pairs = {(row["one"], row["other"]) for row in bridges}
    codes, shapes = list(lands), list(lands.values())
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    for i, j in zip(one, other, strict=True):
        if i < j and _length_km(shapely.intersection(shapes[i], shapes[j])) >= LEAST_BORDER_KM:
            pairs.add((codes[i], codes[j]))
    for first, second in pairs:
        found[first].add(second)
        found[second].add(first)
    return {code: tuple(sorted(others)) for code, others in found.items()}


def _length_km(border: shapely.Geometry) -> float:
    """The length of a border; an overlap that is a sliver counts for half its outline."""
    lines = [part for part in shapely.get_parts(border) if part.geom_type != "Point"]
    total = 0.0
    for line in lines:
        coordinates = shapely.get_coordinates(line)
        length = sum(
            distance_km(lat1, lon1, lat2, lon2) for (lon1, lat1), (lon2, lat2) in pairwise(coordinates)
        )
        total += length / 2 if line.geom_type == "Polygon" else length
    return total
