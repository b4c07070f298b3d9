"""Mends the commune outlines: those that are missing, and the holes that merged communes left."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
import shapely

from balise.exchange.places.read import Shape

KM_PER_DEGREE = 111.2
LEAST_HOLE = 0.3  # km²; smaller ones are slivers between neighbours


def commune_outlines(shapes: list[Shape]) -> dict[str, shapely.Geometry]:
    """The outline of each commune and arrondissement that can have one, by INSEE code, in degrees.

    A commune without outline takes the union of its delegated communes.
    """
    outlines = {
        shape.code: shape.outline for shape in shapes if shape.kind in ("COM", "ARM") and shape.outline
    }
    parts: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for shape in shapes:
        if shape.kind == "COMD" and shape.outline:
            parts[shape.parent].append(shape.outline)
    for shape in shapes:
        if shape.kind == "COM" and shape.code not in outlines and shape.code in parts:
            outlines[shape.code] = shapely.union_all(parts[shape.code])
    return outlines


def merged_with_gaps(shapes: list[Shape]) -> set[str]:
    """The communes whose outline may lack a delegated commune: it has none of its own."""
    return {shape.parent for shape in shapes if shape.kind == "COMD" and not shape.outline}


def holes_given(
    holes: Iterable[shapely.Polygon], outlines: dict[str, shapely.Geometry], merged: set[str]
) -> dict[str, list[shapely.Polygon]]:
    """The holes that one of the `merged` communes, and one alone, touches: by the code of that commune."""
    codes = [code for code in outlines if code in merged]
    tree = shapely.STRtree([outlines[code] for code in codes])
    given = defaultdict(list)
    for hole in holes:
        touching = tree.query(hole, predicate="intersects")
        if len(touching) == 1 and area_km2(hole) > LEAST_HOLE:
            given[codes[touching[0]]].append(hole)
    return given


def area_km2(shape: shapely.Geometry) -> float:
    return float(shape.area * KM_PER_DEGREE**2 * np.cos(np.radians(shape.centroid.y)))


def holes_of(land: shapely.Geometry) -> list[shapely.Polygon]:
    """The holes inside a union of polygons."""
    return [shapely.Polygon(ring) for part in shapely.get_parts(land) for ring in part.interiors]
