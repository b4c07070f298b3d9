"""What every address of the API does the same way: methods, open CORS, ETag, errors that repeat nobody."""

import functools
import hashlib
from collections.abc import Callable

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from balise.site.api.problem import Problem, response
from balise.site.current_pack import NoPack
from balise.site.errors import log_without_words

METHODS = "GET, HEAD, OPTIONS"
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
PREFLIGHT = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
RETRY_AFTER = "60"  # seconds, when there is no pack yet

View = Callable[..., HttpResponseBase]


def endpoint(view: View) -> View:
    """Wrap one view of the API."""

    @functools.wraps(view)
    def answered(request: HttpRequest, **arguments: str) -> HttpResponseBase:
        answer = _answer(view, request, arguments)
        for name, value in CORS.items():
            answer[name] = value
        return answer

    return answered


def _answer(view: View, request: HttpRequest, arguments: dict[str, str]) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=PREFLIGHT)
    if request.method not in ("GET", "HEAD"):
        answer = response(Problem(405, "Cette API se lit seulement : GET, HEAD ou OPTIONS."))
        answer["Allow"] = METHODS
        return answer
    try:
        return view(request, **arguments)
    except Problem as problem:
        return response(problem)
    except NoPack as none:
        answer = response(Problem(503, f"Rien à servir pour le moment : {none.reason}."))
        answer["Retry-After"] = RETRY_AFTER
        return answer
    except Exception:
        log_without_words(None)
        return response(Problem(500, "Une erreur est survenue de notre côté."))


def json_answer(request: HttpRequest, value: object, max_age: int) -> HttpResponse:
    """A JSON answer that may be kept `max_age` seconds, or 304 when the caller already has these bytes."""
    return bytes_answer(request, msgspec.json.encode(value), "application/json", f"public, max-age={max_age}")


def bytes_answer(
    request: HttpRequest, body: bytes, content_type: str, cache_control: str, sha256: str = ""
) -> HttpResponse:
    """The same for bytes whose sha256 may be known already."""
    etag = etag_of(sha256 or hashlib.sha256(body).hexdigest())
    if is_known(request, etag):
        return not_modified(etag, cache_control)
    answer = HttpResponse(body, content_type=content_type)
    answer["Content-Length"] = str(len(body))
    stamp(answer, etag, cache_control)
    return answer


def etag_of(sha256: str) -> str:
    """Weak: a proxy, or our own middleware, may compress the same content."""
    return f'W/"{sha256[:32]}"'


def not_modified(etag: str, cache_control: str) -> HttpResponse:
    answer = HttpResponse(status=304)
    del answer["Content-Type"]
    stamp(answer, etag, cache_control)
    return answer


def stamp(answer: HttpResponseBase, etag: str, cache_control: str) -> None:
    answer["ETag"] = etag
    answer["Cache-Control"] = cache_control


def is_known(request: HttpRequest, etag: str) -> bool:
    """Whether `If-None-Match` names this tag (weak comparison, RFC 9110 § 13.1.2)."""
    asked = [tag.strip().removeprefix("W/") for tag in request.headers.get("If-None-Match", "").split(",")]
    return "*" in asked or etag.removeprefix("W/") in asked
