"""What a visitor reads when something is missing, and what the operator reads: no word of the visitor's."""

import logging
import sys
import traceback
from collections.abc import Callable
from typing import Any

from django.core.signals import got_request_exception
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from balise.site.current_pack import NoPack

logger = logging.getLogger("balise.site")


def log_without_words(sender: object, **_: Any) -> None:
    """Log where the code broke. The exception's message may quote the visitor: left out."""
    kind, _value, trace = sys.exc_info()
    if kind is None:
        return
    frames = traceback.extract_tb(trace)[-6:]
    where = " < ".join(f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno}" for frame in reversed(frames))
    logger.error("%s at %s", kind.__name__, where)


got_request_exception.connect(log_without_words, dispatch_uid="balise.site.errors")


def say_not_ready(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: without a pack every page says so, with the two numbers that need no directory."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return _page("503.html", 503) if isinstance(exception, NoPack) else None

    middleware.process_exception = process_exception  # type: ignore[attr-defined] # Django looks for it
    return middleware


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page("400.html", 400)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page("404.html", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page("500.html", 500)


def _page(template: str, status: int) -> HttpResponse:
    from balise.site.page import render  # here: errors must load even while a template is broken

    try:
        return HttpResponse(render(template, {}), status=status)
    except Exception:
        log_without_words(None)
        return HttpResponse(render_to_string("bare.html"), status=500)
