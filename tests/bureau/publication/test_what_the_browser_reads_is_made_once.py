"""Files for the browser: the same bytes each time, taken again when they did not change, none too large."""

import gzip
from collections.abc import Mapping
from pathlib import Path

import brotli
import pytest

from balise.bureau.publication import browser_files
from balise.bureau.publication.browser_files import add_browser_files
from balise.core.geo.atlas import Atlas, load_atlas
from balise.core.pack.content import Content, build_content
from balise.core.pack.records import Directory
from tests.small_pack import NEEDS, house, line, small_places

CARDS = b'{"maison-essai":"<p>Maison</p>"}' * 100


@pytest.fixture
def places(tmp_path: Path) -> Path:
    return small_places(tmp_path / "places")


@pytest.fixture
def content(places: Path) -> Content:
    return build_content([line(), house()], NEEDS, places)


def cards(directory: Directory | None, atlas: Atlas, places: Path) -> Mapping[str, bytes]:
    return {"places.bin": b"lieux" * 1000} if directory is None else {"cards.json": CARDS}


def add(content: Content, places: Path, before: Path | None = None) -> Content:
    return add_browser_files(content, cards, load_atlas(places), places, before)


def written(folder: Path, content: Content) -> Path:
    (folder / "browser").mkdir(parents=True)
    for name, data in content.files.items():
        if name.startswith("browser/"):
            (folder / name).write_bytes(data)
    return folder


def test_each_file_is_there_three_times(content: Content, places: Path) -> None:
    files = add(content, places).files
    assert files["browser/cards.json"] == CARDS
    assert brotli.decompress(files["browser/cards.json.br"]) == CARDS
    assert gzip.decompress(files["browser/cards.json.gz"]) == CARDS
    assert add(content, places).files == files


def test_a_page_to_keep_is_there_once(content: Content, places: Path) -> None:
    def page(directory: Directory | None, atlas: Atlas, places: Path) -> Mapping[str, bytes]:
        return {"annuaire.html": b"<!doctype html>"}

    files = add_browser_files(content, page, load_atlas(places), places, None).files
    assert [name for name in files if name.startswith("browser/")] == ["browser/annuaire.html"]


def test_what_the_pack_before_compressed_serves_again(
    content: Content, places: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = add(content, places)
    before = written(tmp_path / "before", first)
    monkeypatch.setattr(browser_files, "_compressed", lambda *_: pytest.fail("compressed again"))
    assert add(content, places, before) == first


def test_what_changed_is_compressed_again(content: Content, places: Path, tmp_path: Path) -> None:
    first = add(content, places)
    before = written(tmp_path / "before", first)
    (before / "browser" / "cards.json").write_bytes(b"{}")
    assert add(content, places, before) == first
    (before / "browser" / "cards.json").unlink()
    assert add(content, places, before) == first


def test_a_directory_too_large_for_a_phone_is_not_given(
    content: Content, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser_files, "MOST_STRUCTURES", 1)
    names = [name for name in add(content, places).files if name.startswith("browser/")]
    assert names == ["browser/places.bin", "browser/places.bin.br", "browser/places.bin.gz"]
