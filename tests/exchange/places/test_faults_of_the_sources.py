"""Each fault found in the sources has its repair."""

import pytest
from shapely import MultiPolygon, Point, Polygon, box, union_all

from balise.exchange.places.points import points_by_hand, points_inside, points_overseas
from balise.exchange.places.read import Shape, Town, _geometries
from balise.exchange.places.shapes import area_km2, commune_outlines, merged_with_gaps
from balise.exchange.places.territories import neighbours, territory_lands

SQUARE = box(2.0, 46.0, 2.1, 46.1)
NAMES = {"00001": "Bourg"}


def commune(outline: Polygon | None, hall: Point | None = None, code: str = "00001") -> Shape:
    return Shape(code, "COM", "", outline, hall)


def delegated(outline: Polygon | None, code: str, parent: str) -> Shape:
    return Shape(code, "COMD", parent, outline, None)


def point_of(hall: Point | None, *towns: Town) -> tuple[str, float, float]:
    point = points_inside([commune(SQUARE, hall)], {"00001": SQUARE}, list(towns), NAMES)["00001"]
    return point.origin, point.latitude, point.longitude


def test_a_commune_without_outline_takes_that_of_its_delegated_communes() -> None:
    west, east = box(2.0, 46.0, 2.1, 46.1), box(2.1, 46.0, 2.2, 46.1)
    shapes = [commune(None), delegated(west, "00002", "00001"), delegated(east, "00003", "00001")]

    assert commune_outlines(shapes)["00001"].equals(union_all([west, east]))


def test_a_commune_with_no_outline_at_all_has_none() -> None:
    assert commune_outlines([commune(None)]) == {}


def holed(merged: tuple[str, ...]) -> dict[str, float]:
    """A hole of 68 km² between a ring of two communes; the area of each once mended."""
    hole = box(2.05, 46.05, 2.15, 46.15)
    west, east = box(2.0, 46.0, 2.1, 46.2) - hole, box(2.1, 46.0, 2.2, 46.2) - hole
    shapes = [commune(west, code="W"), commune(east, code="E")]
    shapes += [delegated(None, f"{code}2", code) for code in merged]
    lands, outlines = territory_lands(
        commune_outlines(shapes), {"W": "01", "E": "02"}, merged_with_gaps(shapes)
    )
    assert union_all(list(lands.values())).equals(box(2.0, 46.0, 2.2, 46.2))
    return {code: round(outline.area, 4) for code, outline in outlines.items()}


def test_a_hole_goes_to_the_one_merged_commune_that_touches_it() -> None:
    assert holed(("E",)) == {"W": 0.015, "E": 0.025}


def test_a_hole_that_no_merged_commune_or_several_touch_stays() -> None:
    assert holed(()) == {"W": 0.015, "E": 0.015}
    assert holed(("W", "E")) == {"W": 0.015, "E": 0.015}


def test_a_hole_between_territories_shows_in_none() -> None:
    hole = box(2.09, 46.09, 2.15, 46.11)
    west, east = box(2.0, 46.0, 2.1, 46.2) - hole, box(2.1, 46.0, 2.2, 46.2) - hole

    lands, _ = territory_lands({"W": west, "E": east}, {"W": "01", "E": "02"}, set())

    assert union_all(list(lands.values())).equals(box(2.0, 46.0, 2.2, 46.2))
    assert lands["02"].area > east.area  # it touches the hole most


def test_a_hole_of_a_merged_commune_goes_to_its_territory_even_if_another_touches_it_more() -> None:
    hole = box(2.09, 46.09, 2.15, 46.11)
    west, east = box(2.0, 46.0, 2.1, 46.2) - hole, box(2.1, 46.0, 2.2, 46.2) - hole

    lands, outlines = territory_lands({"W": west, "E": east}, {"W": "01", "E": "02"}, {"W"})

    assert lands["01"].equals(west | hole)
    assert outlines["W"].equals(west | hole)


def test_slivers_between_communes_leave_no_hole_in_a_territory() -> None:
    west = box(2.0, 46.0, 2.1, 46.2)
    east = Polygon(
        [(2.1, 46.0), (2.2, 46.0), (2.2, 46.2), (2.1, 46.2), (2.1, 46.15), (2.1002, 46.1), (2.1, 46.05)]
    )

    lands, _ = territory_lands({"W": west, "E": east}, {"W": "01", "E": "01"}, set())

    assert not lands["01"].interiors
    assert area_km2(lands["01"]) == pytest.approx(area_km2(box(2.0, 46.0, 2.2, 46.2)), rel=1e-3)


def test_a_town_hall_inside_is_kept() -> None:
    assert point_of(Point(2.02, 46.03)) == ("town_hall", 46.03, 2.02)


def test_a_town_hall_within_one_kilometre_of_the_border_is_kept() -> None:
    assert point_of(Point(2.11, 46.05))[0] == "town_hall"  # 0.77 km


def test_an_absurd_town_hall_is_refused() -> None:
    assert point_of(Point(2.12, 46.05))[0] == "inside"  # 1.5 km
    assert point_of(Point(0.0205, 0.046))[0] == "inside"  # digits lost


def test_a_refused_or_missing_town_hall_gives_way_to_geonames_inside_the_outline() -> None:
    bourg = Town("Bourg", "FR", "00001", 2.05, 46.02, 900)

    assert point_of(None, bourg) == ("geonames", 46.02, 2.05)
    assert point_of(Point(9.0, 46.0), bourg) == ("geonames", 46.02, 2.05)


def test_a_town_hall_far_from_the_village_of_that_name_is_refused() -> None:
    hall, village = Point(2.01, 46.01), Town("Bourg", "FR", "00001", 2.05, 46.09, 900)  # 9 km apart

    assert point_of(hall, village) == ("geonames", 46.09, 2.05)


def test_a_town_hall_far_from_a_mere_quarter_is_kept() -> None:
    assert point_of(Point(2.01, 46.01), Town("La Gare", "FR", "00001", 2.05, 46.09, 900))[0] == "town_hall"


def test_geonames_outside_the_outline_is_not_believed() -> None:
    assert point_of(None, Town("Bourg", "FR", "00001", 3.0, 46.02, 900))[0] == "inside"


def test_the_place_that_bears_the_name_comes_before_a_larger_quarter() -> None:
    bourg, quarter = (
        Town("Bourg", "FR", "00001", 2.05, 46.02, 9),
        Town("La Gare", "FR", "00001", 2.01, 46.01, 900),
    )

    assert point_of(None, quarter, bourg) == ("geonames", 46.02, 2.05)


def test_a_commune_with_no_believable_place_takes_a_point_of_its_own_land() -> None:
    ring = MultiPolygon([box(2.0, 46.0, 2.3, 46.3) - box(2.05, 46.05, 2.25, 46.25)])
    point = points_inside([commune(ring)], {"00001": ring}, [], NAMES)["00001"]

    assert point.origin == "inside"
    assert ring.contains(Point(point.longitude, point.latitude))


def test_missing_and_empty_geometries_are_the_same_absence() -> None:
    assert _geometries(["\\N", "", "0101000000000000000000F87F000000000000F87F"]) == [None, None, None]


def test_an_overseas_place_takes_the_one_place_of_geonames_that_the_table_names() -> None:
    row = {"code": "98714", "name": "Bora-Bora", "geonames": "Vaitape", "latitude": "", "longitude": ""}
    vaitape = Town("Vaitape", "PF", "", -151.75, -16.51, 4927)

    assert points_overseas([row], [vaitape])["98714"].latitude == -16.51
    with pytest.raises(LookupError, match="2 places named Vaitape"):
        points_overseas([row], [vaitape, vaitape])
    with pytest.raises(LookupError, match="0 places"):
        points_overseas([row], [])


def test_an_overseas_place_that_geonames_lacks_takes_the_figures_of_the_table() -> None:
    row = {"code": "98741", "name": "Rapa", "geonames": "", "latitude": "-27.624", "longitude": "-144.335"}

    assert points_overseas([row], [])["98741"].origin == "hand"
    assert points_by_hand([row])["98741"].longitude == -144.335


def test_territories_that_meet_in_one_point_are_not_neighbours() -> None:
    lands = {
        "SW": box(0, 45, 1, 46),
        "SE": box(1, 45, 2, 46),
        "NE": box(1, 46, 2, 47),
        "island": box(5, 45, 6, 46),
    }

    assert neighbours(lands, []) == {"SW": ("SE",), "SE": ("NE", "SW"), "NE": ("SE",), "island": ()}


def test_a_bridge_makes_neighbours_both_ways() -> None:
    lands = {"14": box(0, 45, 1, 46), "76": box(2, 45, 3, 46)}

    assert neighbours(lands, [{"one": "14", "other": "76"}]) == {"14": ("76",), "76": ("14",)}
