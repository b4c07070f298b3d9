"""Every fault of a scale's file is told with its line, its column and what to do, in French."""

import json
import re
from pathlib import Path

import pytest

from balise.core.scales.checking import check
from tests.core.scales.known_scales import FILES, STARTING, known, told

START_TEXT = STARTING.read_text(encoding="utf-8")


def faults(text: str) -> list[tuple[int, int, str]]:
    return told(check(text, known(), drawn=2_000)[1])


def place(text: str, part: str, nth: int = 0) -> tuple[int, int]:
    """Line and column of a part of a text, as an editor counts them."""
    at = [found.start() for found in re.finditer(re.escape(part), text)][nth]
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


@pytest.mark.parametrize("code", FILES)
def test_the_three_scales_have_no_fault(code: str) -> None:
    assert faults(FILES[code].read_text(encoding="utf-8")) == []


# Each one: what of the starting file becomes what, where the fault is told, and words of what is told.
PLANTED = json.loads((Path(__file__).parent / "planted_faults.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted["after"][:40])
def test_a_fault_is_told_where_it_is(planted: dict[str, str]) -> None:
    before, after, at, said = (planted[key] for key in ("before", "after", "at", "said"))
    assert START_TEXT.count(before) >= 1
    changed = START_TEXT.replace(before, after, 1)
    found = faults(changed)
    assert found, "nothing was told"
    reasons = [reason for _, _, reason in found if said in reason]
    assert reasons, found
    places = {(line, column) for line, column, reason in found if said in reason}
    everywhere = [place(changed, at, nth) for nth in range(changed.count(at))]
    assert places & set(everywhere), (places, everywhere)


def test_several_faults_come_in_the_order_of_the_file() -> None:
    text = START_TEXT.replace('theme = "liberté"', 'theme = "liberté"\npoids = "3"', 1)
    text = text.replace('quand = ["situation risque"]', 'quand = ["situation exploitation"]', 1)
    text = text.replace('jeune = "En ce moment, je suis en danger."\n', "", 1)
    text = text.replace('"cadeaux = oui", ', '"cadeaux = non", ', 1)
    found = faults(text)
    assert found == sorted(found)
    reasons = [reason for _, _, reason in found]
    for said in (
        "« poids »",
        "il manque « jeune »",
        "n'inquiète pas",
        "personne ne peut arriver",
        "aucun résultat",
    ):
        assert any(said in reason for reason in reasons), said
