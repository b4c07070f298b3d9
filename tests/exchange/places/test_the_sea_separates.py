"""Two places share a landmass only if no sea lies between them, or a bridge crosses it."""

from shapely import box, union_all

from balise.exchange.places.landmass import landmasses
from balise.exchange.places.points import Point

MAINLAND = [box(0, 45, 1, 46), box(1, 45, 2, 46)]
ISLAND = box(3, 45, 3.1, 45.1)


def at(longitude: float, latitude: float) -> Point:
    return Point(latitude, longitude, "hand")


POINTS = {"A": at(0.5, 45.5), "B": at(1.5, 45.5), "I": at(3.05, 45.05)}


def test_communes_that_touch_are_one_land_and_an_island_is_another() -> None:
    assert landmasses([*MAINLAND, ISLAND], POINTS, [], {}) == {"A": 1, "B": 1, "I": 2}


def test_a_commune_of_the_mainland_with_an_islet_stays_on_the_mainland() -> None:
    land = [MAINLAND[0], union_all([MAINLAND[1], ISLAND])]

    assert landmasses(land, {"A": POINTS["A"], "B": POINTS["B"]}, [], {}) == {"A": 1, "B": 1}


def test_a_bridge_joins() -> None:
    assert landmasses([*MAINLAND, ISLAND], POINTS, [{"from": "I", "to": "B"}], {}) == {"A": 1, "B": 1, "I": 1}


def test_a_point_on_the_quay_belongs_to_the_nearest_land() -> None:
    assert landmasses([*MAINLAND, ISLAND], POINTS | {"I": at(3.101, 45.05)}, [], {})["I"] == 2


def test_a_hole_is_not_a_sea() -> None:
    ring = box(0, 45, 3, 48) - box(1, 46, 2, 47)
    enclave = box(1.4, 46.4, 1.6, 46.6)

    assert landmasses([ring, enclave], {"A": at(0.5, 45.5), "B": at(1.5, 46.5)}, [], {}) == {"A": 1, "B": 1}


def test_places_without_outline_follow_the_island_that_the_table_names() -> None:
    points = {"A": at(0.5, 45.5), "T1": at(-149, -17), "T2": at(-149.5, -17.5), "M": at(-150, -17)}

    found = landmasses(MAINLAND, points, [], {"T1": "Tahiti", "T2": "Tahiti", "M": "Moorea"})

    assert found["T1"] == found["T2"]
    assert len({found["A"], found["T1"], found["M"]}) == 3
