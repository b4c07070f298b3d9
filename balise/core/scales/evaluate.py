"""From answers to a finding: the specification that Python and TypeScript share (tests/vectors/scales.json).

1. An item left out counts as refused. Yes and no are answers; "I don't know" and a refusal are not.
2. `situation` starts at *libre* when at least 60 % of the items asked are answered and no answer worries,
   else at *indéterminé*; the other axes start at *aucune*.
3. Each rule that holds raises axes to its levels, then minimums do, until nothing moves. Nothing ever lowers
   an axis, so order does not matter.
4. The first outcome that fits is shown, with its steps; an item that insists puts its own step among them.
"""

from collections.abc import Iterable, Mapping

from balise.core.pack.records import Audience
from balise.core.scales.model import (
    ALWAYS_NUMBERS,
    ANSWERED,
    AXES,
    LEVELS,
    MOST_STEPS,
    Answer,
    Axes,
    Finding,
    Item,
    Minimum,
    Outcome,
    Rule,
    Rules,
    Sign,
)

LEAST_ANSWERED_PERCENT = 60  # of the items asked, below which nothing is ever called *libre*


class NoOutcome(LookupError):  # noqa: N818 - says what is missing
    """A scale that `check` refuses: these axes have no outcome."""


def evaluate(rules: Rules, audience: Audience, answers: Mapping[str, Answer]) -> Finding:
    """Answers by item code; those to an item that the audience is not shown do not count.

    Raises:
        NoOutcome: no outcome fits; `check` refuses such a scale.
    """
    asked = rules.asked(audience)
    given = completed(asked, answers)
    held = [rule for rule in rules.rules if holds(rule, given)]
    axes = axes_reached(rules, asked, given)
    outcome = first_fitting(rules.outcomes, axes)
    made_hold = {sign for rule in held for sign in rule.signs}
    return Finding(
        axes=axes,
        outcome=outcome.code,
        rules=tuple(rule.code for rule in held),
        because=tuple(sign for item in asked if (sign := Sign(item.code, given[item.code])) in made_hold),
        steps=next_steps(rules, outcome, audience, [item for item in asked if worries(item, given)]),
        numbers=tuple(dict.fromkeys((*outcome.numbers, *ALWAYS_NUMBERS))),
    )


def completed(asked: Iterable[Item], answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """An answer to each item asked: one left out is refused."""
    return {item.code: answers.get(item.code, "refused") for item in asked}


def axes_reached(rules: Rules, asked: Iterable[Item], given: Mapping[str, Answer]) -> Axes:
    """Where complete answers lead on each axis."""
    held = (rule for rule in rules.rules if holds(rule, given))
    axes = starting(asked, given).raised(level for rule in held for level in rule.gives)
    return at_least(axes, rules.minimums)


def worries(item: Item, given: Mapping[str, Answer]) -> bool:
    return given[item.code] == item.worrying


def holds(rule: Rule, given: Mapping[str, Answer]) -> bool:
    """Whether a rule's conditions are met; an item that is not asked meets none."""

    def met(sign: Sign) -> bool:
        return given.get(sign.item) == sign.answer

    return all(map(met, rule.every)) and len([sign for sign in rule.among if met(sign)]) >= rule.at_least


def starting(asked: Iterable[Item], given: Mapping[str, Answer]) -> Axes:
    """Before any rule: *libre* is earned by answers, never by silence."""
    asked = tuple(asked)
    answered = [item for item in asked if given[item.code] in ANSWERED]
    enough = len(answered) * 100 >= len(asked) * LEAST_ANSWERED_PERCENT
    free = bool(asked) and enough and not any(worries(item, given) for item in asked)
    lowest = {axis: LEVELS[axis][0] for axis in AXES}
    return Axes(**{**lowest, "situation": "libre" if free else "indetermine"})


def at_least(axes: Axes, minimums: Iterable[Minimum]) -> Axes:
    """The axes once every minimum is kept, those that another minimum sets off included."""
    minimums = tuple(minimums)
    while True:
        due = [one.least for one in minimums if axes.level(one.reached.axis).height >= one.reached.height]
        raised = axes.raised(due)
        if raised == axes:
            return axes
        axes = raised


def first_fitting(outcomes: Iterable[Outcome], axes: Axes) -> Outcome:
    """NoOutcome when none does."""
    for outcome in outcomes:
        if fits(outcome, axes):
            return outcome
    raise NoOutcome(axes)


def fits(outcome: Outcome, axes: Axes) -> bool:
    named = {level.axis for level in outcome.when}
    return all(axes.level(axis) in outcome.when for axis in named)


def next_steps(
    rules: Rules, outcome: Outcome, audience: Audience, worrying: Iterable[Item]
) -> tuple[str, ...]:
    """The outcome's first step, the first of those that items insist on, then the outcome's others."""
    insisted = {item.steps[audience] for item in worrying if item.insists and audience in item.steps}
    own = outcome.steps.get(audience, ())
    first = tuple(step.code for step in rules.steps if step.code in insisted)[:1]
    ordered = (*own[:1], *first, *own[1:])
    return tuple(dict.fromkeys(ordered))[:MOST_STEPS]
