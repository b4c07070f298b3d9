"""`/deux-lieux/`, for professionals: where a minor was, where they seem to be. No name, nothing kept."""

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods

from balise.core.help.two_places import two_places
from balise.site.authority_block import authority_block
from balise.site.cards import fill_all
from balise.site.current_pack import Current, current
from balise.site.page import page, part
from balise.site.place_field import PlaceField, read_place
from balise.site.views.offline import offline_size

FIELDS = (
    ("depart", gettext_noop("Où la personne était suivie")),
    ("arrivee", gettext_noop("Où elle semble être maintenant")),
)


@require_http_methods(["GET", "HEAD", "POST"])
def two_places_page(request: HttpRequest) -> HttpResponse:
    held = current()
    form = request.POST if request.method == "POST" else None
    fields = [
        PlaceField(name, label)
        if form is None
        else read_place(held, name, label, form.get(name, ""), form.get(f"{name}_code", ""))
        for name, label in FIELDS
    ]
    result: SafeString | str = ""
    if all(field.code for field in fields):
        result = _result(held, fields[0].code, fields[1].code)
    problems = [field.problem for field in fields if field.problem]
    context = {
        "fields": fields,
        "problem": " ".join(problems),
        "result": result,
        "copy_size": offline_size(held),
    }
    return page("two_places.html", context, held)


def _result(held: Current, left: str, arrived: str) -> SafeString:
    found = two_places(held.help, left, arrived, datetime.now(UTC))
    blocks, cards = held.shelf.authorities, held.shelf.cards
    context: dict[str, Any] = {
        "left": found.left,
        "arrived": found.arrived,
        "there": held.pack.atlas.territories[found.arrived.territory],
        "same": found.same_authority,
        "authority_left": authority_block(blocks, cards, found.authority_left, "professional"),
        "authority_arrived": authority_block(blocks, cards, found.authority_arrived, "professional"),
        "law": [held.shelf.law[key] for key in found.law],
        "counterparts": fill_all(cards, found.counterparts, "professional"),
        "departure": fill_all(cards, found.departure[:3], "professional"),
    }
    return part("parts/two_places_result.html", context, held)
