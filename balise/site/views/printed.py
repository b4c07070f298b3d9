"""`/imprimer/`: an answer as a wallet card or a poster. The town is in the body, never in an address."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods

from balise.core.help.answer import answer
from balise.site.answer_page import PAGE_SIZE
from balise.site.current_pack import current
from balise.site.headers import HEADERS
from balise.site.labels import AUDIENCE_OF_SLUG
from balise.site.page import page
from balise.site.printing import (
    BUTTONS,
    KINDS,
    PRINT_STYLE,
    PRINT_STYLE_HASH,
    Kind,
    print_frames,
    print_html,
    read_print_for,
    told,
)
from balise.site.style import STYLE_HASH


@require_http_methods(["GET", "HEAD", "POST"])
def print_answer(request: HttpRequest) -> HttpResponse:
    """The page to print; the form of `/aide/` for who comes here from a history or asks for nothing known."""
    held = current()
    kind: Kind = next((kind for kind in KINDS if BUTTONS[kind] in request.POST), KINDS[0])
    slug, need = read_print_for(request.POST.get(BUTTONS[kind], ""))
    audience, code = AUDIENCE_OF_SLUG.get(slug), request.POST.get("commune", "")
    if audience is None or code not in held.pack.atlas.places or (need and need not in held.help.needs):
        return HttpResponseRedirect("/aide/")
    needs = (need,) if need else ()
    found = answer(held.help, code, told(kind, audience), needs, datetime.now(UTC), 1, PAGE_SIZE)
    frame = print_frames()[kind, found.audience]
    printed = print_html(frame, found, kind, slug, need, date_format(held.pack.published_at, "j F Y"))
    response = page("print_page.html", {"kind": kind, "print_style": PRINT_STYLE, "printed": printed}, held)
    policy = HEADERS["Content-Security-Policy"]
    response["Content-Security-Policy"] = policy.replace(STYLE_HASH, f"{STYLE_HASH}' '{PRINT_STYLE_HASH}")
    return response
