"""The form of `/aide/` cut at its slots, by who asks and what it says; and the lines of "which one?"."""

from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_noop

from balise.core.help.law import LawText
from balise.core.pack.records import AUDIENCES, Audience, Need
from balise.site.frame import template
from balise.site.labels import DOORS, SAID_TU, SLUG_OF_AUDIENCE, needs_of
from balise.site.place_field import Choice
from balise.site.slots import Slotted, cut, marks

SLOTS = ("cards", "choices", "need", "outside", "problem", "typed")
# What each state of the form shows beside its fields. With choices the need is kept in a hidden field.
STATES: Mapping[str, tuple[str, ...]] = {
    "plain": (),
    "problem": ("problem",),
    "choices": ("choices", "need"),
    "outside": ("outside",),
    "outside_choices": ("outside", "choices", "need"),
}

# What a form says when it comes back: with "tu", with "vous".
PROBLEMS: Mapping[str, tuple[str, str]] = {
    "gone": (
        gettext_noop("Ce lieu n'est plus dans notre liste. Essaie son nom."),
        gettext_noop("Ce lieu n'est plus dans notre liste. Essayez son nom."),
    ),
    "heard": (
        gettext_noop("Voici qui appeler pour ça, tout de suite. Pour de l'aide plus près, écris ta ville."),
        gettext_noop(
            "Voici qui appeler pour cela, tout de suite. Pour de l'aide plus près, indiquez la commune."
        ),
    ),
    "unknown": (
        gettext_noop("Je ne trouve pas « {} ». Essaie le code postal, ou la ville d'à côté."),
        gettext_noop("« {} » n'est pas dans notre liste. Essayez le code postal, ou la ville d'à côté."),
    ),
}


def forms(
    needs: tuple[Need, ...], law: Mapping[str, LawText], around: Mapping[str, object]
) -> dict[tuple[Audience | None, str], Slotted]:
    """What stands in `<main>`, by audience and state; `around`: what `frame.frame` gives."""
    return {
        (audience, state): _form(audience, state, needs, law, around)
        for audience in (None, *AUDIENCES)
        for state in STATES
        if audience or state in ("plain", "problem")  # the place is looked at once we know who asks
    }


def _form(
    audience: Audience | None,
    state: str,
    needs: tuple[Need, ...],
    law: Mapping[str, LawText],
    around: Mapping[str, object],
) -> Slotted:
    slots = marks(SLOTS)
    context: dict[str, Any] = {
        "audience": audience,
        "slug": SLUG_OF_AUDIENCE[audience] if audience else "",
        "tu": audience in SAID_TU,
        "typed": slots["typed"],
        "needs": needs_of(audience, needs),
        "doors": DOORS,
        "cards": slots["cards"],
        **{name: slots[name] for name in STATES[state]},
    }
    if audience:
        said = {**around, "law": law}
        context["first"] = mark_safe(template(f"parts/first_{audience}.html").render(said))  # noqa: S308 - it escapes
        context["then"] = mark_safe(template(f"parts/then_{audience}.html").render(said))  # noqa: S308 - it escapes
    return cut(template("parts/aide_main.html").render({**around, **context}))


@cache
def choice(is_link: bool) -> Slotted:
    """One line of "which one?": a button that sends a code, or a link to a territory's page."""
    slots = marks(("name", "detail", "link" if is_link else "value"))
    return cut(template("parts/choice.html").render({"slot": slots, "link": is_link}))


def choice_lines(choices: Iterable[Choice]) -> SafeString:
    """The lines of "which one?", filled; "" when there is nothing to choose."""
    return mark_safe("".join(_line(one) for one in choices))  # noqa: S308 - made of escaped pieces


def _line(one: Choice) -> str:
    values = {name: escape(getattr(one, name)) for name in ("name", "detail", "link", "value")}
    return choice(bool(one.link)).fill(values)
