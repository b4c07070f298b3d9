"""What the browser must answer is what the server answers today, and its rules are the server's."""

import pytest

from tests.vectors import make_places


@pytest.fixture(scope="module")
def texts() -> dict[str, tuple[str, str]]:
    """By file, what it holds and what it should hold."""
    return {path.name: (path.read_text("utf-8"), text) for path, text in make_places.texts().items()}


def test_the_drawn_answers_are_those_of_the_search(texts: dict[str, tuple[str, str]]) -> None:
    held, made = texts["places_more.json"]
    assert held == made, "run: python -m tests.vectors.make_places --write"


def test_the_shared_rules_are_written_as_they_are(texts: dict[str, tuple[str, str]]) -> None:
    held, made = texts["rules.ts"]
    assert held == made, "run: python -m tests.vectors.make_places --write"


def test_the_vectors_stay_small_and_plenty() -> None:
    text = make_places.MORE.read_text("utf-8")
    assert len(text.encode()) <= 400_000
    assert text.count("\n") > 3_000
