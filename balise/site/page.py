"""One way to make a page: a template in its frame, and the bytes."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.safestring import SafeString, mark_safe

from balise.site.current_pack import Current, NoPack, current
from balise.site.frame import frame, template

_FIXED: dict[str, tuple[tuple[str, str], bytes]] = {}


def render(name: str, context: Mapping[str, Any], held: Current | None = None) -> str:
    """The text of a page. Without a pack (first start, all damaged) the page stands, without numbers."""
    if held is None:
        try:
            held = current()
        except NoPack:
            return str(template(name).render({**frame({}, None), **context}))
    around = frame(held.numbers, held.pack.published_at, held.refusal)
    return str(template(name).render({**around, **context}))


def part(name: str, context: Mapping[str, Any], held: Current) -> SafeString:
    """A piece of a page, made with the same common words."""
    return mark_safe(render(name, context, held))  # noqa: S308 - templates escape what they are given


def page(name: str, context: Mapping[str, Any], held: Current) -> HttpResponse:
    return HttpResponse(render(name, context, held))


def fixed_page(name: str, context: Mapping[str, Any], held: Current) -> HttpResponse:
    """A page that is the same for everybody: made once a pack and kept. It knows nothing of any visitor."""
    key = (held.pack.version, held.refusal)
    kept = _FIXED.get(name)
    if kept is None or kept[0] != key:
        kept = (key, render(name, context, held).encode())
        _FIXED[name] = kept
    return HttpResponse(kept[1])
