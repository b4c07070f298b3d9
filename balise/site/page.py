"""One way to make a page: a template, what every page shows (numbers, exit, data's date), and the bytes."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from balise.site.current_pack import Current, NoPack, current
from balise.site.operator import operator
from balise.site.style import STYLE

_FIXED: dict[str, tuple[tuple[str, str], bytes]] = {}


@cache
def _template(name: str) -> Any:
    return get_template(name)


def common(held: Current | None) -> dict[str, Any]:
    """What every template can count on."""
    return {
        "style": STYLE,
        "exit_url": settings.BALISE_EXIT_URL,
        "operator": operator(),
        "numbers": held.numbers if held else {},
        "published_at": held.pack.published_at if held else None,
        "refusal": held.refusal if held else "",
    }


def render(template: str, context: Mapping[str, Any], held: Current | None = None) -> str:
    """The text of a page. Without a pack (first start, all damaged) the page stands, without numbers."""
    if held is None:
        try:
            held = current()
        except NoPack:
            held = None
    return str(_template(template).render({**common(held), **context}))


def part(template: str, context: Mapping[str, Any], held: Current) -> SafeString:
    """A piece of a page, made with the same common words."""
    return mark_safe(render(template, context, held))  # noqa: S308 - templates escape what they are given


def page(template: str, context: Mapping[str, Any], held: Current, status: int = 200) -> HttpResponse:
    return HttpResponse(render(template, context, held), status=status)


def fixed_page(template: str, context: Mapping[str, Any], held: Current) -> HttpResponse:
    """A page that is the same for everybody: made once a pack and kept. It knows nothing of any visitor."""
    key = (held.pack.version, held.refusal)
    kept = _FIXED.get(template)
    if kept is None or kept[0] != key:
        kept = (key, render(template, context, held).encode())
        _FIXED[template] = kept
    return HttpResponse(kept[1])
