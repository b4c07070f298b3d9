"""The API, asked through Django's client, over a small pack."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from balise.site import current_pack
from tests.site.api.served import STRUCTURES, Site
from tests.small_pack import PUBLIC, small_places


@pytest.fixture
def site(tmp_path: Path, settings: Any) -> Iterator[Site]:
    (tmp_path / "key.pub").write_bytes(PUBLIC)
    small_places(tmp_path / "places")
    settings.BALISE_PACKS, settings.BALISE_PUBLIC_KEY = tmp_path / "packs", tmp_path / "key.pub"
    current_pack.followed.cache_clear()
    site = Site(tmp_path / "packs")
    site.publish(*STRUCTURES)
    yield site
    current_pack.followed.cache_clear()
