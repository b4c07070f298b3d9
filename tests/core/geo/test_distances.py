"""Distances are great-circle kilometres, the same one by one and all at once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from balise.core.geo.distance import distance_km, distances_km

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((48.8566, 2.3522), (45.7640, 4.8357), 391.5),  # Paris, Lyon
        ((0.0, 0.0), (0.0, 1.0), 111.195),
        ((0.0, 179.5), (0.0, -179.5), 111.195),  # across the date line
        ((90.0, 0.0), (-90.0, 0.0), 20015.1),
    ],
)
def test_known_distances(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    assert distance_km(*one, *other) == pytest.approx(km, abs=0.1)


@given(latitudes, longitudes, latitudes, longitudes)
def test_symmetric_bounded_and_zero_at_home(lat1: float, lon1: float, lat2: float, lon2: float) -> None:
    there = distance_km(lat1, lon1, lat2, lon2)

    assert there == pytest.approx(distance_km(lat2, lon2, lat1, lon1), abs=1e-6)
    assert 0 <= there <= 20_016
    assert distance_km(lat1, lon1, lat1, lon1) == 0


@given(latitudes, longitudes, st.lists(st.tuples(latitudes, longitudes), min_size=1, max_size=20))
def test_many_at_once_are_the_same_figures(lat: float, lon: float, others: list[tuple[float, float]]) -> None:
    array = np.array(others)
    many = distances_km(lat, lon, array[:, 0], array[:, 1])

    assert many == pytest.approx([distance_km(lat, lon, *other) for other in others], abs=1e-6)
