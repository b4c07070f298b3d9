"""`/aide/`: the form, and the answer in place. Town and audience travel in the body, never in the address."""

from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from balise.core.geo.search import Hit, ambiguous
from balise.core.help.answer import answer
from balise.core.help.needs import find_need
from balise.core.pack.records import Audience
from balise.site.answer_page import PAGE_SIZE, answer_html
from balise.site.audience_blocks import lines_now, sections
from balise.site.current_pack import Current, current
from balise.site.form_parts import PROBLEMS, choice_lines
from balise.site.labels import AUDIENCE_OF_SLUG, DOORS, SAID_TU, SLUG_OF_AUDIENCE, needs_of
from balise.site.page import page
from balise.site.place_field import choice_of, is_named, offered, typed_place
from balise.site.scale_page import audiences_asked


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The form (GET), or the answer to it (POST)."""
    held = current()
    if request.method != "POST":
        return form_page(held, None)
    audience = AUDIENCE_OF_SLUG.get(request.POST.get("public", ""))
    need = _known_need(held, request.POST.get("besoin", ""))
    typed = typed_place(request.POST.get("lieu", ""))
    code = request.POST.get("commune", "")
    if code and code not in held.pack.atlas.places:
        return form_page(held, audience, need=need, problem=_problem("gone", audience))
    if code and audience:
        return answer_page(held, code, audience, need, _page_number(request.POST.get("page", "")))
    if audience is None:
        return form_page(held, None, typed, need)  # who it is for is asked first, with the place kept
    if not typed:
        return form_page(held, audience, need=need)
    hits = held.places.search(typed)
    said = "" if is_named(typed, hits) else find_need(typed, held.pack.directory.needs) or ""
    if said:
        return form_page(held, audience, "", said, problem=_problem("heard", audience))
    if not hits:
        return form_page(held, audience, typed, need, problem=_problem("unknown", audience).format(typed))
    if hits[0].kind in ("commune", "arrondissement") and not ambiguous(hits):
        return answer_page(held, hits[0].code, audience, need, 1, "" if is_named(typed, hits) else typed)
    return form_page(held, audience, typed, need, hits=hits)


@require_safe
def linked(request: HttpRequest, code: str) -> HttpResponse:
    """An answer that someone links to on purpose: `/aide/80001/?public=proche`."""
    held = current()
    audience = AUDIENCE_OF_SLUG.get(request.GET.get("public", "jeune"))
    code = held.pack.atlas.former.get(code, code)
    if code not in held.pack.atlas.places or audience is None:
        raise Http404
    return answer_page(held, code, audience, _known_need(held, request.GET.get("besoin", "")), 1)


def form_page(
    held: Current,
    audience: Audience | None,
    typed: str = "",
    need: str = "",
    problem: str = "",
    hits: list[Hit] | None = None,
) -> HttpResponse:
    """The place form, always with the first words and the numbers for who asks."""
    at = datetime.now(UTC)
    first, then = sections(held, audience)
    context = {
        "audience": audience,
        "slug": SLUG_OF_AUDIENCE[audience] if audience else "",
        "tu": audience in SAID_TU,
        "typed": typed,
        "need": need,
        "needs": needs_of(audience, held.pack.directory.needs),
        "doors": DOORS,
        "problem": problem,
        "choices": choice_lines(choice_of(held, hit) for hit in offered(typed, hits or [])),
        "outside": next((hit.name for hit in hits or [] if hit.kind == "foreign"), ""),
        "first": first,
        "point": audiences_asked(held),
        "then": then,
        "cards": lines_now(held, audience, at, need),
    }
    return page("aide.html", context, held)


def answer_page(
    held: Current, code: str, audience: Audience, need: str, number: int, typed: str = ""
) -> HttpResponse:
    at = datetime.now(UTC)
    found = answer(held.help, code, audience, (need,) if need else (), at, number, PAGE_SIZE)
    return HttpResponse(answer_html(held, found, at, need, typed))


def _known_need(held: Current, code: str) -> str:
    return code if any(need.code == code for need in held.pack.directory.needs) else ""


def _page_number(text: str) -> int:
    return min(int(text), 1000) if text.isascii() and text.isdigit() and int(text) else 1


def _problem(name: str, audience: Audience | None) -> str:
    """Why the form comes back. "heard": what was typed is a need; it is not repeated on the screen."""
    with_tu, with_vous = PROBLEMS[name]
    return _(with_tu if audience in SAID_TU else with_vous)
