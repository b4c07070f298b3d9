"""The atlas holds every commune, in one territory, at a believable point, in its time zone."""

import shutil
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import Atlas, load_atlas
from balise.core.geo.distance import distance_km

PLACES = SHIPPED_DATA / "places"


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas(PLACES)


def test_every_commune_and_arrondissement_is_there(atlas: Atlas) -> None:
    kinds = Counter(place.kind for place in atlas.places.values())
    former = Counter(name.kind for place in atlas.places.values() for name in place.former_names)

    assert kinds == {"commune": 34_969, "arrondissement": 45}
    assert (former["delegated"], former["associated"]) == (2_105, 471)
    assert sum(place.population for place in atlas.places.values() if place.kind == "commune") == 68_952_941


def test_every_place_stands_in_known_divisions(atlas: Atlas) -> None:
    for place in atlas.places.values():
        territory = atlas.territories[place.territory]
        department = atlas.departments[place.department]
        assert place.department in territory.departments
        assert place.territory in department.territories
        assert place.region == department.region == territory.region
        assert place.region in atlas.regions
        assert place.parent == "" or place.department == atlas.places[place.parent].department


def test_every_place_has_a_postal_code_except_where_no_post_goes(atlas: Atlas) -> None:
    without = {place.code for place in atlas.places.values() if not place.postal_codes}

    assert without == {"98411", "98412", "98413", "98414", "98415"}
    assert all(
        len(code) == 5 and code.isdigit() for place in atlas.places.values() for code in place.postal_codes
    )


def test_only_places_without_inhabitants_count_none(atlas: Atlas) -> None:
    empty = {place.code for place in atlas.places.values() if not place.population}

    dead_for_france = {"55039", "55050", "55139", "55189", "55239", "55307"}  # villages destroyed in 1916
    assert {"98411", "98412", "98413", "98414", "98415", "98901"} <= empty
    assert {code for code in empty if not code.startswith("98")} == dead_for_france


@pytest.mark.parametrize(
    ("code", "latitude", "longitude", "within"),
    [
        ("75056", 48.8566, 2.3522, 0.1),
        ("80001", 50.1058, 1.8358, 1.0),  # Abbeville
        ("69123", 45.7676, 4.8357, 0.5),
        ("13055", 43.2965, 5.3698, 0.5),
        ("97411", -20.8789, 55.4481, 0.5),
        ("97302", 4.9372, -52.3260, 1.5),
        ("98818", -22.2741, 166.4488, 0.5),
        ("98735", -17.5347, -149.5684, 0.5),
        ("2A004", 41.9193, 8.7386, 0.5),
        ("49099", 47.0594, -0.8789, 0.5),  # Cholet: its town hall is 7 km off in the source
        ("33529", 44.6300, -1.1460, 1.0),  # La Teste-de-Buch, 11 km
        ("29155", 48.4577, -5.0960, 0.5),  # Ouessant
    ],
)
def test_known_town_halls_are_where_they_are(
    atlas: Atlas, code: str, latitude: float, longitude: float, within: float
) -> None:
    place = atlas.places[code]

    assert distance_km(place.latitude, place.longitude, latitude, longitude) < within


def test_communes_that_the_source_cannot_place_are_placed_by_hand(atlas: Atlas) -> None:
    neussargues = atlas.places["15141"]
    for code in ("15031", "15035", "15047", "15171"):
        place = atlas.places[code]
        km = distance_km(place.latitude, place.longitude, neussargues.latitude, neussargues.longitude)
        assert 0.5 < km < 10
        assert place.landmass == neussargues.landmass


def test_every_time_zone_exists_and_the_exceptions_hold(atlas: Atlas) -> None:
    for zone in {place.timezone for place in atlas.places.values()} | {
        t.timezone for t in atlas.territories.values()
    }:
        ZoneInfo(zone)

    assert {place.timezone for place in atlas.places.values() if place.department < "971"} == {"Europe/Paris"}
    marquesas = {"98718", "98723", "98731", "98746", "98756", "98757"}
    zones = {place.code: place.timezone for place in atlas.places.values() if place.territory == "987"}
    assert {code for code, zone in zones.items() if zone == "Pacific/Marquesas"} == marquesas
    assert {code for code, zone in zones.items() if zone == "Pacific/Gambier"} == {"98719"}
    assert set(zones.values()) == {"Pacific/Tahiti", "Pacific/Marquesas", "Pacific/Gambier"}


def test_the_sea_separates_and_bridges_join(atlas: Atlas) -> None:
    land = {code: place.landmass for code, place in atlas.places.items()}
    mainland = land["75056"]

    assert mainland == 1
    for code in (
        "17297",
        "17093",
        "85163",
        "50353",
        "44184",
        "76351",
    ):  # Ré, Oléron, Noirmoutier, Mont-Saint-Michel…
        assert land[code] == mainland, code
    for code in ("2A004", "29155", "56152", "85113", "56069", "29082", "22016", "17004", "97411"):
        assert land[code] != mainland, code
    assert land["97105"] == land["97120"] != land["97112"]  # Basse-Terre, Pointe-à-Pitre; Marie-Galante
    assert land["97611"] != land["97608"]  # Mamoudzou, Petite-Terre: a ferry
    assert land["98735"] != land["98729"]  # Tahiti, Moorea
    assert len({land["2A004"], land["2B033"]}) == 1
    islands = {place.landmass for place in atlas.places.values()} - {mainland}
    stray = [code for code, place in atlas.places.items() if place.landmass == mainland and code > "97"]
    assert len(islands) > 70
    assert stray == []


def test_a_former_code_leads_to_a_current_commune(atlas: Atlas) -> None:
    assert set(atlas.former.values()) <= {p.code for p in atlas.places.values() if p.kind == "commune"}
    assert not set(atlas.former) & set(atlas.places)
    assert atlas.former["50602"] == "50129"  # Tourlaville, in Cherbourg-en-Cotentin
    assert atlas.former["91182"] == "91228"  # Courcouronnes
    assert "Évry" in {name.name for name in atlas.places["91228"].former_names}


def test_a_table_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    shutil.copytree(PLACES, tmp_path / "places")
    (tmp_path / "places" / "regions.csv").write_text("code;name\n11;Île-de-France\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"regions\.csv"):
        load_atlas(tmp_path / "places")
