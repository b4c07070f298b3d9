"""The land of each territory, made of its communes, and who borders whom."""

from collections import defaultdict
from itertools import pairwise

import shapely

from balise.core.geo.distance import distance_km
from balise.exchange.places.shapes import holes_of

# Two territories that meet in one point (four corners) are not neighbours: real borders are longer.
LEAST_BORDER_KM = 0.5
LLIVIA = shapely.Point(1.98, 42.465)  # a Spanish town inside the Pyrénées-Orientales: a true hole


def territory_lands(
    outlines: dict[str, shapely.Geometry], territory_of: dict[str, str]
) -> dict[str, shapely.Geometry]:
    """The union of the communes of each territory, without slivers or gaps, by territory code, in degrees."""
    members = defaultdict(list)
    for code, outline in outlines.items():
        members[territory_of[code]].append(outline)
    lands = {territory: shapely.union_all(members[territory]) for territory in sorted(members)}
    tree, codes = shapely.STRtree(list(lands.values())), list(lands)
    additions = defaultdict(list)
    for hole in holes_of(shapely.union_all(list(lands.values()))):
        if not hole.contains(LLIVIA):
            around = [codes[i] for i in tree.query(hole, predicate="intersects")]
            owner = max(
                around, key=lambda code: (shapely.intersection(lands[code], hole.exterior).length, code)
            )
            additions[owner].append(hole)
    for owner, holes in additions.items():
        lands[owner] = shapely.union_all([lands[owner], *holes])
    return lands


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
