"""The maps weigh little, obey the page's security policy, and show what stands where it is."""

import gzip
import re
from typing import Any
from xml.etree import ElementTree

import pytest

from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import Atlas, load_atlas
from balise.core.geo.outlines import Outlines, load_outlines
from balise.core.geo.records import Place
from balise.site.cartography import MapPoint, france_svg, territory_drawing
from balise.site.cartography.france import france_base
from balise.site.cartography.lines import clipped, path, simplified
from balise.site.cartography.projection import Window, lambert
from balise.site.cartography.territory import territory_base

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas(SHIPPED_DATA / "places")


@pytest.fixture(scope="module")
def outlines() -> Outlines:
    return load_outlines(SHIPPED_DATA / "places")


def help_at(atlas: Atlas, code: str, label: str = "Maison imaginaire", specialised: bool = False) -> MapPoint:
    return MapPoint(atlas.places[code].latitude, atlas.places[code].longitude, specialised, label)


def territory_svg(*territory: Any, place: Place | None = None, **words: str) -> str:
    return territory_drawing(*territory, **words).showing(place)


def parsed(drawing: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawing.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def compressed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def test_the_map_of_france_fits_in_4500_bytes(atlas: Atlas, outlines: Outlines) -> None:
    assert compressed(france_svg(atlas, outlines, [], title="France")) <= 4500


def test_every_territory_fits_in_1500_bytes(atlas: Atlas, outlines: Outlines) -> None:
    for code in atlas.territories:
        assert compressed(territory_svg(atlas, outlines, code, [], title=code)) <= 1500, code


def test_a_map_carries_no_style_script_or_address(atlas: Atlas, outlines: Outlines) -> None:
    points = [help_at(atlas, "80021"), help_at(atlas, "75056", specialised=True)]
    drawings = [
        france_svg(atlas, outlines, points, title="t", place=atlas.places["80001"], highlight="80"),
        territory_svg(atlas, outlines, "80", points, title="t", place=atlas.places["80001"]),
        territory_svg(atlas, outlines, "987", [], title="t"),
    ]
    for drawing in drawings:
        assert not re.search(r"style=|<style|<script|href|url\(|\son\w+=|#[0-9a-f]{3}", drawing)


def test_a_map_is_one_picture_with_the_words_of_the_page(atlas: Atlas, outlines: Outlines) -> None:
    drawing = parsed(
        territory_svg(atlas, outlines, "80", [], title="La Somme", description="Six lieux", ident="c")
    )

    assert drawing.get("role") == "img"
    assert drawing.get("aria-labelledby") == "c-t c-d"
    assert [(child.get("id"), child.text) for child in drawing][:2] == [
        ("c-t", "La Somme"),
        ("c-d", "Six lieux"),
    ]


def test_words_that_look_like_markup_stay_words(atlas: Atlas, outlines: Outlines) -> None:
    drawing = territory_svg(
        atlas, outlines, "80", [help_at(atlas, "80021", "<b onclick=x>&")], title="<i>", description='"&'
    )

    assert "<b " not in drawing
    assert "<i>" not in drawing
    assert "&lt;b onclick=x&gt;&amp;" in drawing


def test_structures_of_one_commune_are_one_spot_with_their_count(atlas: Atlas, outlines: Outlines) -> None:
    points = [help_at(atlas, "80021", f"Lieu {i}") for i in range(3)] + [help_at(atlas, "80001", "Lieu seul")]
    badges = [
        g
        for g in parsed(territory_svg(atlas, outlines, "80", points, title="t"))
        if "badge" in g.get("class", "")
    ]

    assert sorted((g.findtext(f"{SVG}text") or "", g.findtext(f"{SVG}title")) for g in badges) == [
        ("", "Lieu seul"),
        ("3", "Lieu 0, Lieu 1, Lieu 2"),
    ]


def test_one_specialised_structure_makes_its_spot_specialised(atlas: Atlas, outlines: Outlines) -> None:
    points = [help_at(atlas, "80021"), help_at(atlas, "80021", specialised=True)]

    assert territory_svg(atlas, outlines, "80", points, title="t").count("map-special") == 1


def test_what_is_out_of_view_is_not_drawn(atlas: Atlas, outlines: Outlines) -> None:
    nice, noumea = help_at(atlas, "06088"), help_at(atlas, "98818")

    assert "map-badge" not in territory_svg(atlas, outlines, "80", [nice], title="t")
    assert "map-help" in france_svg(atlas, outlines, [nice], title="t")
    assert "map-help" not in france_svg(atlas, outlines, [noumea], title="t")
    assert "map-here" not in france_svg(atlas, outlines, [], title="t", place=atlas.places["98818"])


@pytest.mark.parametrize("code", ["80001", "97411", "97608", "2B033", "97302"])
def test_the_place_asked_for_is_marked_on_both_maps(atlas: Atlas, outlines: Outlines, code: str) -> None:
    place = atlas.places[code]

    assert "map-here" in france_svg(atlas, outlines, [], title="t", place=place)
    assert "map-here" in territory_svg(atlas, outlines, place.territory, [], title="t", place=place)


def test_every_commune_of_a_territory_is_in_view_of_its_map(atlas: Atlas, outlines: Outlines) -> None:
    for place in atlas.places.values():
        base = territory_base(atlas, outlines, place.territory)
        assert base.window.holds(base.projection(place.longitude, place.latitude)), place.code


def test_every_commune_with_an_outline_is_in_view_of_france(atlas: Atlas, outlines: Outlines) -> None:
    views = france_base(atlas, outlines).views
    unseen = [
        place.code
        for place in atlas.places.values()
        if atlas.territories[place.territory].outline
        and not any(view.place(place.longitude, place.latitude) for view in views)
    ]

    assert unseen == []


def test_a_territory_without_outline_shows_its_communes_as_dots(atlas: Atlas, outlines: Outlines) -> None:
    drawing = territory_svg(atlas, outlines, "987", [], title="t")

    assert drawing.count("h0") == 48
    assert "map-own" not in drawing
    assert "km</text>" in drawing


def test_a_highlighted_territory_is_brought_out(atlas: Atlas, outlines: Outlines) -> None:
    assert "map-own" in france_svg(atlas, outlines, [], title="t", highlight="80")
    assert "map-own" not in france_svg(atlas, outlines, [], title="t", highlight="987")


def test_north_is_up_and_distances_are_true() -> None:
    (x1, y1), (x2, y2) = lambert(2.3522, 48.8566), lambert(4.8357, 45.7640)

    assert y1 < y2
    assert ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5 == pytest.approx(391.5, rel=0.003)
    assert lambert(3, 46.5) == pytest.approx((0, 0))


def test_the_scale_bar_has_the_length_it_says(atlas: Atlas, outlines: Outlines) -> None:
    base = territory_base(atlas, outlines, "80")
    drawn = re.search(r'class="map-scale" d="M16 \d+v8h(\d+)v-8"', base.over)
    said = re.search(r">(\d+) km<", base.over)

    assert drawn
    assert said
    assert int(drawn[1]) / base.window.scale == pytest.approx(int(said[1]), rel=0.02)


def test_lines_are_cut_and_simplified_within_what_is_seen() -> None:
    window = Window(0, 0, 10, 10, 1)

    assert sorted(clipped([(-5, 2), (5, 2), (5, 8), (-5, 8)], window)) == [(0, 2), (0, 8), (5, 2), (5, 8)]
    assert clipped([(20, 20), (30, 20), (30, 30)], window) == []
    assert simplified([(0, 0), (1, 0.01), (2, 0), (3, 5)], 1.0) == [(0, 0), (2, 0), (3, 5)]


def test_a_path_is_relative_and_short() -> None:
    assert path([[(1, 2), (4, 2), (4, 2), (4, 6)]], closed=True) == "m1 2 3 0 0 4z"
    assert path([[(1, 2), (0, 0)], [(5, 5), (6, 5)]], closed=False) == "m1 2-1-2m5 5 1 0"
