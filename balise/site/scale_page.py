"""What a page of « Faire le point » shows: the texts of a scale for one audience, and the rules as codes.

Every text stands in the page, so that nothing has to be asked for while somebody answers.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from balise.core.help.lists import lines
from balise.core.pack.records import Audience
from balise.core.scales.model import ALWAYS_NUMBERS, ANSWERS, Rules, Scale, Variant, Words
from balise.site.cards import fill_all
from balise.site.current_pack import Current
from balise.site.dates import partial_day
from balise.site.scale import scale_of

# In a page that holds both registers a box chooses which one is seen, by these classes (style.css).
CLASSES = {"ordinary": "usual", "plain": "simple"}
LANGUAGE = "fr"  # of the pages around it
PAGES: tuple[Audience, ...] = ("young", "relative", "professional")


def audiences_asked(held: Current) -> frozenset[Audience]:
    """Whom there is a page for today; nobody when no scale may be shown."""
    shown = scale_of(held)
    return frozenset(one for one in PAGES if shown and voices_of(shown.scale, one))


def voices_of(scale: Scale, audience: Audience) -> list[Variant]:
    return [one for one in scale.variants if one.audience == audience and one.language == LANGUAGE]


def scale_context(held: Current, scale: Scale, audience: Audience) -> dict[str, Any]:
    """What `point_<audience>.html` needs. Texts are HTML, in each register that the scale has."""
    voices = voices_of(scale, audience)
    texts, rules = scale.texts, scale.rules
    steps = {
        step.code: {
            "step": step,
            "what": inline(voices, texts.steps[step.code].what),
            "transmits": inline(voices, texts.steps[step.code].transmits),
        }
        for step in rules.steps
        if audience in step.audiences
    }
    return {
        "audience": audience,
        "tu": audience == "young",
        "in_a_list": audience == "professional",
        "two_registers": len(voices) > 1,
        "validations": [(one, partial_day(one.date)) for one in scale.validations],
        "until": partial_day(scale.valid_until),
        "answers": [(answer, inline(voices, texts.answers[answer])) for answer in ANSWERS],
        "items": [
            {
                "code": item.code,
                "statement": inline(voices, texts.items[item.code].statement),
                "meaning": blocks(voices, texts.items[item.code].meaning),
                "next": steps.get(item.steps.get(audience, "")),
            }
            for item in rules.asked(audience)
        ],
        "outcomes": [
            {
                "code": outcome.code,
                "numbers": outcome.numbers,
                "title": inline(voices, texts.outcomes[outcome.code].title),
                "protection": blocks(voices, texts.outcomes[outcome.code].protection),
                "law": blocks(voices, texts.outcomes[outcome.code].law),
                "rights": blocks(voices, texts.outcomes[outcome.code].rights),
                "onward": blocks(voices, texts.outcomes[outcome.code].onward),
            }
            for outcome in rules.outcomes
        ],
        "steps": list(steps.values()),
        "rules": rules_as_data(rules),
        "cards": always_called(held),
    }


def inline(voices: Sequence[Variant], words: Words) -> SafeString:
    """A text on its line, in each register."""
    if len(voices) == 1:
        return format_html("{}", words[voices[0].code])
    return format_html_join(
        " ", '<span class="{}">{}</span>', ((CLASSES[one.register], words[one.code]) for one in voices)
    )


def blocks(voices: Sequence[Variant], words: Words) -> SafeString:
    """A text in paragraphs, in each register."""
    paragraphs = [
        (CLASSES[one.register], paragraph) for one in voices for paragraph in words[one.code].split("\n\n")
    ]
    if len(voices) == 1:
        return format_html_join("", "<p>{}</p>", ((paragraph,) for _, paragraph in paragraphs))
    return format_html_join("", '<p class="{}">{}</p>', paragraphs)


def rules_as_data(rules: Rules) -> SafeString:
    """JSON for a block of data, as `frontend/src/scales/model.ts` reads it; it holds codes and no text."""
    said = msgspec.json.encode(rules).decode().replace("<", "\\u003c")
    return mark_safe(said)  # noqa: S308 - JSON in which no tag can open


def always_called(held: Current) -> SafeString:
    """The cards of the lines that stand with every outcome, with their hours and not the time."""
    found = lines(held.help, "young", held.pack.published_at)
    called = [
        match
        for number in ALWAYS_NUMBERS
        for match in found
        if any(shown.channel.value == number for shown in match.channels)
    ]
    return fill_all(held.shelf.cards, called, "young", timeless=True)
