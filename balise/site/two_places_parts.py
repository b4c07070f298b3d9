"""The page of two places cut at its slots: its frame, its fields, its answer; for server and browser."""

from collections.abc import Mapping
from itertools import product

from django.utils.translation import gettext_noop
from msgspec import Struct

from balise.core.help.law import LawText
from balise.core.help.two_places import AT_ONCE
from balise.site.frame import template
from balise.site.slots import Slotted, cut, marks

# Name of a field, and its label.
FIELDS: Mapping[str, str] = {
    "depart": gettext_noop("Où la personne était suivie"),
    "arrivee": gettext_noop("Où elle semble être maintenant"),
}
# Not read yet; read; not known; several to choose from.
STATES = ("plain", "known", "wrong", "choices")
DEPARTURE_SHOWN = 3

_RESULT = (
    "left", "arrived", "from", "to", "locative", "authority_left", "authority_arrived", "counterparts",
    "departure",
)  # fmt: skip


class TwoPlacesParts(Struct, frozen=True):
    mains: Mapping[str, Slotted]  # "plain", "problem": what follows the danger line
    fields: Mapping[str, Slotted]  # by state
    choice: Slotted
    results: Mapping[str, Slotted]  # as `result_name`


def two_places_parts(
    law: Mapping[str, LawText], around: Mapping[str, object], copy_size: int
) -> TwoPlacesParts:
    """Of `around` only the national numbers are read. `copy_size`: bytes of the copy to keep, 0 for none."""
    kilobytes = -(-copy_size // 1000)
    return TwoPlacesParts(
        mains={
            name: _part("main", ("problem", "fields", "result"), around, problem=problem, copy_size=kilobytes)
            for name, problem in (("plain", False), ("problem", True))
        },
        fields={
            state: _part("field", ("name", "label", "typed", "code", "choices"), around, state=state)
            for state in STATES
        },
        choice=_part("choice", ("name", "value", "place", "detail"), around),
        results={
            result_name(same, counterparts, departure): _part(
                "result",
                _RESULT,
                around,
                same=same,
                counterparts=counterparts,
                departure=departure,
                law=[law[key] for key in AT_ONCE],
            )
            for same, counterparts, departure in product((False, True), repeat=3)
        },
    )


def result_name(same: bool, counterparts: bool, departure: bool) -> str:
    """Of an answer: one authority for both places; counterparts are known there; such work is known here."""
    return f"{same:d}{counterparts:d}{departure:d}"


def _part(name: str, slots: tuple[str, ...], around: Mapping[str, object], **said: object) -> Slotted:
    return cut(template(f"parts/two_places_{name}.html").render({**around, **said, "slot": marks(slots)}))
