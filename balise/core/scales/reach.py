"""Where a scale can lead: the smallest answers that make each rule hold, every level that can be reached."""

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from msgspec.structs import replace

from balise.core.pack.records import Audience
from balise.core.scales.evaluate import LEAST_ANSWERED_PERCENT, axes_reached, completed
from balise.core.scales.model import AXES, Answer, Axes, Axis, Item, Minimum, Rule, Rules, Sign

Answers = dict[str, Answer]


def smallest_answers(rule: Rule) -> Iterator[Answers]:
    """Each smallest set of answers that makes a rule hold; none when its conditions contradict each other."""
    for chosen in combinations(rule.among, rule.at_least):
        together = _together((*rule.every, *chosen))
        if together is not None:
            yield together


def reachable(rules: Rules, audience: Audience) -> dict[Axes, Answers]:
    """Every combination of levels that an audience's answers can reach, with few answers that reach it.

    Complete for rules that only count answers that worry. A set reaches a level because a rule gives
    it; keep, on each axis, the smallest answers of one such rule: these reach the same levels, since fewer
    worrying answers never reach more.
    """
    asked = rules.asked(audience)
    shown = {item.code for item in asked}
    choices: list[list[Answers]] = [
        [{}, *(few for rule in _giving(rules, axis) for few in smallest_answers(rule) if shown >= few.keys())]
        for axis in AXES
    ]
    candidates = [just_enough_to_reassure(asked)]
    for few in product(*choices):
        together = _together(tuple(Sign(*pair) for answers in few for pair in answers.items()))
        if together is not None:
            candidates.append(together)
    found: dict[Axes, Answers] = {}
    for answers in sorted(candidates, key=len):
        found.setdefault(axes_reached(rules, asked, completed(asked, answers)), answers)
    return found


def just_enough_to_reassure(asked: tuple[Item, ...]) -> Answers:
    """Reassuring answers to the first items, as many as *libre* needs."""
    needed = -(-len(asked) * LEAST_ANSWERED_PERCENT // 100)
    return {item.code: "no" if item.worrying == "yes" else "yes" for item in asked[:needed]}


def changes_something(rules: Rules, part: Rule | Minimum, audiences: Iterable[Audience]) -> bool:
    """Whether a rule or a minimum ever raises an axis that the others would leave lower.

    Looking at the smallest answers of each rule is enough: where others leave an axis low, they leave it low
    with fewer answers too.
    """
    without = replace(
        rules,
        rules=tuple(rule for rule in rules.rules if rule is not part),
        minimums=tuple(minimum for minimum in rules.minimums if minimum is not part),
    )
    holding = [part] if isinstance(part, Rule) else rules.rules
    for audience in audiences:
        asked = rules.asked(audience)
        for rule in holding:
            for answers in smallest_answers(rule):
                given = completed(asked, answers)
                if axes_reached(rules, asked, given) != axes_reached(without, asked, given):
                    return True
    return False


def _giving(rules: Rules, axis: Axis) -> Iterator[Rule]:
    return (rule for rule in rules.rules if any(level.axis == axis for level in rule.gives))


def _together(signs: tuple[Sign, ...]) -> Answers | None:
    """The answers that these signs name; None when two of them name different answers to one item."""
    answers: Answers = {}
    for sign in signs:
        if answers.setdefault(sign.item, sign.answer) != sign.answer:
            return None
    return answers
