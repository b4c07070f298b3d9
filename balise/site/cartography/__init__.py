"""Maps as SVG text, drawn by the server: France, or one territory. Classes alone, no style: see map.css."""

from balise.site.cartography.france import france_svg
from balise.site.cartography.marks import MapPoint
from balise.site.cartography.territory import territory_svg

__all__ = ["MapPoint", "france_svg", "territory_svg"]
