"""A homonym is never chosen silently, and a clear answer is never questioned."""

import pytest

from balise.core.geo.atlas import Atlas
from balise.core.geo.folding import fold
from balise.core.geo.hits import PLAUSIBLE, SURE, WHOLE, Hit, HitKind, ambiguous
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
    assert not ambiguous([hit(score=900), hit("Rivebois", score=SURE - 1, population=30_000)])


def test_a_much_larger_plausible_town_is_a_rival_of_a_name_not_typed_whole() -> None:
    much_larger = hit("Rivebois", score=PLAUSIBLE, population=100_000)
    assert ambiguous([hit(score=850), much_larger])
    assert not ambiguous([hit(score=WHOLE), much_larger])
    assert not ambiguous([hit(score=850), hit("Rivebois", score=PLAUSIBLE - 1, population=100_000)])
    assert not ambiguous([hit(score=850), hit("Rivebois", score=PLAUSIBLE, population=99_999)])
    assert not ambiguous([hit(score=850), hit("Rivebois", PLAUSIBLE, 100_000, "departement")])


def test_a_very_small_town_is_never_much_larger() -> None:
    assert not ambiguous(
        [hit(score=850, population=2_000), hit("Rivebois", score=PLAUSIBLE, population=4_999)]
    )


def test_a_city_twice_as_large_is_a_rival_too_but_not_of_a_big_town_that_is_clearly_ahead() -> None:
    city = hit("Rivebois", score=690, population=500_000)
    assert ambiguous([hit(score=840, population=180_000), city])
    assert not ambiguous([hit(score=840, population=300_000), city])
    assert not ambiguous([hit(score=863, population=100_000), city])


@pytest.mark.parametrize(("typed", "meant"), [("nant", "Nantes"), ("angé", "Angers"), ("doue", "Douai")])
def test_a_small_place_that_sounds_like_a_town_is_asked(
    place_index: PlaceIndex, typed: str, meant: str
) -> None:
    hits = place_index.search(typed)
    assert fold(hits[0].name) == fold(typed)
    assert meant in [hit.name for hit in hits]
    assert ambiguous(hits)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("monpelier", "Montpellier"), ("touloz", "Toulouse"), ("amyen", "Amiens")],
)
def test_the_larger_town_is_offered_among_the_first_three(
    place_index: PlaceIndex, typed: str, meant: str
) -> None:
    hits = place_index.search(typed)
    assert meant in [hit.name for hit in hits[:3]]
    assert ambiguous(hits)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("abbevile", "Abbeville"),
        ("marseile", "Marseille"),
        ("toulose", "Toulouse"),
        ("bordeau", "Bordeaux"),
        ("strasbour", "Strasbourg"),
        ("mulouse", "Mulhouse"),
        ("grenobl", "Grenoble"),
        ("renne", "Rennes"),
        ("lile", "Lille"),
        ("limoge", "Limoges"),
        ("monpellier", "Montpellier"),
    ],
)
def test_a_town_that_lacks_one_letter_is_answered_at_once(
    place_index: PlaceIndex, typed: str, meant: str
) -> None:
    hits = place_index.search(typed)
    assert hits[0].name == meant
    assert not ambiguous(hits)


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
