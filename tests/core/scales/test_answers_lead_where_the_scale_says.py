"""The evaluation, step by step: silence, rules, minimums, outcomes, next steps; and no score anywhere."""

import json
from typing import get_args, get_type_hints

import msgspec
import numpy as np
import pytest
from msgspec.structs import replace

from balise.core.pack.records import AUDIENCES
from balise.core.scales import model
from balise.core.scales.evaluate import (
    NoOutcome,
    at_least,
    completed,
    evaluate,
    first_fitting,
    fits,
    holds,
    next_steps,
)
from balise.core.scales.many_answers import heights_reached
from balise.core.scales.model import (
    ALWAYS_NUMBERS,
    AXES,
    LEVELS,
    Axes,
    Finding,
    Level,
    Minimum,
    Outcome,
    Rule,
    Rules,
    Sign,
)
from balise.core.scales.reach import just_enough_to_reassure
from tests.core.scales.draw_vectors import VECTORS, vectors
from tests.core.scales.known_scales import scale_of

SHIPPED = scale_of("faire-le-point").rules
SMALL = scale_of("small").rules
FOUND = json.loads(VECTORS.read_text(encoding="utf-8"))
LOWEST = Axes("indetermine", "aucune", "aucune")


def test_the_shared_vectors_are_those_of_today() -> None:
    assert json.loads(json.dumps(vectors())) == FOUND
    assert len(FOUND["cases"]) >= 300


def test_rules_travel_as_json_without_a_text() -> None:
    raw = json.dumps(FOUND["scales"]["faire-le-point"])
    assert msgspec.json.decode(raw, type=Rules) == SHIPPED
    assert "\u00a0" not in raw
    assert " " not in "".join(value for item in SHIPPED.items for value in (item.code, *item.steps.values()))


def test_vectors_read_as_the_browser_reads_them() -> None:
    rules = {code: msgspec.convert(found, type=Rules) for code, found in FOUND["scales"].items()}
    for case in FOUND["cases"]:
        finding = evaluate(rules[case["scale"]], case["audience"], case["answers"])
        assert finding == msgspec.convert(case["finding"], type=Finding)


def test_nothing_that_comes_out_can_hold_a_number() -> None:
    """No type of a finding, nor of what it is made of, has room for a score."""
    seen: list[object] = []

    def look(kind: object) -> None:
        for inner in get_args(kind):
            look(inner)
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            for hint in get_type_hints(kind).values():
                look(hint)
        seen.append(kind)

    look(Finding)
    assert {Axes, Sign, str} <= set(seen)
    assert not {int, float, bool, complex} & {kind for kind in seen if isinstance(kind, type)}
    numbers = {
        (name, field)
        for name, struct in vars(model).items()
        if isinstance(struct, type) and issubclass(struct, msgspec.Struct) and struct is not msgspec.Struct
        for field, hint in get_type_hints(struct).items()
        if hint in (int, float)
    }
    assert numbers == {("Rule", "at_least")}, "how many answers a rule waits for, and no weight"


@pytest.mark.parametrize("audience", ["young", "relative", "professional"])
def test_saying_nothing_is_never_libre(audience: str) -> None:
    assert audience in AUDIENCES
    items = SHIPPED.asked(audience)  # type: ignore[arg-type]
    for silence in ("unknown", "refused"):
        answers = {item.code: silence for item in items}
        assert evaluate(SHIPPED, audience, answers).axes == LOWEST  # type: ignore[arg-type]
    assert evaluate(SHIPPED, audience, {}).outcome == "indetermine"  # type: ignore[arg-type]


def test_libre_begins_at_sixty_per_cent() -> None:
    enough = just_enough_to_reassure(SHIPPED.asked("young"))
    assert len(enough) == 15  # 60 % of 24 is 14.4
    assert evaluate(SHIPPED, "young", enough).axes == Axes("libre", "aucune", "aucune")
    for code in enough:
        for silence in ("unknown", "refused"):
            assert evaluate(SHIPPED, "young", {**enough, code: silence}).axes == LOWEST


def test_ten_items_need_exactly_six() -> None:
    items = tuple(replace(SHIPPED.items[0], code=f"item-{number}") for number in range(10))
    rules = replace(SHIPPED, items=items, rules=())
    answers = {f"item-{number}": "yes" for number in range(6)}
    assert evaluate(rules, "young", answers).axes.situation == "libre"
    del answers["item-5"]
    assert evaluate(rules, "young", answers).axes.situation == "indetermine"


def test_a_hundredth_below_sixty_is_below() -> None:
    items = tuple(replace(SHIPPED.items[0], code=f"item-{number}") for number in range(200))
    rules = replace(SHIPPED, items=items, rules=())
    for answered, situation in ((119, "indetermine"), (120, "libre")):
        answers = {f"item-{number}": "yes" for number in range(answered)}
        assert evaluate(rules, "young", answers).axes.situation == situation
        row = np.array([[0] * answered + [3] * (200 - answered)], dtype=np.int8)
        assert heights_reached(rules, "young", row)[0, 0] == (situation == "indetermine")
    assert len(just_enough_to_reassure(items)) == 120


def test_what_is_left_out_is_refused() -> None:
    assert completed(SMALL.items[:2], {"calm": "yes", "elsewhere": "no"}) == {
        "safe": "refused",
        "calm": "yes",
    }


def test_one_weak_sign_forbids_libre_and_accuses_nobody() -> None:
    reassured = {item.code: "no" if item.worrying == "yes" else "yes" for item in SHIPPED.items}
    for code in ("codes", "entourage", "cadeaux", "argent-promis", "ecart-age"):
        worrying = "no" if code in ("codes", "entourage") else "yes"
        assert evaluate(SHIPPED, "young", {**reassured, code: worrying}).axes == LOWEST


def test_an_item_that_is_not_asked_counts_for_nothing() -> None:
    finding = evaluate(SMALL, "professional", {"young-only": "yes", "asked": "yes"})
    assert finding.axes == Axes("indetermine", "sollicitation", "aucune")
    assert finding.rules == ("asked",)
    assert evaluate(SMALL, "young", {"young-only": "yes"}).axes.situation == "exploitation"
    # Five items are asked of a professional: three answers are 60 %, of six they would not be.
    three = {"safe": "yes", "calm": "yes", "odd": "no"}
    assert evaluate(SMALL, "professional", three).axes.situation == "libre"
    assert evaluate(SMALL, "young", three).axes.situation == "indetermine"
    nobody = replace(SHIPPED, items=(), rules=())
    assert evaluate(nobody, "young", {}).axes.situation == "indetermine"


def test_a_rule_waits_for_all_and_for_enough() -> None:
    rule = Rule(
        code="r",
        every=(Sign("a", "yes"),),
        among=(Sign("b", "yes"), Sign("c", "no"), Sign("d", "yes")),
        at_least=2,
        gives=(),
    )
    assert holds(rule, {"a": "yes", "b": "yes", "c": "no", "d": "no"})
    assert holds(rule, {"a": "yes", "b": "yes", "c": "no", "d": "yes"})
    assert not holds(rule, {"a": "yes", "b": "yes", "c": "yes", "d": "no"})
    assert not holds(rule, {"a": "no", "b": "yes", "c": "no", "d": "yes"})
    assert not holds(rule, {"b": "yes", "c": "no", "d": "yes"})


def test_axes_are_raised_and_never_lowered() -> None:
    axes = Axes("risque", "aucune", "proche")
    assert axes.raised([]) == axes
    assert axes.raised([Level("situation", "libre"), Level("urgency", "aucune")]) == axes
    raised = axes.raised([Level("situation", "exploitation"), Level("implication", "sollicitation")])
    assert raised == Axes("exploitation", "sollicitation", "proche")
    assert [level.height for level in map(raised.level, AXES)] == [3, 1, 1]
    with pytest.raises(ValueError):
        _ = Level("urgency", "risque").height


def test_minimums_set_each_other_off_whatever_their_order() -> None:
    first = Minimum(Level("urgency", "proche"), Level("situation", "risque"))
    second = Minimum(Level("implication", "participation"), Level("urgency", "proche"))
    start = Axes("indetermine", "participation", "aucune")
    for order in ((first, second), (second, first)):
        assert at_least(start, order) == Axes("risque", "participation", "proche")
    assert at_least(start, ()) == start
    assert at_least(Axes("indetermine", "sollicitation", "immediate"), (first, second)).situation == "risque"
    assert at_least(LOWEST, (first, second)) == LOWEST


def test_the_first_outcome_that_fits_is_shown() -> None:
    both = Outcome(code="both", when=(Level("situation", "risque"), Level("urgency", "proche")), steps={})
    either = Outcome(
        code="either", when=(Level("situation", "risque"), Level("situation", "exploitation")), steps={}
    )
    assert fits(both, Axes("risque", "aucune", "proche"))
    assert not fits(both, Axes("risque", "aucune", "aucune"))
    assert not fits(both, Axes("exploitation", "aucune", "proche"))
    alone = Outcome(
        code="alone", when=(Level("implication", "aucune"), Level("urgency", "immediate")), steps={}
    )
    assert not fits(alone, LOWEST), "« aucune » is a level of two axes"
    assert first_fitting((both, either), Axes("risque", "aucune", "proche")).code == "both"
    assert first_fitting((both, either), Axes("exploitation", "participation", "proche")).code == "either"
    with pytest.raises(NoOutcome) as missing:
        first_fitting((both, either), LOWEST)
    assert missing.value.args == (LOWEST,)
    assert issubclass(NoOutcome, LookupError)


def test_because_names_the_answers_that_made_rules_hold() -> None:
    finding = evaluate(
        SHIPPED, "young", {"rembourser": "yes", "dormir": "yes", "cadeaux": "yes", "codes": "yes"}
    )
    assert finding.rules == ("dormir", "rembourser", "dette-et-emprise")
    assert finding.because == (Sign("dormir", "yes"), Sign("rembourser", "yes"))
    assert evaluate(SHIPPED, "young", {"cadeaux": "yes"}).because == ()


def test_an_item_that_insists_puts_one_step_after_the_first() -> None:
    items = {item.code: item for item in SMALL.items}
    soon = next(outcome for outcome in SMALL.outcomes if outcome.code == "soon")

    def steps(*codes: str) -> tuple[str, ...]:
        return next_steps(SMALL, soon, "young", [items[code] for code in codes])

    assert steps() == ("second", "first", "fourth")
    assert steps("odd") == ("second", "first", "fourth"), "it does not insist"
    assert steps("hurt") == ("second", "third", "first")
    assert steps("young-only") == ("second", "fourth", "first")
    assert steps("young-only", "hurt") == ("second", "third", "first"), "in the order of the scale's steps"
    first = replace(items["hurt"], steps={"young": "second"})
    assert next_steps(SMALL, soon, "young", [first]) == ("second", "first", "fourth"), "once is enough"
    assert next_steps(SMALL, soon, "relative", [items["hurt"]]) == ()
    assert next_steps(SMALL, soon, "professional", [items["young-only"]]) == ("second", "first", "fourth")


def test_the_two_numbers_are_always_there_and_once() -> None:
    assert ALWAYS_NUMBERS == ("119", "3114")
    assert evaluate(SMALL, "young", {"hurt": "yes"}).numbers == ("17", "119", "3114")
    for case in FOUND["cases"]:
        assert case["finding"]["numbers"][-1] == "3114"
        assert case["finding"]["numbers"].count("119") == 1


def test_levels_are_in_the_order_of_the_issue() -> None:
    assert LEVELS == {
        "situation": ("libre", "indetermine", "risque", "exploitation"),
        "implication": ("aucune", "sollicitation", "participation"),
        "urgency": ("aucune", "proche", "immediate"),
    }
