"""A pack that is read says what was written, and the same content gives the same bytes."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balise.core.pack.content import ContentRefused, build_content
from balise.core.pack.manifest import new_version
from balise.core.pack.read import read_pack
from balise.core.pack.records import Channel, Service, Structure
from tests.small_pack import NEEDS, NOW, PUBLIC_KEY, house, line, make_pack, masked, small_places


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_places(tmp_path_factory.mktemp("places"))


def test_round_trip(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    manifest = make_pack(packs)
    pack = read_pack(packs / "current", PUBLIC_KEY)
    assert pack.version == manifest.version
    assert pack.published_at == NOW
    assert pack.folder == packs.resolve() / manifest.version
    assert pack.directory.structures == (line(), house(), masked())
    assert pack.directory.needs == NEEDS
    assert pack.atlas.places["80021"].name == "Amiens"
    assert manifest.counts == {"structures": 3, "services": 3, "channels": 5, "points": 1, "needs": 1}


def test_the_atlas_is_kept_while_the_geography_is_the_same(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    make_pack(packs)
    first = read_pack(packs / "current", PUBLIC_KEY)
    make_pack(packs, [line()])
    assert read_pack(packs / "current", PUBLIC_KEY, first).atlas is first.atlas
    places = small_places(tmp_path / "other")
    (places / "regions.csv").write_text("code,name\n32,Autre nom\n")
    make_pack(packs, [line()], places)
    renamed = read_pack(packs / "current", PUBLIC_KEY, first)
    assert renamed.atlas.regions["32"].name == "Autre nom"


STRUCTURES = (line(), house(), masked(), house("autre", "Autre"), line("3018", "autre-ligne"))


@given(order=st.permutations(STRUCTURES))
def test_the_order_of_rows_changes_no_byte(places: Path, order: list[Structure]) -> None:
    assert build_content(order, NEEDS, places) == build_content(STRUCTURES, NEEDS, places)


def test_a_version_sorts_after_the_one_before_even_when_the_clock_went_back() -> None:
    first = new_version(NOW, "a" * 64, None)
    assert first == "20261121T203000Z-aaaaaaaa"
    assert new_version(NOW + timedelta(minutes=1), "b" * 64, first) == "20261121T203100Z-bbbbbbbb"
    assert new_version(NOW - timedelta(days=3), "b" * 64, first) == "20261121T203001Z-bbbbbbbb"


def test_geojson_has_points_for_who_shows_an_address_and_none_for_the_others(places: Path) -> None:
    content = build_content([line(), house(), masked()], NEEDS, places)
    features = {one["id"]: one for one in json.loads(content.files["structures.geojson"])["features"]}
    assert features["maison-essai"]["geometry"] == {"type": "Point", "coordinates": [2.2957, 49.8942]}
    assert features["refuge-essai"]["geometry"] is None
    assert features["ligne-essai"]["geometry"] is None
    assert features["maison-essai"]["properties"]["contacts"] == ["03 00 00 00 00"]


def test_lines_are_a_small_file_of_their_own(places: Path) -> None:
    content = build_content([line(), house(), masked()], NEEDS, places)
    assert [one["id"] for one in json.loads(content.files["lines.json"])] == ["ligne-essai"]


@pytest.mark.parametrize(
    "wrong",
    [
        masked(commune="80021"),
        masked(commune_name="Amiens"),
        masked(address="1 rue des Essais"),
        masked(postal_code="80000"),
        masked(latitude=49.9, longitude=2.3),
        masked(territory=None),
        house(latitude=None),
        house(source_url="javascript:alert(1)"),
        house(source_url="//exemple.test"),
        house(source_url="https://moi@exemple.test/"),
        *(
            house(services=(Service(id="s", name="s", channels=(channel,)),))
            for channel in (
                Channel(kind="web", value="javascript:alert(1)"),
                Channel(kind="web", value="java\tscript:alert(1)"),
                Channel(kind="web", value="data:text/html,x"),
                Channel(kind="web", value="https:exemple.test"),
                Channel(kind="chat", value="exemple.test"),
                Channel(kind="call", value="le 119"),
                Channel(kind="call", value="119;ext=1"),
                Channel(kind="sms", value=""),
                Channel(kind="email", value="a@b.test?bcc=c@d.test"),
                Channel(kind="email", value="a@b.test,c@d.test"),
                Channel(kind="email", value="personne"),
                Channel(kind="visit", value="1 rue des Essais"),
            )
        ),
    ],
)
def test_what_a_pack_may_never_say_is_refused(places: Path, wrong: Structure) -> None:
    with pytest.raises(ContentRefused):
        build_content([wrong], NEEDS, places)


def test_two_structures_of_one_identifier_are_refused(places: Path) -> None:
    with pytest.raises(ContentRefused, match="deux structures"):
        build_content([house(), house()], NEEDS, places)
