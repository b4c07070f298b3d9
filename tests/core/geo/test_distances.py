"""Distances are great-circle kilometres."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balise.core.geo.distance import distance_km

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
