"""/api/v1/places: the places that a text may name, best first."""

from django.http import HttpRequest, HttpResponseBase

from balise.core.geo.hits import search_answer
from balise.site.api import parameters
from balise.site.api.endpoint import endpoint, json_answer
from balise.site.current_pack import current

LONGEST_QUERY = 100  # characters; the longest French commune name has 45
MOST_HITS = 50


@endpoint
def places(request: HttpRequest) -> HttpResponseBase:
    parameters.only(request, "q", "limit")
    query = parameters.required(request, "q", LONGEST_QUERY)
    limit = parameters.whole(request, "limit", default=10, largest=MOST_HITS)
    hits = current().places.search(query, limit)
    return json_answer(request, search_answer(query, hits), max_age=3600)
