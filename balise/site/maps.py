"""The maps of the pages, with their words: what they show, the list beside says too."""

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from balise.core.geo.records import Place
from balise.site.cartography import MapPoint, france_svg, territory_svg
from balise.site.current_pack import Current


def map_of_france(held: Current) -> SafeString:
    """Every public point we know."""
    points: list[MapPoint] = [point for found in held.shelf.points.values() for point in found]
    svg = france_svg(
        held.pack.atlas,
        held.shelf.outlines,
        points,
        title=_("Carte de France de l'aide connue"),
        description=_("Un point : une commune où un lieu public est connu. La liste dit la même chose."),
    )
    return mark_safe(svg)  # noqa: S308 - drawn by us, names escaped


def map_of_territory(held: Current, code: str, place: Place | None = None) -> SafeString:
    """One territory, what is known there, and the place asked for."""
    territory = held.pack.atlas.territories[code]
    title = _("Carte : l'aide connue {}").format(territory.locative)
    about = _("Les mêmes lieux sont dans la liste.")
    if not territory.outline:
        about = (
            _("Nous n'avons pas le contour de ce territoire : la carte montre seulement des points.")
            + " "
            + about
        )
    caption = "" if territory.outline else f'<p class="soft">{about}</p>'
    svg = territory_svg(
        held.pack.atlas,
        held.shelf.outlines,
        code,
        held.shelf.points.get(code, ()),
        title=title,
        description=about,
        place=place,
    )
    return mark_safe(svg + caption)  # noqa: S308 - drawn by us, names escaped
