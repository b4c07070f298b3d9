"""The laws of every scale, and their proof: each rule on all it can see, the whole on drawn answers.

1. Changing an answer to the one that worries never lowers an axis.
2. Replacing a reassuring answer by "I don't know" or a refusal never lowers one.
3. Urgency or implication never comes with *libre*.
4. *Libre* needs 60 % of the items answered yes or no, no alert yes and no protective no.
"""

from collections.abc import Callable, Iterator
from itertools import islice, product
from typing import Literal

import numpy as np
from msgspec import Struct

from balise.core.pack.records import Audience
from balise.core.scales.evaluate import LEAST_ANSWERED_PERCENT
from balise.core.scales.many_answers import Heights, Many, as_answers, draw, heights_reached, worrying_row
from balise.core.scales.model import ANSWERS, Answer, Item, Rule, Rules

Law = Literal[1, 2, 3, 4]
DRAWN_SETS = 100_000
MOST_ITEMS_OF_A_RULE = 8  # 4⁸ sets of answers are all looked at
_NOT_ANSWERED = tuple(ANSWERS.index(answer) for answer in ("unknown", "refused"))
_REFUSED = ANSWERS.index("refused")


class Broken(Struct, frozen=True):
    """A law, and answers that break it: `item` is the one whose answer changes, "" for laws 3 and 4."""

    law: Law
    item: str
    answers: dict[str, Answer]


Reach = Callable[[Many], Heights]


def broken_by(rules: Rules, audience: Audience, sets: int = DRAWN_SETS, seed: int = 1) -> tuple[Broken, ...]:
    """One example of each law that some of the drawn sets of answers break; () when none does."""
    asked = rules.asked(audience)
    if not asked:
        return ()
    return tuple(counter_examples(asked, draw(asked, sets, seed), _reach(rules, audience)))


def broken_by_rule(rules: Rules, rule: Rule, audience: Audience) -> tuple[Broken, ...]:
    """The same over all the answers to the items that one rule names, the others refused, then reassuring.

    Raises:
        ValueError: the rule names more than MOST_ITEMS_OF_A_RULE items.
    """
    asked = rules.asked(audience)
    named = {sign.item for sign in rule.signs}
    columns = [position for position, item in enumerate(asked) if item.code in named]
    if len(columns) > MOST_ITEMS_OF_A_RULE:
        raise ValueError(f"{rule.code}: {len(columns)} items")
    if not columns:
        return ()
    return tuple(counter_examples(asked, all_answers(asked, columns), _reach(rules, audience)))


def all_answers(asked: tuple[Item, ...], columns: list[int]) -> Many:
    """(2 · 4^columns, items asked): every set of answers to these items, on both backgrounds."""
    every = np.array(list(product(range(len(ANSWERS)), repeat=len(columns))), dtype=np.int8)
    backgrounds = []
    for background in (np.full(len(asked), _REFUSED, dtype=np.int8), 1 - worrying_row(asked)):
        rows = np.tile(background, (len(every), 1))
        rows[:, columns] = every
        backgrounds.append(rows)
    return np.concatenate(backgrounds)


def counter_examples(asked: tuple[Item, ...], answers: Many, reach: Reach) -> Iterator[Broken]:
    """The first example of each law that these sets of answers break. `reach` evaluates them."""
    before = reach(answers)
    worrying = worrying_row(asked)

    def lowered(law: Law, position: int, to: int) -> Iterator[Broken]:
        changed = answers.copy(order="K")
        changed[:, position] = to
        lower = (reach(changed) < before).any(axis=1)
        if law == 2:
            lower &= answers[:, position] == 1 - worrying[position]
        for row in answers[lower][:1]:
            yield Broken(law, asked[position].code, as_answers(asked, row))

    items = range(len(asked))
    yield from islice((broken for item in items for broken in lowered(1, item, worrying[item])), 1)
    silences = ((item, silence) for item in items for silence in _NOT_ANSWERED)
    yield from islice((broken for item, silence in silences for broken in lowered(2, item, silence)), 1)
    free = before[:, 0] == 0
    for row in answers[free & (before[:, 1:] > 0).any(axis=1)][:1]:
        yield Broken(3, "", as_answers(asked, row))
    few = (answers < len(ANSWERS) - len(_NOT_ANSWERED)).sum(axis=1) * 100 < len(
        asked
    ) * LEAST_ANSWERED_PERCENT
    for row in answers[free & (few | (answers == worrying).any(axis=1))][:1]:
        yield Broken(4, "", as_answers(asked, row))


def _reach(rules: Rules, audience: Audience) -> Reach:
    return lambda answers: heights_reached(rules, audience, answers)
