"""What every page shows around its own words: the style, the numbers, the exit, the date of the data."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.template.loader import get_template
from django.utils.html import format_html

from balise.core.pack.records import Channel
from balise.site.operator import operator
from balise.site.style import STYLE


@cache
def template(name: str) -> Any:
    return get_template(name)


def frame(
    numbers: Mapping[str, Channel], published_at: datetime | None, refusal: str = "", packs: str = ""
) -> dict[str, Any]:
    """What every template can count on; `refusal`: why newer data are not shown, in French.

    `packs`: the tag that tells scripts where the files of the pack are.
    """
    return {
        "style": STYLE,
        "exit_url": settings.BALISE_EXIT_URL,
        "operator": operator(),
        "numbers": numbers,
        "published_at": published_at,
        "packs": packs,
        "refusal": format_html('<p class="draft">{}</p>', refusal) if refusal else "",
    }
