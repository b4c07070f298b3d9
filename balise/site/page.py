"""One way to make a page: a template in its frame, and the bytes."""

import gzip
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe
from msgspec import Struct

from balise.site.compression import accepts_gzip
from balise.site.current_pack import Current, NoPack, current
from balise.site.frame import frame, template


def render(name: str, context: Mapping[str, Any], held: Current | None = None) -> str:
    """The text of a page. Without a pack (first start, all damaged) the page stands, without numbers."""
    if held is None:
        try:
            held = current()
        except NoPack:
            return str(template(name).render({**frame({}, None), **context}))
    around = frame(held.numbers, held.pack.published_at, held.refusal, held.shelf.packs)
    return str(template(name).render({**around, **context}))


def part(name: str, context: Mapping[str, Any], held: Current) -> SafeString:
    """A piece of a page, made with the same common words."""
    return mark_safe(render(name, context, held))  # noqa: S308 - templates escape what they are given


def page(name: str, context: Mapping[str, Any], held: Current) -> HttpResponse:
    return HttpResponse(render(name, context, held))


_FIXED: dict[str, "Fixed"] = {}


class Fixed(Struct, frozen=True):
    """A page that is the same for everybody, and compressed; of which pack, what was refused, what else."""

    made_of: tuple[str, str, str]
    plain: bytes
    gzipped: bytes


def fixed_page(
    request: HttpRequest,
    name: str,
    held: Current,
    context: Callable[[Current], Mapping[str, Any]],
    also: str = "",
) -> HttpResponse:
    """Made once a pack: it knows nothing of any visitor. `context` gives what the template needs.

    `also`: what else it is made of, when a pack does not say it all; the page is made again when it changes.
    """
    made_of = (held.pack.version, held.refusal, also)
    kept = _FIXED.get(name)
    if kept is None or kept.made_of != made_of:
        plain = render(name, context(held), held).encode()
        kept = _FIXED[name] = Fixed(made_of, plain, gzip.compress(plain, 9, mtime=0))
    if not accepts_gzip(request):
        return HttpResponse(kept.plain, headers={"Vary": "Accept-Encoding"})
    return HttpResponse(kept.gzipped, headers={"Content-Encoding": "gzip", "Vary": "Accept-Encoding"})
