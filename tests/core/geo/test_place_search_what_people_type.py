"""What people type finds what they mean: the reviewed cases that the browser's search must pass too."""

import json
from pathlib import Path

import pytest

from balise.core.geo.search import PlaceIndex, ambiguous

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "places.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: f"{case['about']}: {case['query'][:40]!r}")
def test_the_best_hits_and_whether_to_ask(place_index: PlaceIndex, case: dict[str, object]) -> None:
    hits = place_index.search(str(case["query"]))
    first = case["first"]
    assert isinstance(first, list)
    assert [hit.code for hit in hits][: len(first) or None] == first
    assert [hit.name for hit in hits][: len(first)] == case["names"]
    assert ambiguous(hits) is case["ask"]


def test_there_are_enough_cases_and_none_twice() -> None:
    queries = [case["query"] for case in VECTORS]
    assert len(queries) >= 200
    assert len(queries) == len(set(queries))


def test_a_hit_says_under_which_other_name_it_was_found(place_index: PlaceIndex) -> None:
    best = place_index.search("lomme")[0]
    assert (best.name, best.matched) == ("Lille", "Lomme")
    assert place_index.search("lille")[0].matched == ""


def test_the_public_shape_has_these_keys_and_no_other(place_index: PlaceIndex) -> None:
    from balise.core.geo.search import search_answer

    answer = search_answer("Abbevile", place_index.search("Abbevile", limit=1))
    assert answer == {
        "query": "Abbevile",
        "hits": [
            {
                "kind": "commune",
                "code": "80001",
                "name": "Abbeville",
                "territory": "80",
                "score": answer["hits"][0]["score"],
            }
        ],
    }
    assert isinstance(answer["hits"][0]["score"], int)
