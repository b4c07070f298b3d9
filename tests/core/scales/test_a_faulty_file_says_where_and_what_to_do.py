"""Every fault of a scale's file is told with its line, its column and what to do, in French."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from balise.core.pack.records import Audience
from balise.core.scales import checking_rules
from balise.core.scales.checking import check
from balise.core.scales.checking_rules import law_words
from balise.core.scales.faults import did_you_mean, place_of
from balise.core.scales.laws import DRAWN_SETS, Broken
from balise.core.scales.model import Answer, Rules
from balise.core.scales.toml_places import Place
from tests.core.scales.known_scales import FILES, SHIPPED, SMALL, STARTING, known, told

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


# Each one: what of the starting file becomes what, where a fault is told, and all that is told.
PLANTED = json.loads((Path(__file__).parent / "planted_faults.json").read_text(encoding="utf-8"))


def test_there_are_enough_of_them() -> None:
    assert len(PLANTED) >= 100
    assert len([planted for planted in PLANTED if not planted["told"]]) == 2, "a plain variant; no end date"


@pytest.mark.parametrize("planted", PLANTED, ids=map(str, range(len(PLANTED))))
def test_a_fault_is_told_where_it_is(planted: dict[str, Any]) -> None:
    assert START_TEXT.count(planted["before"]) >= 1
    changed = START_TEXT.replace(planted["before"], planted["after"], 1)
    found = faults(changed)
    assert [reason for _, _, reason in found] == planted["told"]
    if found:
        at = planted["at"]
        anchors = [place(changed, at, nth) for nth in range(changed.count(at))]
        assert set(anchors) & {(line, column) for line, column, _ in found}


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


def test_a_broken_law_is_told_with_an_example() -> None:
    """A file cannot break one without another fault; an engine that changes could."""
    answers: dict[str, Answer] = {
        "a": "yes",
        "b": "unknown",
        "c": "no",
        "d": "yes",
        "e": "yes",
        "f": "refused",
    }
    few = "(par exemple a = oui, c = non, d = oui, e = oui)."
    more: dict[str, Answer] = {**answers, "g": "no"}
    assert law_words(Broken(1, "x", answers)) == (
        f"loi 1 : répondre ce qui inquiète à « x » ferait baisser un axe {few}"
    )
    assert law_words(Broken(2, "x", more)) == (
        "loi 2 : ne plus répondre à « x », qui rassurait, ferait baisser un axe "
        "(par exemple a = oui, c = non, d = oui, e = oui…)."
    )
    assert law_words(Broken(3, "", {"a": "refused"})) == (
        "loi 3 : une urgence ou une implication arrive avec « libre » (par exemple sans aucune réponse)."
    )
    assert law_words(Broken(4, "", {"a": "no"})) == (
        "loi 4 : « libre » arrive sans 60 questions répondues sur 100, ou avec une réponse qui inquiète "
        "(par exemple a = non)."
    )


def test_broken_laws_are_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    by_rule, whole = Broken(1, "x", {"a": "yes"}), Broken(3, "", {"a": "yes"})
    asked: list[tuple[str, int]] = []

    def planted(rules: Rules, audience: Audience, drawn: int) -> tuple[Broken, ...]:
        asked.append((audience, drawn))
        return (whole,)

    monkeypatch.setattr(
        checking_rules,
        "broken_by_rule",
        lambda rules, rule, audience: (by_rule,) * (rule.code == "deux-signes"),
    )
    monkeypatch.setattr(checking_rules, "broken_by", planted)
    found = told(check(START_TEXT, known(), drawn=123)[1])
    assert asked == [("young", 123)]
    assert [(line, column) for line, column, _ in found] == [
        place(START_TEXT, "[echelle]"),
        place(START_TEXT, "[[cumuls]]"),
    ]
    assert [reason[:5] for _, _, reason in found] == ["loi 3", "loi 1"]
    asked.clear()
    check(SHIPPED.read_text(encoding="utf-8"), known())
    assert asked == [("professional", DRAWN_SETS)], "the same questions are proved once"
    asked.clear()
    check(SMALL.read_text(encoding="utf-8"), known(), drawn=5)
    assert asked == [("young", 5), ("professional", 5)]


def test_a_rule_that_is_too_wide_is_told_and_stops_the_proofs() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    more = 'toutes = ["danger = oui", "amener = oui", "empeche = oui"]\nparmi = ["cadeaux = oui", '
    wide = text.replace('parmi = ["cadeaux = oui", ', more, 1)
    assert "8 au plus" not in str(faults(wide)), "eight questions are allowed"
    wider = wide.replace('"empeche = oui"]', '"empeche = oui", "menaces = oui"]', 1)
    ((line, column, reason),) = faults(wider)
    assert (line, column) == place(wider, "[[cumuls]]")
    assert reason == ("9 questions dans une règle : 8 au plus, pour que tous les cas puissent être vérifiés.")


PLAIN = START_TEXT.replace('registre = "ordinaire"', 'registre = "simple"', 1)


def test_a_plain_variant_must_be_easy() -> None:
    hard = "Responsabilité institutionnelle intergénérationnelle. " * 12
    text = PLAIN.replace("Un oui n'en est un que si le non est possible.", hard, 1)
    ((line, column, reason),) = faults(text)
    assert (line, column) == place(text, "[[variantes]]")
    assert re.fullmatch(
        r"« jeune » : lisibilité -?\d+ \(Kandel et Moles\), il faut 80. "
        rf"Texte le plus difficile : ligne {place(text, hard)[0]}\.",
        reason,
    )
    assert faults(START_TEXT.replace("Un oui n'en est un que si le non est possible.", hard, 1)) == []


def test_a_plain_variant_has_short_sentences() -> None:
    long = "je te le dis et tu le sais " * 200
    text = PLAIN.replace("Un oui n'en est un que si le non est possible.", long + ".", 1)
    reasons = [reason for _, _, reason in faults(text)]
    assert any(
        re.fullmatch(r"« jeune » : \d+\.\d mots par phrase en moyenne, 12 au plus\.", said)
        for said in reasons
    )


def test_lengths_may_differ_by_fifteen_per_cent_and_no_more() -> None:
    def titled(length: int) -> list[tuple[int, int, str]]:
        text = START_TEXT
        for title, size in (
            ("De l'aide peut venir maintenant.", 20),
            ("Tu peux parler de ce que tu vis.", 20),
            ("Tes réponses ne suffisent pas.", 20),
            ("Rien ici ne montre de pression.", length),
        ):
            text = text.replace(f'jeune = "{title}"', f'jeune = "{"x" * size}"', 1)
        return faults(text)

    assert titled(17) == titled(23) == []
    for length in (16, 24):
        ((_, _, reason),) = titled(length)
        assert reason == (
            f"« jeune » : {length} signes, qui se verraient de loin. Pour les titres, restez entre 17 et 23."
        )
    text = START_TEXT.replace("Rien ici ne montre de pression.", "Rien ici ne montre de pression", 1)
    more = text.replace("Un questionnaire ne voit pas tout, tu sais.", "y" * 90, 1)
    ((line, column, reason),) = faults(more)
    assert (line, column) == place(more, '[[resultats]]\ncode = "rien-vu"')
    assert "Pour les résultats, restez entre " in reason


def test_what_cannot_be_read_has_no_scale() -> None:
    scale, found = check("[echelle", known())
    assert scale is None
    assert told(found) == [(1, 9, "ce titre se ferme par « ] ». La suite n'a pas été lue.")]
    scale, found = check("", known())
    assert scale is not None
    assert [reason for _, _, reason in told(found)] == sorted(reason for _, _, reason in told(found))
    assert len(found) == 6


def test_a_fault_knows_its_nearest_place() -> None:
    places = {("a",): Place(2, 1), ("a", "b"): Place(3, 4)}
    assert place_of(places, ("a", "b", "c", "d")) == Place(3, 4)
    assert place_of(places, ("a", "x")) == Place(2, 1)
    assert place_of(places, ("z",)) == place_of(places, ()) == Place(1, 1)


def test_a_near_word_is_proposed() -> None:
    assert did_you_mean("cadeau", ["cadeaux", "danger"]) == " Vouliez-vous dire « cadeaux » ?"
    assert did_you_mean("zzz", ["b", "", "a"]) == " À choisir parmi : a, b."
    assert did_you_mean("zzz", []) == did_you_mean("zzz", [""]) == ""
    assert did_you_mean("zzz", [f"k{number}" for number in range(13)]) == ""
    assert did_you_mean("zzz", [f"k{number}" for number in range(12)]).startswith(" À choisir parmi : k0, ")


@pytest.mark.parametrize("text", [START_TEXT, PLAIN], ids=["ordinary", "plain"])
def test_a_file_with_a_line_less_or_an_empty_text_is_told_and_never_crashes(text: str) -> None:
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        less = "".join((*lines[:number], *lines[number + 1 :]))
        assert isinstance(told(check(less, known(), drawn=50)[1]), list)
        if ' = "' in line and not line.startswith("#"):
            key = line.partition(" = ")[0]
            for value in ('""', '"…"', "[]", "7"):
                changed = "".join((*lines[:number], f"{key} = {value}\n", *lines[number + 1 :]))
                assert value == '"…"' or check(changed, known(), drawn=50)[1] or "valable" in key


def test_a_scale_without_text_says_so() -> None:
    texts = re.sub(r'(?m)^jeune = "[^"]*"\n', "", PLAIN)
    reasons = {reason for _, _, reason in faults(texts)}
    assert "il manque « jeune » : un texte entre guillemets." in reasons
    assert not any("qui se verraient" in reason or "lisibilité" in reason for reason in reasons)


def test_a_step_that_nobody_is_shown_is_told() -> None:
    hidden = START_TEXT.replace('jeune = "urgence"', 'jeune = "ecoute"', 1)
    hidden = hidden.replace(
        'jeune = ["urgence", "ecoute", "aide"]', 'jeune = ["adulte", "ecoute", "aide"]', 1
    )
    assert [reason for _, _, reason in faults(hidden)] == ["le geste « urgence » n'est montré nulle part."]
