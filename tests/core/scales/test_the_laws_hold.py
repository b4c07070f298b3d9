"""The four laws of every scale, proved; and a scale or an engine that breaks one is caught."""

import numpy as np
import pytest
from msgspec.structs import replace

from balise.core.pack.records import Audience
from balise.core.scales.checking_rules import audiences_of
from balise.core.scales.evaluate import axes_reached, completed
from balise.core.scales.laws import (
    DRAWN_SETS,
    MOST_ITEMS_OF_A_RULE,
    Broken,
    all_answers,
    broken_by,
    broken_by_rule,
    counter_examples,
)
from balise.core.scales.many_answers import Heights, Many, as_answers, draw, heights_reached, worrying_row
from balise.core.scales.model import ANSWERS, AXES, Level, Rule, Rules, Sign
from tests.core.scales.known_scales import FILES, scale_of
from tests.core.scales.planted import FreeTooSoon, reassuring_rule, urgent_when_free, with_rule

BOTH = [(code, audience) for code in FILES for audience in audiences_of(scale_of(code))]
SHIPPED = scale_of("faire-le-point").rules
YOUNG = SHIPPED.asked("young")


@pytest.mark.parametrize(("code", "audience"), BOTH)
def test_each_rule_on_every_answer_it_can_see(code: str, audience: Audience) -> None:
    rules = scale_of(code).rules
    for rule in rules.rules:
        assert broken_by_rule(rules, rule, audience) == ()


@pytest.mark.parametrize(("code", "audience"), BOTH)
def test_the_whole_on_a_hundred_thousand_drawn_sets(code: str, audience: Audience) -> None:
    assert DRAWN_SETS >= 100_000
    assert broken_by(scale_of(code).rules, audience) == ()


@pytest.mark.parametrize(("code", "audience"), BOTH)
def test_a_rule_holds_exactly_when_its_conditions_are_met(code: str, audience: Audience) -> None:
    """Counted here by hand, over every answer to the items that the rule names."""
    rules = scale_of(code).rules
    asked = rules.asked(audience)
    position = {item.code: place for place, item in enumerate(asked)}
    for rule in rules.rules:
        named = [position[sign.item] for sign in rule.signs if sign.item in position]
        if not named:
            continue
        alone = replace(rules, rules=(rule,), minimums=())
        answers = all_answers(asked, named)
        heights = heights_reached(alone, audience, answers)
        for row, height in zip(answers.tolist(), heights.tolist(), strict=True):
            met = [
                sign.item in position and ANSWERS[row[position[sign.item]]] == sign.answer
                for sign in rule.signs
            ]
            every, among = met[: len(rule.every)], met[len(rule.every) :]
            expected = all(every) and among.count(True) >= rule.at_least
            for level in rule.gives:
                assert (height[AXES.index(level.axis)] == level.height) == expected


@pytest.mark.parametrize(("code", "audience"), BOTH)
def test_the_two_writings_of_the_evaluation_agree(code: str, audience: Audience) -> None:
    rules = scale_of(code).rules
    asked = rules.asked(audience)
    answers = draw(asked, 2_000, seed=5)
    heights = heights_reached(rules, audience, answers)
    for row, height in zip(answers, heights.tolist(), strict=True):
        axes = axes_reached(rules, asked, completed(asked, as_answers(asked, row)))
        assert [axes.level(axis).height for axis in AXES] == height


def test_the_two_writings_agree_on_rules_that_no_scale_has_yet() -> None:
    several = Rule(
        code="several",
        every=(Sign("codes", "no"), Sign("cadeaux", "yes")),
        among=(Sign("dormir", "yes"), Sign("danger", "yes"), Sign("amener", "yes"), Sign("absent", "yes")),
        at_least=2,
        gives=(Level("implication", "participation"), Level("urgency", "proche")),
    )
    rules = replace(SHIPPED, rules=(several,))
    columns = [
        position for position, item in enumerate(YOUNG) if item.code in {s.item for s in several.signs}
    ]
    assert len(columns) == 5
    answers = all_answers(YOUNG, columns)
    heights = heights_reached(rules, "young", answers)
    assert set(heights[:, 1].tolist()) == {0, 2}
    for row, height in zip(answers, heights.tolist(), strict=True):
        axes = axes_reached(rules, YOUNG, completed(YOUNG, as_answers(YOUNG, row)))
        assert [axes.level(axis).height for axis in AXES] == height


@pytest.mark.parametrize("asked", [0, 1, 5])
def test_the_two_writings_agree_on_few_items(asked: int) -> None:
    rules = replace(SHIPPED, items=SHIPPED.items[:asked], rules=(), minimums=())
    items = rules.asked("young")
    answers = all_answers(items, list(range(asked)))
    for row, height in zip(answers, heights_reached(rules, "young", answers).tolist(), strict=True):
        axes = axes_reached(rules, items, completed(items, as_answers(items, row)))
        assert [axes.level(axis).height for axis in AXES] == height


@pytest.mark.parametrize("axis", [1, 2])
def test_libre_with_implication_or_urgency_alone_breaks_law_3(axis: int) -> None:
    def always(answers: Many) -> Heights:
        heights = np.zeros((len(answers), 3), dtype=np.int8)
        heights[:, axis] = 1
        return heights

    calm = np.tile(1 - worrying_row(YOUNG), (2, 1))
    assert list(counter_examples(YOUNG, calm, always)) == [Broken(3, "", as_answers(YOUNG, calm[0]))]


def test_libre_by_silence_or_with_a_worry_breaks_law_4() -> None:
    def always(answers: Many) -> Heights:
        return np.zeros((len(answers), 3), dtype=np.int8)

    calm = 1 - worrying_row(YOUNG)
    for answered, broken in ((24, 0), (15, 0), (14, 1), (0, 1)):
        for silence in ("unknown", "refused"):
            row = calm.copy()
            row[answered:] = ANSWERS.index(silence)
            expected = [Broken(4, "", as_answers(YOUNG, row))] * broken
            assert list(counter_examples(YOUNG, np.array([row, row]), always)) == expected
    worried = calm.copy()
    worried[3] = worrying_row(YOUNG)[3]
    assert list(counter_examples(YOUNG, np.array([worried]), always)) == [
        Broken(4, "", as_answers(YOUNG, worried))
    ]


def test_drawn_sets_reach_every_level_and_every_answer() -> None:
    answers = draw(YOUNG, 20_000, seed=1)
    heights = heights_reached(SHIPPED, "young", answers)
    for axis, most in enumerate((3, 2, 2)):
        assert set(heights[:, axis].tolist()) == set(range(most + 1))
    for column in range(len(YOUNG)):
        assert set(answers[:, column].tolist()) == {0, 1, 2, 3}
    assert (heights[:, 0] == 0).mean() > 0.05, "libre is the level that the laws are about"
    assert not (draw(YOUNG, 50, seed=1) == draw(YOUNG, 50, seed=2)).all()
    assert (draw(YOUNG, 50, seed=1) == draw(YOUNG, 50, seed=1)).all()


def test_all_answers_are_all_of_them_on_two_backgrounds() -> None:
    answers = all_answers(YOUNG, [0, 3])
    assert answers.shape == (32, 24)
    assert len({tuple(row) for row in answers.tolist()}) == 32
    others = np.delete(answers, [0, 3], axis=1)
    reassuring = np.delete(1 - worrying_row(YOUNG), [0, 3])
    assert (others[:16] == ANSWERS.index("refused")).all()
    assert (others[16:] == reassuring).all()


def test_a_rule_set_off_by_a_reassuring_answer_breaks_laws_1_and_2() -> None:
    rules = reassuring_rule(SHIPPED)
    broken = broken_by(rules, "young", sets=5_000)
    assert [one.law for one in broken] == [1, 2]
    assert {one.item for one in broken} == {"dire-non"}
    assert all(one.answers["dire-non"] == "yes" for one in broken)
    by_rule = broken_by_rule(rules, rules.rules[-1], "young")
    assert [one.law for one in by_rule] == [1, 2]


def test_silence_alone_can_break_law_2() -> None:
    """A rule that holds on "no" to an alert: the worrying answer is caught apart."""
    sign = Sign("danger", "no")
    rule = Rule(code="planted", every=(sign,), gives=(Level("implication", "sollicitation"),))
    rules = with_rule(SHIPPED, rule)
    by_law = {one.law: one for one in broken_by_rule(rules, rule, "young")}
    assert by_law[2].item == "danger"
    assert by_law[2].answers["danger"] == "no"


def test_urgency_with_libre_breaks_law_3() -> None:
    small = scale_of("small").rules
    rules = replace(small, minimums=urgent_when_free(small).minimums[-1:])
    (found,) = [one for one in broken_by(rules, "young", sets=5_000) if one.law == 3]
    assert found.item == ""
    assert set(found.answers) == {item.code for item in rules.asked("young")}


@pytest.mark.parametrize("worry", [False, True])
def test_libre_without_its_conditions_breaks_law_4(worry: bool) -> None:
    answers = draw(YOUNG, 20_000, seed=3)
    (found,) = [one for one in counter_examples(YOUNG, answers, FreeTooSoon(SHIPPED, worry)) if one.law == 4]
    given = [answer for answer in found.answers.values() if answer in ("yes", "no")]
    assert (found.answers["tranquille-si"] == "yes") is worry or len(given) < 15


def test_an_audience_that_is_asked_nothing_has_nothing_to_prove() -> None:
    hidden = tuple(replace(item, hidden_for=("relative",)) for item in SHIPPED.items)
    rules = replace(SHIPPED, items=hidden)
    assert broken_by(rules, "relative") == ()
    assert broken_by_rule(rules, rules.rules[0], "relative") == ()


def test_a_rule_of_more_than_eight_items_is_not_proved() -> None:
    def wide(items: int) -> Rule:
        signs = tuple(Sign(item.code, item.worrying) for item in YOUNG[:items])
        return Rule(code="wide", among=signs, at_least=items, gives=(Level("situation", "exploitation"),))

    assert MOST_ITEMS_OF_A_RULE == 8
    assert broken_by_rule(with_rule(SHIPPED, wide(8)), wide(8), "young") == ()
    with pytest.raises(ValueError, match="wide: 9 items"):
        broken_by_rule(with_rule(SHIPPED, wide(9)), wide(9), "young")


def test_one_example_of_each_law_is_enough() -> None:
    rules: Rules = reassuring_rule(reassuring_rule(SHIPPED))
    laws = [one.law for one in broken_by(rules, "young", sets=3_000)]
    assert laws == sorted(set(laws))
