"""A scale that nobody has validated yet, shown by `balise serve --drafts` on this machine alone."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse

from balise.core.scales.model import Scale
from balise.core.scales.reading import NotRead, read_scale, text_of

# What servers add to a request that they pass on. Some add nothing: `ALLOWED_HOSTS` is what closes the door.
PASSED_ON = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Server", "X-Real-IP")


def draft_scale() -> Scale | None:
    """The scale of the file, whatever its status; None without `--drafts`, or when the file is faulty."""
    return _read(settings.BALISE_DRAFT_SCALE) if settings.BALISE_DRAFT_SCALE else None


@cache
def _read(path: Path) -> Scale | None:
    try:
        read = read_scale(text_of(path))
    except NotRead:
        return None
    return None if read.faults else read.scale


def refuse_what_is_passed_on(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware of `--drafts`: a request that came through another server gets no page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if any(name in request.headers for name in PASSED_ON):
            raise SuspiciousOperation("passed on by another server")
        return get_response(request)

    return middleware
