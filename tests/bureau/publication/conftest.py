"""Folders to publish into, and a publication that can be asked again."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from balise.bureau.publication.publish import Folders, Report, publish
from balise.core.pack.sign import PRIVATE_KEY_FILE, PUBLIC_KEY_FILE
from tests.small_pack import NOW, PRIVATE, PUBLIC, small_places

NEEDS = "code,label,label_young,definition,words,types\ntalk,Parler,Parler,Être écouté.,parler,ecoute\n"
REACH = (
    "number,territory,says,source,source_date\n119,987,le 119 est un numéro vert,https://exemple.test,2021\n"
)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    keys, data = tmp_path / "keys", tmp_path / "data"
    keys.mkdir()
    (keys / PRIVATE_KEY_FILE).write_bytes(PRIVATE)
    (keys / PUBLIC_KEY_FILE).write_bytes(PUBLIC)
    small_places(data / "places")
    (data / "needs.csv").write_text(NEEDS, encoding="utf-8")
    (data / "reach.csv").write_text(REACH, encoding="utf-8")
    return Folders(tmp_path / "packs", keys, data)


@pytest.fixture
def published(folders: Folders, db: None) -> Callable[[], Report]:
    """Publish now, a minute later each time."""
    minutes = iter(range(1000))
    return lambda: publish(folders, NOW + timedelta(minutes=next(minutes)), write=True)
