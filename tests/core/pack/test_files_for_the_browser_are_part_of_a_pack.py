"""What scripts read is signed and checked like the rest; changing it makes another publication."""

from datetime import timedelta
from pathlib import Path

import pytest

from balise.core.pack.content import ContentRefused, build_content, with_browser_files
from balise.core.pack.read import PackRefused, read_pack, verify_pack
from tests.small_pack import BROWSER, NEEDS, NOW, PUBLIC_KEY, line, make_pack, small_places, with_compressed


def test_they_are_in_the_manifest_and_in_the_digest(tmp_path: Path) -> None:
    first = make_pack(tmp_path / "packs", [line()])
    other = make_pack(tmp_path / "packs", [line()], browser=BROWSER | {"cards.json": b"{}"})
    names = {f"browser/{name}{form}" for name in BROWSER for form in ("", ".br", ".gz")}
    assert names <= first.files.keys()
    assert first.content != other.content
    assert first.places == other.places
    assert read_pack(tmp_path / "packs" / other.version, PUBLIC_KEY).manifest == other


def test_another_byte_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "packs" / make_pack(tmp_path / "packs").version
    (folder / "browser" / "cards.json.br").write_bytes(b"autre")
    with pytest.raises(PackRefused, match=r"cards\.json\.br est abîmé"):
        verify_pack(folder, PUBLIC_KEY)


def test_a_pack_made_before_there_were_any_is_still_good(tmp_path: Path) -> None:
    manifest = make_pack(tmp_path / "packs", browser={})
    folder = tmp_path / "packs" / manifest.version
    assert not (folder / "browser").exists()
    assert read_pack(folder, PUBLIC_KEY).version == manifest.version
    after = make_pack(tmp_path / "packs", now=NOW + timedelta(minutes=1))
    assert after.previous == manifest.version


@pytest.mark.parametrize("name", ["cards.json", "places/cards.json", "browser/a/b.json", "browser/.json"])
def test_a_file_with_another_name_is_refused(tmp_path: Path, name: str) -> None:
    content = build_content([line()], NEEDS, small_places(tmp_path))
    with pytest.raises(ContentRefused):
        with_browser_files(content, with_compressed(BROWSER) | {name: b"{}"})
