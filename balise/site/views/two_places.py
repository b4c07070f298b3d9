"""`/deux-lieux/`, for professionals: where a minor was, where they seem to be. No name, nothing kept."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from balise.site.current_pack import current
from balise.site.page import page
from balise.site.place_field import PlaceField, read_place
from balise.site.two_places_page import two_places_main
from balise.site.two_places_parts import FIELDS


@require_http_methods(["GET", "HEAD", "POST"])
def two_places_page(request: HttpRequest) -> HttpResponse:
    held = current()
    form = request.POST if request.method == "POST" else None
    fields = [
        PlaceField(name, label)
        if form is None
        else read_place(held, name, label, form.get(name, ""), form.get(f"{name}_code", ""))
        for name, label in FIELDS.items()
    ]
    return page("two_places.html", {"main": two_places_main(held, fields, datetime.now(UTC))}, held)
