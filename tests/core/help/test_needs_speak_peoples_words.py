"""The published list of needs: complete, and found by the words that people use, slang included."""

import csv

import pytest

from balise.config.paths import SHIPPED_DATA
from balise.core.help.needs import find_need
from tests.core.help.small_country import NEEDS


def test_the_list_is_whole() -> None:
    codes = "talk specialised roof health mental_health police lawyer runaway images parents"
    assert [need.code for need in NEEDS] == [*codes.split(), "professionals", "prevention"]
    with (SHIPPED_DATA / "start" / "structures.csv").open(encoding="utf-8", newline="") as lines:
        types = {row["type"] for row in csv.DictReader(lines)}
    assert {type_ for need in NEEDS for type_ in need.types} == types


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("je miche", "specialised"),
        ("Sugar Daddy", "specialised"),
        ("c'est juste des plans", "specialised"),
        ("j'ai nulle part où dormir", "roof"),
        ("je suis en FUGUE", "runaway"),
        ("il a mes nudes", "images"),
        ("chantage", "images"),
        ("je veux une IVG", "health"),
        ("capote", "health"),
        ("depression", "mental_health"),
        ("porter plainte", "police"),
        ("un avocat", "lawyer"),
        ("ma fille ne va pas bien", "parents"),
        ("Je suis éducatrice", "professionals"),
        ("squat", "roof"),
        ("Écoute", "talk"),
    ],
)
def test_words_find_their_need(text: str, code: str) -> None:
    assert find_need(text, NEEDS) == code


def test_a_word_inside_another_is_not_that_word() -> None:
    assert find_need("planète", NEEDS) is None
    assert find_need("", NEEDS) is None


def test_slang_is_for_search_and_never_a_title() -> None:
    slang = ("miche", "escort", "sugar", "plan", "client", "prostitu", "passe")
    for need in NEEDS:
        for shown in (need.label, need.label_young, need.definition):
            assert not any(word in shown.lower().split() for word in slang)
            assert "prostitu" not in shown.lower()


def test_labels_speak_to_their_readers() -> None:
    for need in NEEDS:
        assert " tu " not in f" {need.label.lower()} "
        assert " vous " not in f" {need.label_young.lower()} "
