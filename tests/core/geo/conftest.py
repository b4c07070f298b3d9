"""The shipped places, searchable: built once for all the tests of this folder."""

import pytest

from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import Atlas, load_atlas
from balise.core.geo.foreign import ForeignPlace, load_foreign
from balise.core.geo.search import PlaceIndex

PLACES = SHIPPED_DATA / "places"


@pytest.fixture(scope="session")
def shipped_atlas() -> Atlas:
    return load_atlas(PLACES)


@pytest.fixture(scope="session")
def foreign_places() -> tuple[ForeignPlace, ...]:
    return load_foreign(PLACES)


@pytest.fixture(scope="session")
def place_index(shipped_atlas: Atlas, foreign_places: tuple[ForeignPlace, ...]) -> PlaceIndex:
    return PlaceIndex(shipped_atlas, foreign_places)
