"""Draw the cases of tests/vectors/scales.json again: python -m tests.core.scales.draw_vectors.

The expected findings were read by hand on the first cases; drawn again, they only change when a rule changes.
"""

import json
from pathlib import Path
from random import Random
from typing import Any, get_args

import msgspec

from balise.core.pack.records import Audience
from balise.core.scales.checking_rules import audiences_of
from balise.core.scales.evaluate import evaluate
from balise.core.scales.facts import HowKnown, facts_to_write
from balise.core.scales.many_answers import as_answers, draw
from balise.core.scales.model import Rules
from balise.core.scales.reach import Answers, just_enough_to_reassure, reachable, smallest_answers
from tests.core.scales.known_scales import FILES, scale_of

VECTORS = Path(__file__).parents[2] / "vectors" / "scales.json"
DRAWN = 60  # sets of answers for each scale and audience, beside those that were chosen
FACTS = 12  # sets of facts for each scale


def chosen(rules: Rules, audience: Audience) -> list[Answers]:
    """The edges: nothing, just enough to be reassured and one less, each rule, each combination of levels."""
    shown = {item.code for item in rules.asked(audience)}
    reassured = just_enough_to_reassure(rules.asked(audience))
    almost = dict(list(reassured.items())[:-1])
    sets: list[Answers] = [{}, reassured, almost, {**almost, [*reassured][-1]: "unknown"}]
    for rule in rules.rules:
        sets += [answers for answers in smallest_answers(rule) if shown >= answers.keys()]
    return sets + list(reachable(rules, audience).values())


def vectors() -> dict[str, Any]:
    """Rules as the browser reads them, then answers and what they lead to."""
    cases = []
    for code in FILES:
        rules = scale_of(code).rules
        for number, audience in enumerate(audiences_of(scale_of(code))):
            asked = rules.asked(audience)
            drawn = [as_answers(asked, row) for row in draw(asked, DRAWN, seed=number)]
            for answers in [*chosen(rules, audience), *drawn]:
                finding = evaluate(rules, audience, answers)
                cases.append(
                    {"scale": code, "audience": audience, "answers": answers}
                    | {"finding": msgspec.to_builtins(finding)}
                )
    scales = {code: msgspec.to_builtins(scale_of(code).rules) for code in FILES}
    return {"scales": scales, "cases": cases, "facts": facts()}


def facts() -> list[dict[str, Any]]:
    """What professionals answered and how they know it, items that they are not shown included."""
    cases = []
    for code in FILES:
        rules = scale_of(code).rules
        chance = Random(code)
        for row in draw(rules.items, FACTS, seed=1):
            answers = as_answers(rules.items, row)
            ways = {item.code: chance.choice([*get_args(HowKnown), None]) for item in rules.items}
            known: dict[str, HowKnown] = {item: how for item, how in ways.items() if how}
            found = msgspec.to_builtins(facts_to_write(rules, answers, known))
            cases.append({"scale": code, "answers": answers, "known": known, "facts": found})
    return cases


def written(found: dict[str, Any]) -> str:
    """One case a line, so that a change of rule shows as the cases that it moves."""
    cases, facts = (
        ",\n".join(json.dumps(case, ensure_ascii=False) for case in found[kind])
        for kind in ("cases", "facts")
    )
    scales = ",\n".join(
        f"{json.dumps(code)}: {json.dumps(rules, ensure_ascii=False)}"
        for code, rules in found["scales"].items()
    )
    return f'{{"scales": {{\n{scales}\n}}, "cases": [\n{cases}\n], "facts": [\n{facts}\n]}}\n'


if __name__ == "__main__":
    VECTORS.write_text(written(vectors()), encoding="utf-8")
