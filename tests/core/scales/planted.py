"""Engines and rules that break each law on purpose: what the proofs must catch."""

import numpy as np
from msgspec.structs import replace

from balise.core.scales.many_answers import Heights, Many, heights_reached, worrying_row
from balise.core.scales.model import Level, Minimum, Rule, Rules, Sign


def with_rule(rules: Rules, rule: Rule) -> Rules:
    return replace(rules, rules=(*rules.rules, rule))


def reassuring_rule(rules: Rules) -> Rules:
    """A rule set off by an answer that reassures: worrying instead, or saying nothing, lowers an axis."""
    item = rules.asked("young")[0]
    sign = Sign(item.code, "no" if item.worrying == "yes" else "yes")
    return with_rule(rules, Rule(code="planted", every=(sign,), gives=(Level("situation", "exploitation"),)))


def urgent_when_free(rules: Rules) -> Rules:
    """A minimum that starts from *libre*: urgency for everybody."""
    everybody = Minimum(Level("situation", "libre"), Level("urgency", "proche"))
    return replace(rules, minimums=(*rules.minimums, everybody))


class FreeTooSoon:
    """An engine that calls *libre* whoever answers one item in two, or whose only worry is the last item."""

    def __init__(self, rules: Rules, worry: bool) -> None:
        self.rules = rules
        self.worry = worry

    def __call__(self, answers: Many) -> Heights:
        asked = self.rules.asked("young")
        worrying = answers == worrying_row(asked)
        if self.worry:
            worrying = worrying[:, :-1]
            enough = np.ones(len(answers), dtype=bool)
        else:
            enough = (answers < 2).sum(axis=1) * 2 >= len(asked)
        heights = heights_reached(self.rules, "young", answers)
        heights[~worrying.any(axis=1) & enough, 0] = 0
        return heights
