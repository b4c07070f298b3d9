"""A town outside France is recognised, first, and never stands in for a commune of the same name."""

from balise.core.geo.atlas import Atlas
from balise.core.geo.folding import fold
from balise.core.geo.foreign import ForeignPlace
from balise.core.geo.search import PlaceIndex, ambiguous


def test_every_foreign_name_is_recognised_and_never_answered_silently(
    place_index: PlaceIndex, foreign_places: tuple[ForeignPlace, ...]
) -> None:
    for place in foreign_places:
        hits = place_index.search(place.name, limit=20)
        assert any(hit.kind == "foreign" and hit.score == 1000 for hit in hits), place.name
        assert ambiguous(hits), place.name


def test_a_foreign_town_larger_than_its_namesake_comes_first_and_the_namesake_stays(
    place_index: PlaceIndex, shipped_atlas: Atlas, foreign_places: tuple[ForeignPlace, ...]
) -> None:
    communes = {fold(place.name): place for place in shipped_atlas.places.values()}
    namesakes = [place for place in foreign_places if fold(place.name) in communes]
    assert len(namesakes) >= 20
    for place in namesakes:
        hits = place_index.search(place.name, limit=20)
        assert hits[0].kind == "foreign", place.name
        assert any(hit.kind == "commune" and fold(hit.name) == fold(place.name) for hit in hits), place.name


def test_a_typed_department_brings_the_french_town_back(place_index: PlaceIndex) -> None:
    for text, code in (("vienne 38", "38544"), ("valence drôme", "26362"), ("fribourg 57", "57241")):
        hits = place_index.search(text)
        assert (hits[0].kind, hits[0].code) == ("commune", code)
        assert not ambiguous(hits)


def test_a_typed_country_settles_it(place_index: PlaceIndex) -> None:
    assert place_index.search("valence espagne")[0].name == "Valence (Espagne)"
    assert place_index.search("vienne autriche")[0].name == "Vienne (Autriche)"


def test_a_foreign_hit_has_no_territory_and_names_its_country(place_index: PlaceIndex) -> None:
    hit = place_index.search("bruxelles")[0]
    assert (hit.kind, hit.name, hit.territory) == ("foreign", "Bruxelles (Belgique)", "")
    assert hit.code.startswith("BE-")


def test_every_foreign_code_is_its_own(
    foreign_places: tuple[ForeignPlace, ...], shipped_atlas: Atlas
) -> None:
    codes = [place.code for place in foreign_places]
    assert len(codes) == len(set(codes))
    assert not set(codes) & set(shipped_atlas.places)
    assert 500 <= len(codes) <= 2_000
