"""The self-assessment that pages may show today: that of the pack, or a draft on this machine alone."""

from django.utils import timezone
from msgspec import Struct

from balise.core.scales.model import Scale
from balise.core.scales.publishing import refusals
from balise.site.current_pack import Current
from balise.site.drafts import draft_scale


class Shown(Struct, frozen=True):
    scale: Scale
    draft: bool  # professionals have not validated it, and the page says so first


def scale_of(held: Current) -> Shown | None:
    """None: no page, and no link to it. Ask at each visit: a scale may end while its pack stands."""
    today = timezone.localdate()
    draft = draft_scale()
    if draft is not None and refusals(draft, today):
        return Shown(draft, draft=True)
    published = held.pack.scale
    if published is None or refusals(published, today):
        return None
    return Shown(published, draft=False)
