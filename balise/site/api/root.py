"""/api/v1/: what there is, which pack is served, and why a newer one is not when that is so."""

from typing import TypedDict

from django.http import HttpRequest, HttpResponseBase

from balise.site.api import parameters
from balise.site.api.endpoint import endpoint, json_answer
from balise.site.api.problem import Problem
from balise.site.current_pack import current

ADDRESSES = {
    "openapi": "/api/v1/openapi.json",
    "places": "/api/v1/places?q={text}",
    "help": "/api/v1/help?commune={insee}&audience={audience}&need={need}",
    "structures": "/api/v1/structures.json",
    "structures_geojson": "/api/v1/structures.geojson",
    "lines": "/api/v1/lines.json",
    "packs": "/api/v1/packs/",
}


class Root(TypedDict):
    """`version` and `published_at` are those of the pack that is served."""

    version: str
    published_at: str
    refusal: str
    counts: dict[str, int]
    addresses: dict[str, str]


@endpoint
def root(request: HttpRequest) -> HttpResponseBase:
    parameters.only(request)
    held = current()
    body = Root(
        version=held.pack.version,
        published_at=held.pack.manifest.created_at,
        refusal=held.refusal,
        counts=held.pack.manifest.counts,
        addresses=ADDRESSES,
    )
    return json_answer(request, body, max_age=60)


@endpoint
def unknown(request: HttpRequest) -> HttpResponseBase:
    raise Problem(404, "Cette adresse n'existe pas dans l'API : voyez /api/v1/.")
