"""Mends the commune outlines: those that are missing, and the holes that merged communes left."""

from collections import defaultdict

import numpy as np
import shapely

from balise.exchange.places.read import Shape

KM_PER_DEGREE = 111.2
LEAST_HOLE = 0.3  # km²; smaller ones are slivers between neighbours


def commune_outlines(shapes: list[Shape]) -> dict[str, shapely.Geometry]:
    """The outline of each commune and arrondissement that can have one, by INSEE code, in degrees.

    A commune without outline takes the union of its delegated communes. A hole left by a merger is given to
    the one merged commune that touches it; where none or several do, it stays a hole.
    """
    outlines = {
        shape.code: shape.outline for shape in shapes if shape.kind in ("COM", "ARM") and shape.outline
    }
    parts: dict[str, list[shapely.Geometry]] = defaultdict(list)
    merged_with_gaps = set()
    for shape in shapes:
        if shape.kind == "COMD" and shape.outline:
            parts[shape.parent].append(shape.outline)
        elif shape.kind == "COMD":
            merged_with_gaps.add(shape.parent)
    for code in {shape.code for shape in shapes if shape.kind == "COM"} - outlines.keys() & parts.keys():
        outlines[code] = shapely.union_all(parts[code])

    communes = [shape.code for shape in shapes if shape.kind == "COM" and shape.code in outlines]
    for hole, code in _owned_holes([outlines[code] for code in communes], communes, merged_with_gaps):
        outlines[code] = shapely.union_all([outlines[code], hole])
    return outlines


def area_km2(shape: shapely.Geometry) -> float:
    return float(shape.area * KM_PER_DEGREE**2 * np.cos(np.radians(shape.centroid.y)))


def holes_of(land: shapely.Geometry) -> list[shapely.Polygon]:
    """The holes inside a union of polygons."""
    return [shapely.Polygon(ring) for part in shapely.get_parts(land) for ring in part.interiors]


def _owned_holes(
    outlines: list[shapely.Geometry], codes: list[str], merged_with_gaps: set[str]
) -> list[tuple[shapely.Polygon, str]]:
    tree = shapely.STRtree(outlines)
    owned = []
    for hole in holes_of(shapely.union_all(outlines)):
        if area_km2(hole) > LEAST_HOLE:
            touching = {codes[i] for i in tree.query(hole, predicate="intersects")} & merged_with_gaps
            if len(touching) == 1:
                owned.append((hole, touching.pop()))
    return owned
