"""`tests/vectors/answers.json`: Python gives these answers, the browser too, match by match, in order."""

from functools import cache
from pathlib import Path
from typing import Any

from balise.config.paths import SHIPPED_DATA
from balise.core.geo.foreign import load_foreign
from balise.core.geo.place_pack import encode_places
from balise.core.pack.records import AUDIENCES
from tests.core.help.start_directory import atlas, start_index
from tests.vectors.answer_cases import FILE, INSTANTS, PLACES, answered, questions, said
from tests.vectors.files import read_cases
from tests.vectors.in_the_browser import answers_of_the_browser


@cache
def vectors() -> list[dict[str, Any]]:
    return read_cases(FILE)


def test_the_questions_are_those_of_the_generator() -> None:
    asked = [{**one._asdict(), "needs": list(one.needs)} for one in questions()]
    assert [case["asked"] for case in vectors()] == asked
    assert len(asked) == len(PLACES) * len(AUDIENCES) >= 150
    assert {one["at"] for one in asked} == set(INSTANTS)


def test_python_gives_these_answers() -> None:
    for asked, case in zip(questions(), vectors(), strict=True):
        assert said(answered(start_index(), asked)) == case["said"], case["asked"]


def test_the_browser_gives_these_answers_from_the_files_of_a_pack(tmp_path: Path) -> None:
    places = tmp_path / "places.bin"
    places.write_bytes(encode_places(atlas(), load_foreign(SHIPPED_DATA / "places")))
    (found,) = answers_of_the_browser([(start_index(), list(questions()))], places)
    for answer, case in zip(found, vectors(), strict=True):
        assert answer == case["said"], case["asked"]
