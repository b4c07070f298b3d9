"""A homonym is never chosen silently, and a clear answer is never questioned."""

import pytest

from balise.core.geo.atlas import Atlas
from balise.core.geo.folding import fold
from balise.core.geo.hits import SURE, WHOLE, Hit, HitKind, ambiguous
from balise.core.geo.search import PlaceIndex


def hit(
    name: str = "Rivebelle",
    score: int = 1000,
    population: int = 20_000,
    kind: HitKind = "commune",
    matched: str = "",
) -> Hit:
    return Hit(
        kind=kind,
        code=f"{name}{score}{population}",
        name=name,
        territory="",
        score=score,
        population=population,
        matched=matched,
    )


def test_no_hit_is_unknown_not_ambiguous() -> None:
    assert not ambiguous([])


def test_one_sure_hit_is_the_answer() -> None:
    assert not ambiguous([hit()])
    assert not ambiguous([hit(), hit("Rivebois", score=800)])


def test_a_foreign_town_is_never_taken_for_granted() -> None:
    assert ambiguous([hit(kind="foreign")])
    assert ambiguous([hit(kind="foreign"), hit()])
    assert ambiguous([hit(), hit("Rivebelle (Belgique)", kind="foreign")])


def test_a_homonym_must_be_chosen() -> None:
    assert ambiguous([hit(population=900_000), hit(population=12)])
    assert ambiguous([hit(population=900_000), hit(population=12, score=980)])


def test_an_unsure_hit_must_be_confirmed() -> None:
    assert ambiguous([hit(score=SURE - 1)])
    assert not ambiguous([hit(score=SURE)])


def test_a_slip_away_from_a_small_place_must_be_confirmed() -> None:
    assert ambiguous([hit(score=WHOLE - 1, population=300)])
    assert not ambiguous([hit(score=WHOLE, population=300)])


def test_the_beginning_of_a_larger_town_must_be_chosen() -> None:
    assert ambiguous([hit("Rive"), hit("Rive-sur-Mer", score=870, population=100_000)])
    assert not ambiguous([hit("Rive"), hit("Rivebelle", score=870, population=100_000)])
    assert not ambiguous([hit("Rive"), hit("Rive-sur-Mer", score=870, population=100)])
    assert ambiguous([hit("Le Rive"), hit("Rive-sur-Mer", score=870, population=100_000)])
    assert ambiguous([hit("Autre", matched="Rive"), hit("Rive-sur-Mer", score=870, population=100_000)])


def test_a_larger_sure_match_is_a_rival_of_a_name_not_typed_whole() -> None:
    assert ambiguous([hit(score=900), hit("Rivebois", score=800, population=100_000)])
    assert not ambiguous([hit(score=900), hit("Rivebois", score=SURE - 1, population=100_000)])


def test_every_homonym_of_france_is_asked(shipped_atlas: Atlas, place_index: PlaceIndex) -> None:
    seen: dict[str, int] = {}
    for place in shipped_atlas.places.values():
        seen[fold(place.name)] = seen.get(fold(place.name), 0) + 1
    homonyms = sorted(name for name, times in seen.items() if times > 1)
    assert len(homonyms) > 1_000
    assert [name for name in homonyms if not ambiguous(place_index.search(name))] == []


@pytest.mark.parametrize("name", ["Paris", "Lyon", "Marseille", "Toulouse", "Amiens", "Papeete", "Mamoudzou"])
def test_large_towns_are_answered_at_once(place_index: PlaceIndex, name: str) -> None:
    hits = place_index.search(name)
    assert hits[0].name == name
    assert not ambiguous(hits)


def test_the_site_s_default_limit_is_enough_to_see_a_rival(place_index: PlaceIndex) -> None:
    for text in ("saint martin", "clermont", "vienne", "valence", "montreuil"):
        assert ambiguous(place_index.search(text, limit=10)) is ambiguous(place_index.search(text, limit=100))
