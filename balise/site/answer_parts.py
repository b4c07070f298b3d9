"""The pieces of an answer that its templates give, cut at their slots: its frame, its blocks, its pager."""

from collections.abc import Mapping
from functools import cache
from itertools import product
from typing import Any

from balise.core.help.law import LawText
from balise.core.pack.records import AUDIENCES, Audience, Need
from balise.site.frame import template
from balise.site.labels import DOORS, SAID_TU, SLUG_OF_AUDIENCE, needs_of
from balise.site.slots import Slotted, cut, marks

SLOTS = (
    "authority", "clock", "danger", "farther", "locative", "map", "near", "notes", "now", "pager",
    "place_code", "place_name", "print_for", "refusal", "remote", "summary", "territory_code",
    "territory_name", "understood",
)  # fmt: skip
BLOCKS = ("near", "near_empty", "farther", "farther_old", "remote")


def pages(
    needs: tuple[Need, ...], law: Mapping[str, LawText], around: Mapping[str, object]
) -> dict[tuple[Audience, str, bool], Slotted]:
    """The whole page by audience, need ("" for none), and whether some number may not work from there.

    `around`: what `frame.frame` gives.
    """
    return {
        (audience, need, elsewhere): _render("answer.html", audience, elsewhere, needs, law, around, need)
        for audience in AUDIENCES
        for need, elsewhere in product(("", *(each.code for each in needs)), (False, True))
    }


def mains(
    needs: tuple[Need, ...], law: Mapping[str, LawText], around: Mapping[str, object]
) -> dict[tuple[Audience, bool], Slotted]:
    """What stands in `<main>` alone, with no need chosen; of `around` only the national numbers are read."""
    return {
        (audience, elsewhere): _render("parts/answer_main.html", audience, elsewhere, needs, law, around)
        for audience, elsewhere in product(AUDIENCES, (False, True))
    }


def _render(
    name: str,
    audience: Audience,
    elsewhere: bool,
    needs: tuple[Need, ...],
    law: Mapping[str, LawText],
    around: Mapping[str, object],
    need: str = "",
) -> Slotted:
    context: dict[str, Any] = {
        "slot": marks(SLOTS),
        "audience": audience,
        "tu": audience in SAID_TU,
        "slug": SLUG_OF_AUDIENCE[audience],
        "doors": DOORS,
        "needs": needs_of(audience, needs),
        "need": need,
        "elsewhere": elsewhere,
        "law": law,
        "first": "parts/first_elsewhere.html" if elsewhere else f"parts/first_{audience}.html",
        "then": f"parts/then_{audience}.html",
    }
    return cut(template(name).render({**around, **context}))


@cache
def block(name: str, tu: bool) -> Slotted:
    """One of `BLOCKS`, said with "tu" or with "vous"."""
    return cut(template(f"parts/{name}.html").render({"slot": marks(("count", "cards")), "tu": tu}))


@cache
def pager(nearer: bool, more: bool) -> Slotted:
    """The form that leads to the pages before and after, where there are any."""
    slots = marks(("place_code", "slug", "need", "page", "pages", "before", "after"))
    return cut(template("parts/pager.html").render({"slot": slots, "nearer": nearer, "more": more}))
