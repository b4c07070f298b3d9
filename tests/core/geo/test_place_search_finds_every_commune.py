"""No commune is out of reach: its name, its name and number, and its codes lead to it."""

from balise.core.geo.atlas import Atlas
from balise.core.geo.folding import fold
from balise.core.geo.search import PlaceIndex

EVERY = 10  # one place in ten, another tenth in each test


def test_a_name_typed_exactly_comes_first(shipped_atlas: Atlas, place_index: PlaceIndex) -> None:
    wrong = []
    for place in list(shipped_atlas.places.values())[::EVERY]:
        same = [hit for hit in place_index.search(place.name, limit=1) if hit.score >= 960]
        if not same or fold(same[0].matched or same[0].name.split(" (")[0]) != fold(place.name):
            wrong.append((place.name, same))
    # "La Rochelle" is the nearest whole name to "Rochelle", and far more people live there.
    assert [name for name, hits in wrong if not hits] == []
    assert len(wrong) <= 5, wrong


def test_a_name_with_its_number_finds_the_place(shipped_atlas: Atlas, place_index: PlaceIndex) -> None:
    for place in list(shipped_atlas.places.values())[1::EVERY]:
        if place.kind == "commune":
            text = f"{place.name} {place.department}"
            hits = place_index.search(text)
            best = [hit for hit in hits if hit.score == hits[0].score]
            # Two communes of one département seldom share a name, and "Lyon 3" is also an arrondissement.
            assert place.code in [hit.code for hit in best], text


def test_a_name_with_its_postal_code_finds_the_place(shipped_atlas: Atlas, place_index: PlaceIndex) -> None:
    for place in list(shipped_atlas.places.values())[2::EVERY]:
        if place.postal_codes and place.kind == "commune" and place.code not in ("75056", "69123", "13055"):
            text = f"{place.postal_codes[0]} {place.name}"
            assert place_index.search(text)[0].code == place.code, text


def test_a_postal_code_alone_finds_its_places(shipped_atlas: Atlas, place_index: PlaceIndex) -> None:
    divided = {place.parent for place in shipped_atlas.places.values()}
    for place in list(shipped_atlas.places.values())[3::EVERY]:
        if place.code not in divided:
            for code in place.postal_codes:
                assert place.code in [hit.code for hit in place_index.search(code, limit=100)], code


def test_an_insee_code_alone_finds_its_place(shipped_atlas: Atlas, place_index: PlaceIndex) -> None:
    for place in list(shipped_atlas.places.values())[4::EVERY]:
        assert place.code in [hit.code for hit in place_index.search(place.code, limit=100)]


def test_every_arrondissement_has_its_usual_spellings(shipped_atlas: Atlas, place_index: PlaceIndex) -> None:
    arrondissements = [place for place in shipped_atlas.places.values() if place.kind == "arrondissement"]
    assert len(arrondissements) == 45
    for place in arrondissements:
        city, rank = place.name.split()[:2]
        for text in (
            place.name,
            f"{city} {rank}",
            f"{city.lower()} {rank.rstrip('er')}eme",
            f"{place.postal_codes[0]} {city}",
        ):
            assert place_index.search(text)[0].code == place.code, text


def test_every_merged_commune_leads_to_the_present_one(shipped_atlas: Atlas, place_index: PlaceIndex) -> None:
    for place in list(shipped_atlas.places.values()):
        for former in place.former_names[::EVERY]:
            text = f"{former.name} {place.department}"
            assert place.code in [hit.code for hit in place_index.search(text, limit=20)], text


def test_every_departement_and_region_is_found(shipped_atlas: Atlas, place_index: PlaceIndex) -> None:
    for department in shipped_atlas.departments.values():
        hits = place_index.search(department.code)
        assert (hits[0].kind, hits[0].department) == ("departement", department.code)
        if len(department.territories) == 1:
            assert hits[0].territory == department.territories[0]
    for region in shipped_atlas.regions.values():
        kinds = {hit.kind for hit in place_index.search(region.name, limit=20) if hit.score >= 960}
        assert kinds & {"region", "departement", "commune"}, region.name
