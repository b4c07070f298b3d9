"""Maps as SVG text, drawn by the server: France, or one territory. Classes alone, no style: see map.css."""

from balise.site.cartography.france import france_svg
from balise.site.cartography.marks import MapPoint
from balise.site.cartography.territory import Drawing, territory_drawing

__all__ = ["Drawing", "MapPoint", "france_svg", "territory_drawing"]
