"""Whatever is typed, the search answers: bounded, ordered, the same twice; what is no place finds none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from balise.core.geo.folding import fold, skeleton
from balise.core.geo.search import PlaceIndex

LIKELY = st.text(alphabet="abeilmnorstuv -'é0123456789", max_size=60)


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=300), LIKELY), st.integers(-1, 30))
def test_any_text_gets_an_ordered_bounded_answer(place_index: PlaceIndex, text: str, limit: int) -> None:
    hits = place_index.search(text, limit)
    assert len(hits) <= max(limit, 0)
    order = [(-hit.score, -hit.population, hit.code) for hit in hits]
    assert order == sorted(order)
    assert len({(hit.kind, hit.code) for hit in hits}) == len(hits)
    assert all(isinstance(hit.score, int) and 1 <= hit.score <= 1000 for hit in hits)
    assert place_index.search(text, limit) == hits


@settings(max_examples=300)
@given(st.text(max_size=80))
def test_folding_twice_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert set(folded) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    assert folded == " ".join(folded.split())
    assert skeleton(skeleton(folded)) == skeleton(folded)


@settings(max_examples=100)
@given(LIKELY)
def test_case_and_outer_spaces_do_not_matter(place_index: PlaceIndex, text: str) -> None:
    assert place_index.search(f"  {text.upper()} ") == place_index.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\0",
        "????",
        "-'’.,;()",
        "azerqsdf",
        "wxcvbnwxcvbn",
        "😀🏳️‍🌈",
        "\ud800",
        "'; DROP TABLE users; --",
        "SELECT * FROM communes",
        "1 or 1=1",
        "<script>alert(1)</script>",
        "a" * 5_000,
        "paris " * 1_000,
        "é" * 5_000,
        "1" * 5_000,
        "東京",
        "00000",
        "99999",
    ],
    ids=lambda text: ascii(text[:24]),
)
def test_nonsense_is_no_place(place_index: PlaceIndex, text: str) -> None:
    assert place_index.search(text) == []
