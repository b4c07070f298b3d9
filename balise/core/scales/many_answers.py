"""The same evaluation as `evaluate`, written a second time over arrays: 10⁵ sets of answers at once.

Two writings that agree (tests) are what `laws` stands on: a slip in one of them shows.
"""

import numpy as np
from numpy.typing import NDArray

from balise.core.pack.records import Audience
from balise.core.scales.evaluate import LEAST_ANSWERED_PERCENT
from balise.core.scales.model import ANSWERED, ANSWERS, AXES, Answer, Item, Level, Rules, Sign

# One row a set of answers, one column an item asked; places in ANSWERS.
Many = NDArray[np.int8]
# One row a set of answers, one column an axis; places in LEVELS.
Heights = NDArray[np.int8]


def heights_reached(rules: Rules, audience: Audience, answers: Many) -> Heights:
    """How high each set leads on each axis: (n, items asked) in, (n, 3) out."""
    asked = rules.asked(audience)
    column = {item.code: answers[:, position] for position, item in enumerate(asked)}

    def met(sign: Sign) -> NDArray[np.bool_]:
        """(n,): which sets of answers have a sign; none has one of an item that is not asked."""
        if sign.item not in column:
            return np.zeros(len(answers), dtype=bool)
        has: NDArray[np.bool_] = column[sign.item] == ANSWERS.index(sign.answer)
        return has

    heights = np.zeros((len(answers), len(AXES)), dtype=np.int8, order="F")
    heights[:, 0] = ~_free(asked, answers)  # 0 is *libre*, 1 *indéterminé*
    for rule in rules.rules:
        holds = np.ones(len(answers), dtype=bool)
        for sign in rule.every:
            holds &= met(sign)
        if rule.among:
            holds &= np.add.reduce([met(sign) for sign in rule.among], dtype=np.int8) >= rule.at_least
        for level in rule.gives:
            _raise(heights, holds, level)
    while True:
        before = heights.copy()
        for minimum in rules.minimums:
            due = heights[:, AXES.index(minimum.reached.axis)] >= minimum.reached.height
            _raise(heights, due, minimum.least)
        if (before == heights).all():
            return heights


def worrying_row(asked: tuple[Item, ...]) -> Many:
    """(items asked,): the answer that worries, item by item."""
    return np.array([ANSWERS.index(item.worrying) for item in asked], dtype=np.int8)


def as_answers(asked: tuple[Item, ...], row: Many) -> dict[str, Answer]:
    """One row, as `evaluate` takes it."""
    return {item.code: ANSWERS[code] for item, code in zip(asked, row.tolist(), strict=True)}


def draw(asked: tuple[Item, ...], sets: int, seed: int) -> Many:
    """(sets, items asked): answers of very different people, from those who skip everything to who is free.

    Each row has its own taste for each kind of answer, so that no level is rare.
    """
    chance = np.random.default_rng(seed)
    worrying = worrying_row(asked)
    silences = (np.full_like(worrying, ANSWERS.index(answer)) for answer in ("unknown", "refused"))
    kinds = np.stack([worrying, 1 - worrying, *silences])
    taste = chance.dirichlet((0.15, 0.6, 0.3, 0.3), size=sets).cumsum(axis=1)
    kind: Many = (chance.random((sets, len(asked), 1)) > taste[:, None, :-1]).sum(axis=2)
    drawn: Many = kinds[kind, np.arange(len(asked))]
    return np.asfortranarray(drawn)  # read column by column


def _free(asked: tuple[Item, ...], answers: Many) -> NDArray[np.bool_]:
    answered = (answers < len(ANSWERED)).sum(axis=1, dtype=np.int16)  # ANSWERS begins with them
    enough = answered * 100 >= len(asked) * LEAST_ANSWERED_PERCENT
    calm = np.ones(len(answers), dtype=bool)
    for position, worrying in enumerate(worrying_row(asked)):
        calm &= answers[:, position] != worrying
    free: NDArray[np.bool_] = calm & enough & (len(asked) > 0)
    return free


def _raise(heights: Heights, where: NDArray[np.bool_], level: Level) -> None:
    column = heights[:, AXES.index(level.axis)]
    np.maximum(column, where * np.int8(level.height), out=column)
