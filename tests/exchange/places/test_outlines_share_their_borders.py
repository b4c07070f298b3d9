"""In outlines.json a border between two territories is stored once, and every ring closes."""

import json
from collections import Counter
from itertools import accumulate

from shapely import box

from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import load_atlas
from balise.core.geo.outlines import Level, load_outlines
from balise.exchange.places.outlines import outlines_json

OUTLINES = load_outlines(SHIPPED_DATA / "places")
LEVELS = {"coarse": OUTLINES.coarse, "fine": OUTLINES.fine}


def ends(level: Level, number: int) -> tuple[tuple[int, int], tuple[int, int]]:
    flat = level.arcs[number if number >= 0 else ~number]
    first, last = (flat[0], flat[1]), (sum(flat[0::2]), sum(flat[1::2]))
    return (first, last) if number >= 0 else (last, first)


def test_two_territories_side_by_side_share_one_arc() -> None:
    fine = json.loads(outlines_json({"W": box(0, 45, 1, 46), "E": box(1, 45, 2, 46)}))["fine"]

    used = Counter(
        n if n >= 0 else ~n for rings in fine["territories"].values() for ring in rings for n in ring
    )
    assert sorted(used.values()) == [1, 1, 2]
    assert len(fine["arcs"]) == 3


def test_an_enclave_is_a_hole_of_one_and_the_outside_of_the_other() -> None:
    enclave = box(0.4, 45.4, 0.6, 45.6)
    fine = json.loads(outlines_json({"A": box(0, 45, 1, 46) - enclave, "B": enclave}))["fine"]

    assert len(fine["territories"]["A"]) == 2
    assert len(fine["arcs"]) == 2


def test_every_ring_closes_and_no_arc_is_left_over() -> None:
    for level in LEVELS.values():
        used = Counter()
        for rings in level.territories.values():
            for ring in rings:
                used.update(n if n >= 0 else ~n for n in ring)
                for number, following in zip(ring, [*ring[1:], ring[0]], strict=True):
                    assert ends(level, number)[1] == ends(level, following)[0]
        assert set(used) == set(range(len(level.arcs)))
        assert set(used.values()) == {1, 2}


def test_exactly_the_territories_said_to_have_an_outline_have_one() -> None:
    atlas = load_atlas(SHIPPED_DATA / "places")
    drawn = {code for code, territory in atlas.territories.items() if territory.outline}

    for level in LEVELS.values():
        assert set(level.territories) == drawn
        assert all(level.territories.values())


def test_borders_on_the_map_are_those_of_the_neighbours() -> None:
    atlas = load_atlas(SHIPPED_DATA / "places")
    owners: dict[int, list[str]] = {}
    for code, rings in OUTLINES.fine.territories.items():
        for ring in rings:
            for number in ring:
                owners.setdefault(number if number >= 0 else ~number, []).append(code)
    drawn = {tuple(sorted(pair)) for pair in owners.values() if len(pair) == 2}
    said = {
        (code, other)
        for code in atlas.territories
        for other in atlas.territories[code].neighbours
        if code < other
    }

    assert said - drawn == {("14", "76")}  # a bridge
    assert drawn - said == set()


def test_a_hole_is_always_another_territory_save_the_spanish_town_of_llivia() -> None:
    for level in LEVELS.values():
        owners = Counter(
            n if n >= 0 else ~n for rings in level.territories.values() for ring in rings for n in ring
        )
        open_holes = [
            code
            for code, rings in level.territories.items()
            for ring in rings
            if turns_clockwise(level, ring) and any(owners[n if n >= 0 else ~n] == 1 for n in ring)
        ]
        assert open_holes in ([], ["66"])


def turns_clockwise(level: Level, ring: list[int]) -> bool:
    """Land lies on the left of a ring, so a hole turns clockwise."""
    dots: list[tuple[int, int]] = []
    for number in ring:
        flat = level.arcs[number if number >= 0 else ~number]
        line = list(zip(accumulate(flat[0::2]), accumulate(flat[1::2]), strict=True))
        dots += line[:-1] if number >= 0 else line[:0:-1]
    pairs = zip(dots, [*dots[1:], dots[0]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) < 0
