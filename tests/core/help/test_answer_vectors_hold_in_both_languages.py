"""`tests/vectors/answers.json`: Python gives these answers, the browser too, match by match, in order."""

import json
from functools import cache
from typing import Any

from balise.core.pack.records import AUDIENCES
from tests.core.help.start_directory import start_index
from tests.vectors.answer_cases import FILE, INSTANTS, PLACES, answered, questions, said
from tests.vectors.in_the_browser import answers_of_the_browser


@cache
def vectors() -> list[dict[str, Any]]:
    return json.loads(FILE.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_the_questions_are_those_of_the_generator() -> None:
    asked = [{**one._asdict(), "needs": list(one.needs)} for one in questions()]
    assert [case["asked"] for case in vectors()] == asked
    assert len(asked) == len(PLACES) * len(AUDIENCES) >= 150
    assert {one["at"] for one in asked} == set(INSTANTS)


def test_python_gives_these_answers() -> None:
    for asked, case in zip(questions(), vectors(), strict=True):
        assert said(answered(start_index(), asked)) == case["said"], case["asked"]


def test_the_browser_gives_these_answers() -> None:
    (found,) = answers_of_the_browser([(start_index(), list(questions()))])
    for answer, case in zip(found, vectors(), strict=True):
        assert answer["said"] == case["said"], case["asked"]
