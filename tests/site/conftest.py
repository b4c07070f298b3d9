"""Tests of the public face run with its settings: no database, and a data folder of their own."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from balise.config import django
from tests import real_pack

os.environ["BALISE_DATA_DIR"] = str(real_pack.shared_folder())
django.start("site")

from balise.site import current_pack, operator, page  # noqa: E402 - needs the settings
from balise.site.current_pack import Current, CurrentPack  # noqa: E402 - needs the settings
from tests.site.clock import AT, stop_clock  # noqa: E402 - needs the settings
from tests.site.pages import Pages  # noqa: E402 - needs the settings


@pytest.fixture(scope="session")
def real_folder() -> Path:
    """A data folder with the real start data, published."""
    return real_pack.published()


@pytest.fixture(scope="session")
def held(real_folder: Path) -> Current:
    """The real pack, loaded once a worker."""
    return CurrentPack(real_folder / "packs", real_folder / "keys" / "publication.pub").get()


@pytest.fixture
def forgetful() -> Iterator[None]:
    """Nothing that was made for one pack or one declaration is kept for the next test."""
    _forget()
    yield
    _forget()


@pytest.fixture
def pages(
    real_folder: Path, held: Current, settings: Any, forgetful: None, monkeypatch: pytest.MonkeyPatch
) -> Pages:
    """The site over the real pack, on a Saturday evening in November."""
    settings.BALISE_PACKS = real_folder / "packs"
    settings.BALISE_PUBLIC_KEY = real_folder / "keys" / "publication.pub"
    monkeypatch.setattr(current_pack.followed(), "_held", held)
    stop_clock(monkeypatch, AT)
    return Pages(held)


def _forget() -> None:
    current_pack.followed.cache_clear()
    operator.operator.cache_clear()
    page._FIXED.clear()
