"""`/s/…`: one file, compressed as the browser likes it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from balise.site.assets import scripts
from balise.site.compression import accepts
from balise.site.current_pack import current


@require_safe
def asset(request: HttpRequest, name: str) -> HttpResponse:
    found = scripts().files.get(name) or current().assets.get(name)
    if found is None:
        raise Http404
    headers = {"Cache-Control": found.cache_control, "Vary": "Accept-Encoding"}
    for coding, data in (("br", found.brotli), ("gzip", found.gzip)):
        if data and accepts(request, coding):
            return HttpResponse(data, found.content_type, headers=headers | {"Content-Encoding": coding})
    return HttpResponse(found.plain, found.content_type, headers=headers)
