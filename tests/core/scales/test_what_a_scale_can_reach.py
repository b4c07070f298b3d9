"""The smallest answers of each rule, every combination of levels, and what changes nothing."""

import pytest
from msgspec.structs import replace

from balise.core.pack.records import Audience
from balise.core.scales.checking_rules import audiences_of
from balise.core.scales.evaluate import axes_reached, completed, evaluate
from balise.core.scales.many_answers import as_answers, draw, heights_reached
from balise.core.scales.model import AXES, LEVELS, Axes, Level, Minimum, Rule, Sign
from balise.core.scales.reach import changes_something, just_enough_to_reassure, reachable, smallest_answers
from tests.core.scales.known_scales import FILES, scale_of

SHIPPED = scale_of("faire-le-point").rules


@pytest.mark.parametrize(("code", "audience"), [(c, a) for c in FILES for a in audiences_of(scale_of(c))])
def test_nothing_drawn_reaches_what_was_not_foreseen(code: str, audience: Audience) -> None:
    rules = scale_of(code).rules
    asked = rules.asked(audience)
    foreseen = reachable(rules, audience)
    heights = heights_reached(rules, audience, draw(asked, 20_000, seed=9))
    drawn = {
        Axes(*(LEVELS[axis][height] for axis, height in zip(AXES, row, strict=True)))
        for row in heights.tolist()
    }
    assert drawn <= foreseen.keys()
    for axes, answers in foreseen.items():
        assert evaluate(rules, audience, answers).axes == axes


def test_the_shipped_scale_reaches_twenty_combinations() -> None:
    assert len(reachable(SHIPPED, "young")) == 20
    assert reachable(SHIPPED, "young")[Axes("risque", "aucune", "immediate")] == {"danger": "yes"}
    assert reachable(SHIPPED, "young")[Axes("indetermine", "aucune", "aucune")] == {}


def test_the_smallest_answers_of_a_rule() -> None:
    by_code = {rule.code: rule for rule in SHIPPED.rules}
    assert list(smallest_answers(by_code["dire-non"])) == [{"dire-non": "no"}]
    pairs = list(smallest_answers(by_code["signes-reunis"]))
    assert len(pairs) == 10
    assert {"cadeaux": "yes", "codes": "no"} in pairs
    assert all(len(pair) == 2 for pair in pairs)
    assert next(smallest_answers(by_code["dette-et-emprise"])) == {"rembourser": "yes", "dormir": "yes"}
    torn = Rule(code="torn", every=(Sign("a", "yes"), Sign("a", "no")), gives=())
    assert list(smallest_answers(torn)) == []
    never = Rule(code="never", among=(Sign("a", "yes"),), at_least=2, gives=())
    assert list(smallest_answers(never)) == []


def test_just_enough_to_reassure() -> None:
    enough = just_enough_to_reassure(SHIPPED.items[:10])
    assert len(enough) == 6
    assert enough["dire-non"] == "yes"
    assert enough["cadeaux"] == "no"
    assert len(just_enough_to_reassure(SHIPPED.items[:4])) == 3
    assert just_enough_to_reassure(()) == {}


def test_a_part_that_changes_nothing_is_seen() -> None:
    young: tuple[Audience, ...] = ("young",)
    assert all(changes_something(SHIPPED, rule, young) for rule in SHIPPED.rules)
    assert all(changes_something(SHIPPED, minimum, young) for minimum in SHIPPED.minimums)
    weaker = Rule(
        code="weaker",
        every=(Sign("contrepartie", "yes"), Sign("dormir", "yes")),
        gives=(Level("situation", "exploitation"),),
    )
    assert not changes_something(replace(SHIPPED, rules=(*SHIPPED.rules, weaker)), weaker, young)
    empty = Minimum(Level("urgency", "immediate"), Level("situation", "risque"))
    assert not changes_something(replace(SHIPPED, minimums=(*SHIPPED.minimums, empty)), empty, young)
    small = scale_of("small").rules
    only_young = next(rule for rule in small.rules if rule.code == "young-only")
    assert changes_something(small, only_young, ("professional", "young"))
    assert not changes_something(small, only_young, ("professional",))


def test_two_rules_that_cannot_hold_together_are_not_mixed() -> None:
    torn = Rule(code="torn", every=(Sign("dire-non", "yes"),), gives=(Level("urgency", "proche"),))
    rules = replace(
        scale_of("small").rules, items=SHIPPED.items[:1], rules=(SHIPPED.rules[0], torn), minimums=()
    )
    assert set(reachable(rules, "young")) == {
        Axes("indetermine", "aucune", "proche"),
        Axes("indetermine", "aucune", "aucune"),
        Axes("libre", "aucune", "proche"),
        Axes("risque", "aucune", "aucune"),
    } - {Axes("indetermine", "aucune", "proche")}


def test_a_row_is_read_back_as_answers() -> None:
    asked = SHIPPED.asked("young")
    (row,) = draw(asked, 1, seed=0)
    with pytest.raises(ValueError):
        as_answers(asked, row[:-1])
    answers = as_answers(asked, row)
    assert list(answers) == [item.code for item in asked]
    assert axes_reached(SHIPPED, asked, completed(asked, answers)) == evaluate(SHIPPED, "young", answers).axes
