"""outlines.json: the shapes of the territories at two levels, each shared border once, in whole numbers."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely

from balise.exchange.places.shapes import area_km2

Dot = tuple[int, int]  # longitude, latitude, in units of the level
Line = tuple[Dot, ...]

GAP = 0.002  # degrees: narrower gaps between territories are slivers
OVERSEAS_INSETS = {"971": 0.01, "972": 0.01, "973": 0.06, "974": 0.01, "976": 0.006}


@dataclass(frozen=True)
class Level:
    """How far shapes are simplified: `tolerance` as coverage_simplify takes it, in degrees."""

    unit: float  # degrees
    tolerance: float
    least_island: float  # km²; smaller parts are left out
    finer: dict[str, float]  # territories drawn larger than the others, with a tolerance of their own


# Coarse: the whole of France in a few hundred pixels. Fine: a territory's own map, Paris included.
LEVELS = {
    "coarse": Level(unit=0.005, tolerance=0.06, least_island=9, finer=OVERSEAS_INSETS),
    "fine": Level(
        unit=0.0005, tolerance=0.004, least_island=0.4, finer=dict.fromkeys(OVERSEAS_INSETS, 0.002)
    ),
}


def outlines_json(lands: dict[str, shapely.Geometry]) -> bytes:
    """Each level: `unit` in degrees; `arcs`, lines as flat [lon, lat, Δlon, Δlat, …]; `territories`, the
    rings of each as arc numbers, ~n for the arc n read backwards, filled by the even-odd rule.
    """
    whole = dict(zip(lands, shapely.coverage_clean(list(lands.values()), gap_width=GAP), strict=True))
    levels = {name: _level(whole, level) for name, level in LEVELS.items()}
    return (json.dumps(levels, separators=(",", ":")) + "\n").encode()


def _level(lands: dict[str, shapely.Geometry], level: Level) -> dict[str, object]:
    lands = _without_specks(lands, level.least_island)
    simple: dict[str, shapely.Geometry] = {}
    for tolerance in sorted({level.tolerance, *level.finer.values()}):
        codes = [code for code in lands if level.finer.get(code, level.tolerance) == tolerance]
        shapes = shapely.coverage_simplify([lands[code] for code in codes], tolerance)
        simple |= dict(zip(codes, shapes, strict=True))
    rings = {code: list(_rings(simple[code], level.unit)) for code in lands}
    arcs, territories = _topology(rings)
    return {"unit": level.unit, "arcs": [_flat(arc) for arc in arcs], "territories": territories}


def _without_specks(lands: dict[str, shapely.Geometry], least: float) -> dict[str, shapely.Geometry]:
    """Leaves out islets under `least` km²; an enclave as small goes to the territory around it."""
    parts = {code: list(shapely.get_parts(land)) for code, land in lands.items()}
    large = {code: [part for part in parts[code] if area_km2(part) >= least] for code in lands}
    codes, kept = list(lands), [shapely.multipolygons(large[code]) for code in lands]
    tree = shapely.STRtree(kept)
    for code in lands:
        for speck in parts[code]:
            around = tree.query(speck, predicate="intersects") if area_km2(speck) < least else ()
            if len(around):
                large[codes[max(around, key=lambda i: shapely.intersection(kept[i], speck).length)]].append(
                    speck
                )
    return {code: shapely.union_all(large[code]) for code in lands}


def _rings(shape: shapely.Geometry, unit: float) -> Iterator[Line]:
    """The rings in whole units, land on the left, each dot once; rings that shrink to nothing are dropped."""
    for part in shapely.get_parts(shapely.orient_polygons(shape)):
        for ring in (part.exterior, *part.interiors):
            dots = [(int(x), int(y)) for x, y in np.rint(shapely.get_coordinates(ring) / unit)]
            closed = _without_spikes(dots[:-1])
            if len(closed) >= 3:
                yield tuple(closed)


def _without_spikes(dots: list[Dot]) -> list[Dot]:
    """Drops repeated dots and the there-and-back that rounding makes, around the ring."""
    changed = True
    while changed and len(dots) > 2:
        changed = False
        kept: list[Dot] = []
        for dot in dots:
            if kept and kept[-1] == dot:
                changed = True
            elif len(kept) > 1 and kept[-2] == dot:
                kept.pop()
                changed = True
            else:
                kept.append(dot)
        while len(kept) > 2 and (kept[0] == kept[-1] or kept[1] == kept[-1]):
            kept = kept[:-1] if kept[0] == kept[-1] else kept[1:]
            changed = True
        dots = kept
    return dots


def _topology(rings: dict[str, list[Line]]) -> tuple[list[Line], dict[str, list[list[int]]]]:
    """Cuts rings where three borders or more meet, so that two territories share the arcs of their border."""
    edges = {frozenset(edge) for lines in rings.values() for line in lines for edge in _edges(line)}
    ends = Counter(dot for edge in edges for dot in edge)
    numbers: dict[Line, int] = {}
    territories = {}
    for code, lines in rings.items():
        territories[code] = [[_number(arc, numbers) for arc in _arcs(line, ends)] for line in lines]
    return list(numbers), territories


def _edges(ring: Line) -> Iterator[tuple[Dot, Dot]]:
    return zip(ring, (*ring[1:], ring[0]), strict=True)


def _arcs(ring: Line, ends: Counter[Dot]) -> Iterator[Line]:
    nodes = [i for i, dot in enumerate(ring) if ends[dot] != 2]
    start = nodes[0] if nodes else ring.index(min(ring))
    turned = (*ring[start:], *ring[: start + 1])
    cuts = [i for i, dot in enumerate(turned) if ends[dot] != 2] if nodes else [0, len(turned) - 1]
    for first, last in pairwise(cuts):
        yield turned[first : last + 1]


def _number(arc: Line, numbers: dict[Line, int]) -> int:
    """The arc's number, new if neither it nor its reverse has one."""
    if arc in numbers:
        return numbers[arc]
    if (back := numbers.get(arc[::-1])) is not None:
        return ~back
    numbers[arc] = len(numbers)
    return numbers[arc]


def _flat(arc: Line) -> list[int]:
    flat = [*arc[0]]
    for (x1, y1), (x2, y2) in pairwise(arc):
        flat += (x2 - x1, y2 - y1)
    return flat
