"""Maps in the browser: the same drawing as the page, small files, and no point for a masked structure."""

import json
import subprocess
import sys
from itertools import groupby
from pathlib import Path

import brotli
import msgspec
import pytest

from balise.config.paths import ROOT, SHIPPED_DATA
from balise.core.geo.atlas import Atlas, load_atlas
from balise.core.geo.outlines import Outlines, load_outlines
from balise.core.pack.records import Directory, Service, Structure
from balise.site.browser.maps_file import maps_files
from balise.site.maps import drawing_of_territory
from balise.site.shelf import points_by_territory
from tests import real_pack

LARGEST = 90_000  # bytes of each file, compressed


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas(SHIPPED_DATA / "places")


@pytest.fixture(scope="module")
def outlines() -> Outlines:
    return load_outlines(SHIPPED_DATA / "places")


@pytest.fixture(scope="module")
def directory() -> Directory:
    pack = (real_pack.published() / "packs" / "current").resolve()
    return msgspec.json.decode((pack / "directory.json").read_bytes(), type=Directory)


@pytest.fixture(scope="module")
def files(directory: Directory, atlas: Atlas, outlines: Outlines) -> dict[str, bytes]:
    return maps_files(directory, atlas, outlines)


def test_the_browser_draws_the_same_map_byte_for_byte(
    files: dict[str, bytes], directory: Directory, atlas: Atlas, outlines: Outlines
) -> None:
    """The most and the least populous place of every territory, and one between."""
    points, asked, expected = points_by_territory(directory.structures), [], []
    by_territory = sorted(atlas.places.values(), key=lambda place: (place.territory, place.population))
    for code, group in groupby(by_territory, key=lambda place: place.territory):
        places = list(group)
        drawing = drawing_of_territory(atlas, outlines, code, points.get(code, ()))
        for place in {each.code: each for each in (places[0], places[len(places) // 2], places[-1])}.values():
            asked.append((code, place.latitude, place.longitude))
            expected.append(drawing.showing(place))
    drawn = subprocess.run(
        [Path(sys.executable).parent / "node", "test/map_drawing.stdin.ts"],
        cwd=ROOT / "frontend",
        input=json.dumps([json.loads(files["maps.json"]), asked]),
        capture_output=True,
        text=True,
        check=True,
    )

    assert len({code for code, _, _ in asked}) >= 100
    assert all("map-here" in each for each in expected)
    assert json.loads(drawn.stdout) == expected


def test_each_file_is_light(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        assert len(brotli.compress(content, quality=11)) <= LARGEST, name


def test_the_same_directory_gives_the_same_bytes(
    files: dict[str, bytes], directory: Directory, atlas: Atlas, outlines: Outlines
) -> None:
    shuffled = Directory(structures=tuple(reversed(directory.structures)), needs=directory.needs)
    again = maps_files(shuffled, atlas, outlines)

    assert again["chart.json"] == files["chart.json"]
    assert maps_files(directory, atlas, outlines) == files


def test_a_masked_structure_is_named_and_has_no_point(atlas: Atlas, outlines: Outlines) -> None:
    masked = _structure("canari-masque", "Canari Masqué", masked=True, territory="80")
    shared = _structure("canari-partage", "Canari Partagé", masked=True, zone=("69D", "69M"))
    open_ = _structure("maison-ouverte", "Maison Ouverte", territory="80", latitude=49.9, longitude=2.3)
    files = maps_files(Directory(structures=(masked, shared, open_), needs=()), atlas, outlines)
    chart = json.loads(files["chart.json"])

    assert chart["masked"] == [
        ["canari-masque", "Canari Masqué", ["80"]],
        ["canari-partage", "Canari Partagé", ["69D", "69M"]],
    ]
    assert {len(column) for name, column in chart["sites"].items() if name != "specialised"} == {1}
    assert chart["sites"]["ids"] == ["maison-ouverte"]
    assert "Canari" not in files["maps.json"].decode()
    assert "Maison Ouverte" in files["maps.json"].decode()


def test_offices_of_the_authorities_are_no_place_to_go(atlas: Atlas, outlines: Outlines) -> None:
    cell = _structure("cellule", "Cellule", territory="80", latitude=49.9, longitude=2.3, role="cell")
    files = maps_files(Directory(structures=(cell,), needs=()), atlas, outlines)

    assert json.loads(files["chart.json"])["sites"]["ids"] == []


def test_every_territory_can_be_looked_at(files: dict[str, bytes], atlas: Atlas) -> None:
    chart = json.loads(files["chart.json"])

    assert set(chart["boxes"]) == set(chart["names"]) == set(atlas.territories)
    for place in atlas.places.values():
        west, south, east, north = chart["boxes"][place.territory]
        assert west - 0.001 <= place.longitude <= east + 0.001, place.code
        assert south - 0.001 <= place.latitude <= north + 0.001, place.code


def _structure(id_: str, name: str, zone: tuple[str, ...] = (), **fields: object) -> Structure:
    service = Service(id=id_, name=name, audiences=("young",), modes=("on_site",), zone=zone)
    return msgspec.convert(
        {"id": id_, "name": name, "services": [msgspec.to_builtins(service)], **fields}, Structure
    )
