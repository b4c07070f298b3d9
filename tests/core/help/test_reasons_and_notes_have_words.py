"""Every reason and note has its French, "tu" to a young person and "vous" to others, in harmless words."""

import json
import re
from pathlib import Path

import pytest

from balise.core.help.wording import NOTES, REASONS, kilometres, said_date, sentence
from balise.core.pack.records import AUDIENCES

DISTANCES = Path(__file__).parents[2] / "vectors" / "distances.json"  # the browser says the same
ALL = {**REASONS, **NOTES}
VOUS = re.compile(r"\b(vous|votre|vos|appelez)\b", re.IGNORECASE)
TU = re.compile(r"\b(tu|te|toi|ton|ta|tes)\b", re.IGNORECASE)
AVOIDED = re.compile(
    r"prostitu|client|escort|consent|dénonc|balanc|tu dois|il faut|sauver|100 %|facile|se mettre en danger",
    re.I,
)


def test_no_code_has_two_meanings() -> None:
    assert not set(REASONS) & set(NOTES)


@pytest.mark.parametrize("code", sorted(ALL))
def test_each_register_is_its_own(code: str) -> None:
    words = ALL[code]
    assert not TU.search(words.text)
    young = words.young or words.text
    assert not VOUS.search(young)
    for text in (words.text, young):
        assert not AVOIDED.search(text)
        assert "{" not in text.replace("{value}", "")
    for audience in AUDIENCES:
        assert sentence(code, "2026-06", audience)


def test_values_are_said_in_french() -> None:
    assert sentence("distance", 5.5, "young") == "à 5,5 km en ligne droite"
    assert sentence("farther", 105.5, "young") == "à 106 km en ligne droite"
    assert sentence("sourced", "2026-10-07", "young") == "source datée : 7 octobre 2026"
    assert [said_date(date) for date in ("2023-06", "2019", "2020-13", "vers 2020")] == [
        "juin 2023",
        "2019",
        "2020-13",
        "vers 2020",
    ]
    assert sentence("remote", None, "young", str.upper) == "SANS TE DÉPLACER"


@pytest.mark.parametrize(("km", "said"), json.loads(DISTANCES.read_text(encoding="utf-8")))
def test_a_distance_is_said_as_exactly_as_it_means_something(km: float, said: str) -> None:
    assert kilometres(km) == said


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(KeyError):
        sentence("nothing", None, "young")
