"""For professionals: which facts to write, parted by how they are known; a text comes of it, not a score."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from balise.core.scales.evaluate import completed
from balise.core.scales.model import ANSWERED, Answer, Rules

HowKnown = Literal["seen", "heard", "inferred"]


class Facts(Struct, frozen=True):
    """Codes of items, in the order of the scale. What is inferred is written apart."""

    seen: tuple[str, ...]
    heard: tuple[str, ...]
    inferred: tuple[str, ...]
    unsourced: tuple[str, ...]


def facts_to_write(rules: Rules, answers: Mapping[str, Answer], known: Mapping[str, HowKnown]) -> Facts:
    """Every item answered yes or no, what reassures included: a fair text says both.

    How a fact is known never changes where answers lead.
    """
    asked = rules.asked("professional")
    given = completed(asked, answers)
    facts = [item.code for item in asked if given[item.code] in ANSWERED]

    def of(how: HowKnown | None) -> tuple[str, ...]:
        return tuple(code for code in facts if known.get(code) == how)

    return Facts(seen=of("seen"), heard=of("heard"), inferred=of("inferred"), unsourced=of(None))
