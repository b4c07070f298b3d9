"""What `balise scales preview` prints: the truth table of a scale, or where one set of answers leads."""

import re
from collections.abc import Iterable, Iterator

from balise.core.pack.records import Audience
from balise.core.scales.evaluate import evaluate
from balise.core.scales.file_words import (
    ANSWER_WORDS,
    AUDIENCES,
    axes_words,
    level_words,
    sign_words,
    word_of,
)
from balise.core.scales.model import AXES, Answer, Finding, Scale, Sign, Variant
from balise.core.scales.reach import Answers, reachable, smallest_answers

_HEADER = ("règle", "réponses", "situation", "implication", "urgence", "résultat", "gestes")


class Misused(ValueError):  # noqa: N818 - says what happened
    """What was asked of the preview does not exist in this scale; the reason is in French."""


def asked_audience(scale: Scale, word: str) -> Audience:
    """Misused when the scale has no text for it."""
    present = {variant.audience for variant in scale.variants}
    known = [known for known, audience in AUDIENCES.items() if audience in present]
    if word not in known:
        raise Misused(f"--audience : « {word} » n'est pas un public de cette échelle ({', '.join(known)}).")
    return AUDIENCES[word]


def asked_answers(scale: Scale, audience: Audience, text: str) -> Answers:
    """ "danger=oui, codes=non" as answers; Misused for an unknown question or answer."""
    asked = [item.code for item in scale.rules.asked(audience)]
    answers: Answers = {}
    for part in re.findall(r"[^,\s=]+\s*=?\s*[^,\s=]*", text):
        item, _, word = (piece.strip() for piece in part.partition("="))
        if item not in asked:
            raise Misused(f"--answers : la question « {item} » n'existe pas. Questions : {', '.join(asked)}.")
        if word not in ANSWER_WORDS:
            raise Misused(f"--answers : « {part} » : écrivez {item}=oui, non, nsp ou refus.")
        answers[item] = ANSWER_WORDS[word]
    return answers


def truth_table(scale: Scale, audience: Audience) -> list[str]:
    """The smallest answers that make each rule hold, then every combination of levels and what it shows."""
    rules = scale.rules
    shown = {item.code for item in rules.asked(audience)}
    rows = [("(aucune)", "sans aucune réponse", *_cells(evaluate(rules, audience, {})))]
    for rule in rules.rules:
        for answers in smallest_answers(rule):
            if shown >= answers.keys():
                rows.append((rule.code, _said(answers), *_cells(evaluate(rules, audience, answers))))
    lines = [f"{scale.title} {scale.version}, {word_of(AUDIENCES, audience)} : ce que donne chaque règle", ""]
    lines += _table((_HEADER, *rows))
    lines += ["", "Toutes les situations possibles, avec peu de réponses qui y mènent", ""]
    reached = sorted(
        ((evaluate(rules, audience, answers), answers) for answers in reachable(rules, audience).values()),
        key=lambda pair: tuple(pair[0].axes.level(axis).height for axis in AXES),
    )
    return lines + _table(
        (_HEADER[1:], *((_said(answers), *_cells(finding)) for finding, answers in reached))
    )


def one_set(scale: Scale, audience: Audience, answers: Answers) -> list[str]:
    """Where these answers lead, why, and the texts of each variant of the audience."""
    finding = evaluate(scale.rules, audience, answers)
    lines = [
        f"Niveaux : {axes_words(finding.axes)}.",
        f"Résultat : {finding.outcome}.",
        f"Règles : {', '.join(finding.rules) or 'aucune'}.",
        f"Parce que : {', '.join(map(sign_words, finding.because)) or 'rien de particulier'}.",
        f"Numéros toujours montrés : {', '.join(finding.numbers)}.",
    ]
    for variant in scale.variants:
        if variant.audience == audience:
            lines += ["", f"── {variant.code}", *_texts(scale, variant, finding)]
    return lines


def _texts(scale: Scale, variant: Variant, finding: Finding) -> Iterator[str]:
    outcome = scale.texts.outcomes[finding.outcome]
    for words in (outcome.title, outcome.protection, outcome.law, outcome.rights, outcome.onward):
        yield words[variant.code]
    for code in finding.steps:
        step = scale.texts.steps[code]
        yield f"→ {step.what[variant.code]} ({step.transmits[variant.code]})"


def _cells(finding: Finding) -> tuple[str, ...]:
    levels = (level_words(finding.axes.level(axis)).split(" ", 1)[1] for axis in AXES)
    return (*levels, finding.outcome, ", ".join(finding.steps))


def _said(answers: dict[str, Answer]) -> str:
    """A few answers in full; many of them as how many of each."""
    if len(answers) <= 4:
        return " et ".join(sign_words(Sign(*pair)) for pair in answers.items()) or "sans aucune réponse"
    counted = {word: list(answers.values()).count(code) for word, code in ANSWER_WORDS.items()}
    return ", ".join(f"{count} fois {word}" for word, count in counted.items() if count)


def _table(rows: Iterable[tuple[str, ...]]) -> list[str]:
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
