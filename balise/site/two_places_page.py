"""From two fields that were read to what follows the danger line: the form, then the answer to it."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from balise.core.geo.records import Place
from balise.core.help.two_places import two_places
from balise.site.authority_block import authority_block
from balise.site.cards import fill_all
from balise.site.current_pack import Current
from balise.site.place_field import PlaceField
from balise.site.two_places_parts import DEPARTURE_SHOWN, result_name


def two_places_main(held: Current, fields: Sequence[PlaceField], at: datetime) -> SafeString:
    """`fields`: departure, then arrival."""
    problems = " ".join(field.problem for field in fields if field.problem)
    values = {
        "problem": escape(problems),
        "fields": "".join(_field(held, field) for field in fields),
        "result": _result(held, fields[0].code, fields[1].code, at)
        if all(one.code for one in fields)
        else "",
    }
    frame = held.shelf.two_places.mains["problem" if problems else "plain"]
    return mark_safe(frame.fill(values))  # noqa: S308 - made of escaped pieces


def _field(held: Current, field: PlaceField) -> str:
    parts = held.shelf.two_places
    choices = (
        {"name": field.name, "value": one.value, "place": escape(one.name), "detail": escape(one.detail)}
        for one in field.choices
    )
    values = {
        "name": field.name,
        "label": escape(_(field.label)),
        "typed": escape(field.typed),
        "code": field.code,
        "choices": "".join(parts.choice.fill(one) for one in choices),
    }
    return parts.fields[_state(field)].fill(values)


def _state(field: PlaceField) -> str:
    if field.problem:
        return "choices" if field.choices else "wrong"
    return "known" if field.code else "plain"


def _result(held: Current, left: str, arrived: str, at: datetime) -> str:
    found = two_places(held.help, left, arrived, at)
    shelf, departure = held.shelf, found.departure[:DEPARTURE_SHOWN]
    frame = shelf.two_places.results[
        result_name(found.same_authority, bool(found.counterparts), bool(departure))
    ]
    return frame.fill(
        {
            "left": escape(found.left.name),
            "arrived": escape(found.arrived.name),
            "from": _with_territory(held, found.left),
            "to": _with_territory(held, found.arrived),
            "locative": escape(held.pack.atlas.territories[found.arrived.territory].locative),
            "authority_left": authority_block(
                shelf.authorities, shelf.cards, found.authority_left, "professional"
            ),
            "authority_arrived": authority_block(
                shelf.authorities, shelf.cards, found.authority_arrived, "professional"
            ),
            "counterparts": fill_all(shelf.cards, found.counterparts, "professional"),
            "departure": fill_all(shelf.cards, departure, "professional"),
        }
    )


def _with_territory(held: Current, place: Place) -> str:
    """ "Amiens (Somme)"; "Paris" """
    territory = held.pack.atlas.territories[place.territory].name
    return escape(place.name if territory == place.name else f"{place.name} ({territory})")
