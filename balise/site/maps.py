"""The maps of the pages, with their words: what they show, the list beside says too."""

from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from balise.core.geo.atlas import Atlas
from balise.core.geo.outlines import Outlines
from balise.core.geo.records import Place
from balise.site.cartography import Drawing, MapPoint, france_svg, territory_drawing
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
    drawing = drawing_of_territory(
        held.pack.atlas, held.shelf.outlines, code, held.shelf.points.get(code, ())
    )
    return mark_safe(drawing.showing(place))  # noqa: S308 - drawn by us, names escaped


def drawing_of_territory(atlas: Atlas, outlines: Outlines, code: str, points: Sequence[MapPoint]) -> Drawing:
    """The same map for whatever place of it is asked for."""
    territory = atlas.territories[code]
    about = _("Les mêmes lieux sont dans la liste.")
    if not territory.outline:
        about = (
            _("Nous n'avons pas le contour de ce territoire : la carte montre seulement des points.")
            + " "
            + about
        )
    drawing = territory_drawing(
        atlas,
        outlines,
        code,
        points,
        title=_("Carte : l'aide connue {}").format(territory.locative),
        description=about,
    )
    caption = "" if territory.outline else f'<p class="soft">{about}</p>'
    return drawing._replace(after=drawing.after + caption)
