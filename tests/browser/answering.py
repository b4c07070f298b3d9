"""Answering a page of « Faire le point » as a person does, and what it then shows."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from balise.core.pack.records import Audience
from balise.core.scales.model import OutcomeWords, Words
from tests.browser.watching import Watched
from tests.core.scales.known_scales import scale_of

POINTS: dict[Audience, str] = {
    "young": "/point/",
    "relative": "/point/proche/",
    "professional": "/point/professionnel/",
}
SCALE = scale_of("faire-le-point")
VARIANT: dict[Audience, str] = {"young": "jeune", "relative": "proche", "professional": "professionnel"}
VECTORS = Path(__file__).parents[1] / "vectors" / "scales.json"


def cases(audience: Audience) -> list[dict[str, Any]]:
    """The shared vectors of the first scale: for each outcome, the case with the most answers."""
    found: dict[str, dict[str, Any]] = {}
    for case in json.loads(VECTORS.read_text(encoding="utf-8"))["cases"]:
        if (case["scale"], case["audience"]) == ("faire-le-point", audience):
            outcome = case["finding"]["outcome"]
            if len(case["answers"]) >= len(found.get(outcome, {"answers": ()})["answers"]):
                found[outcome] = case
    return list(found.values())


def words(text: Words, audience: Audience) -> str:
    """A text in the ordinary register, as a page shows it."""
    return " ".join(text[VARIANT[audience]].split())


def begin(watched: Watched, audience: Audience) -> None:
    watched.visit(POINTS[audience])
    watched.page.locator("[data-do=begin]").click()


def answer(watched: Watched, audience: Audience, answers: Mapping[str, str]) -> None:
    """Begin, answer, and be before the result. What is not answered is refused, or left in a list."""
    begin(watched, audience)
    for item in SCALE.rules.asked(audience):
        given = answers.get(item.code, "refused")
        if audience == "professional" and given == "refused":
            continue
        press(watched, item.code, given)
        if watched.page.locator("#bilan h2").is_visible() and item is not SCALE.rules.items[-1]:
            watched.page.click("[data-do=return]")  # danger now led there at once
            if audience != "professional":
                press(watched, item.code, given)
    if not watched.page.locator("#bilan h2").is_visible():
        watched.page.click("[data-do=stop]")


def press(watched: Watched, item: str, given: str) -> None:
    watched.page.click(f"[data-item={item}] [data-answer={given}]")


def title(watched: Watched) -> str:
    return " ".join(watched.page.inner_text("#bilan h2").split())


def expected(outcome: str) -> OutcomeWords:
    return SCALE.texts.outcomes[outcome]
