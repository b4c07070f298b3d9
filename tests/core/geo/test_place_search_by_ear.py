"""A name written as it sounds leads to the town; what sounds like no place leads nowhere."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from balise.core.geo.folding import fold
from balise.core.geo.search import PlaceIndex, ambiguous
from balise.core.geo.sounds import sounds

SPELLINGS = json.loads(
    (Path(__file__).parents[2] / "vectors" / "spellings_by_ear.json").read_text(encoding="utf-8")
)
WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", max_size=30)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("bordox", "Bordeaux"),
        ("kimper", "Quimper"),
        ("amyen", "Amiens"),
        ("otun", "Autun"),
        ("roubé", "Roubaix"),
        ("nant", "Nantes"),
        ("kaiène", "Cayenne"),
        ("oriyac", "Aurillac"),
        ("perpinian", "Perpignan"),
        ("monpelier", "Montpellier"),
        ("stdenis", "Saint-Denis"),
        ("marseye", "Marseille"),
        ("krétei", "Créteil"),
        ("kan", "Caen"),
        ("bobini", "Bobigny"),
        ("angoulaime", "Angoulême"),
    ],
)
def test_two_spellings_of_one_sound_share_a_key(typed: str, name: str) -> None:
    mine, theirs = sounds([fold(typed), fold(name)])
    assert set(mine) & set(theirs)


@pytest.mark.parametrize(("one", "other"), [("Lyon", "Laon"), ("Toulon", "Toulouse"), ("Nantes", "Nancy")])
def test_two_towns_keep_their_own_sounds(one: str, other: str) -> None:
    mine, theirs = sounds([fold(one), fold(other)])
    assert not set(mine) & set(theirs)


@settings(max_examples=200)
@given(st.lists(WORDS.map(fold), max_size=8))
def test_a_name_sounds_the_same_alone_and_among_others(names: list[str]) -> None:
    together = sounds(names)
    assert together == [sounds([name])[0] for name in names]
    assert all(
        key == "" or (key.isascii() and key.isalpha() and key.islower()) for keys in together for key in keys
    )


def test_nine_spellings_in_ten_have_their_town_in_the_first_three(place_index: PlaceIndex) -> None:
    lost = [
        case["typed"]
        for case in SPELLINGS
        if case["name"] not in [hit.name for hit in place_index.search(case["typed"])[:3]]
    ]
    assert len(SPELLINGS) >= 150
    assert len(lost) * 10 <= len(SPELLINGS), lost


def test_no_spelling_by_ear_of_five_letters_is_left_without_an_answer(place_index: PlaceIndex) -> None:
    assert [
        case["typed"]
        for case in SPELLINGS
        if len(case["typed"]) >= 5 and not place_index.search(case["typed"])
    ] == []


@pytest.mark.parametrize(
    "typed", ["bordox", "kimper", "dunkerke", "perpinian", "abevile 80", "clermon feran"]
)
def test_a_town_known_by_its_sound_and_without_rival_is_answered_at_once(
    place_index: PlaceIndex, typed: str
) -> None:
    assert not ambiguous(place_index.search(typed))


@pytest.mark.parametrize("typed", ["sain dni", "abvile", "vilurbane", "sin germin en lé", "oriyac"])
def test_a_sound_that_is_only_near_or_that_several_share_is_asked(
    place_index: PlaceIndex, typed: str
) -> None:
    assert ambiguous(place_index.search(typed))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("abevile 80", "80001"),
        ("stdenis reunion", "97411"),
        ("stdenis 974", "97411"),
        ("stdenis 93", "93066"),
        ("fort de france martinike", "97209"),
        ("reunion 974", "974"),
        ("renion 974", "974"),
    ],
)
def test_a_departement_said_at_the_end_weighs(place_index: PlaceIndex, typed: str, code: str) -> None:
    hits = place_index.search(typed)
    assert hits[0].code == code
    assert not ambiguous(hits)


@pytest.mark.parametrize("typed", ["xqzzk", "qsdfgh", "fjdksl", "lorem ipsum", "je ne sais pas", "zzzzzz"])
def test_what_sounds_like_no_place_finds_none(place_index: PlaceIndex, typed: str) -> None:
    assert place_index.search(typed) == []
