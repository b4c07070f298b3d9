"""`/point/`: a self-assessment that stays on the device. One address an audience, and no other state."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from balise.core.pack.records import Audience
from balise.site.current_pack import current
from balise.site.page import fixed_page
from balise.site.scale import scale_of
from balise.site.scale_page import audiences_asked, scale_context


@require_safe
def young(request: HttpRequest) -> HttpResponse:
    return _point(request, "young")


@require_safe
def relative(request: HttpRequest) -> HttpResponse:
    return _point(request, "relative")


@require_safe
def professional(request: HttpRequest) -> HttpResponse:
    return _point(request, "professional")


def _point(request: HttpRequest, audience: Audience) -> HttpResponse:
    """Made once a pack, the same for everybody: what is answered is never sent."""
    held = current()
    shown = scale_of(held)
    if shown is None or audience not in audiences_asked(held):
        raise Http404
    return fixed_page(
        request,
        f"point_{audience}.html",
        held,
        lambda held: {**scale_context(held, shown.scale, audience), "draft": shown.draft},
        "draft" if shown.draft else "",
    )
