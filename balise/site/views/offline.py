"""`/deux-lieux/annuaire.html`: the copy of the directory for a USB stick, to download."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from balise.core.pack.manifest import BROWSER
from balise.site.browser.offline import NAME, dated
from balise.site.current_pack import current, followed


@require_safe
def offline_copy(request: HttpRequest) -> HttpResponse:
    """Always a file to keep, never a page of this site, whose policy would stop its script."""
    held = current()
    file = followed().file(held.pack.version, BROWSER + NAME)
    if file is None:
        raise Http404
    data = dated(file.path.read_bytes(), held.pack.published_at)
    headers = {"Content-Disposition": f'attachment; filename="{NAME}"'}
    return HttpResponse(data, "text/html; charset=utf-8", headers=headers)
