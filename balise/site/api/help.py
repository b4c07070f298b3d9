"""/api/v1/help: who can help in a commune, for an audience, at this very moment."""

import hashlib
from datetime import UTC, datetime

import msgspec
from django.http import HttpRequest, HttpResponseBase

from balise.core.help.answer import answer
from balise.core.help.as_json import answer_json
from balise.core.pack.records import AUDIENCES, Audience
from balise.site.api import parameters
from balise.site.api.endpoint import bytes_answer, endpoint
from balise.site.api.problem import Problem
from balise.site.current_pack import Current, current

LONGEST = 3600  # seconds; a new pack may come meanwhile
MOST_PAGES = 9999


@endpoint
def help_near(request: HttpRequest) -> HttpResponseBase:
    parameters.only(request, "commune", "audience", "need", "page")
    held = current()
    code = _commune(request, held)
    audience = _audience(request)
    needs = parameters.choices(request, "need", [need.code for need in held.pack.directory.needs])
    page = parameters.whole(request, "page", default=1, largest=MOST_PAGES)
    now = datetime.now(UTC).replace(microsecond=0)
    found = answer(held.help, code, audience, needs, now, page)
    body = answer_json(found)
    # The tag leaves out the time of the answer: an hour later it is the same answer if nothing else moved.
    said = msgspec.json.encode({**body, "at": ""})
    return bytes_answer(
        request,
        msgspec.json.encode(body),
        "application/json",
        f"public, max-age={max_age(found.changes_at, now)}",
        hashlib.sha256(said).hexdigest(),
    )


def max_age(changes_at: str, now: datetime) -> int:
    """Seconds that an answer stays true: until something it shows opens or closes, one hour at most."""
    if not changes_at:
        return LONGEST
    return max(0, min(LONGEST, int((datetime.fromisoformat(changes_at) - now).total_seconds())))


def _commune(request: HttpRequest, held: Current) -> str:
    code = parameters.required(request, "commune", 5)
    code = held.pack.atlas.former.get(code, code)
    if code not in held.pack.atlas.places:
        raise Problem(404, "Ce code INSEE n'est celui d'aucune commune : voyez /api/v1/places?q=.")
    return code


def _audience(request: HttpRequest) -> Audience:
    asked = parameters.required(request, "audience", 20)
    for audience in AUDIENCES:
        if asked == audience:
            return audience
    raise Problem(400, f"Le paramètre audience n'accepte que : {', '.join(AUDIENCES)}.")
