"""Chooses one point for each commune: its town hall if it is believable, else the next best."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

import shapely

from balise.core.geo.distance import distance_km
from balise.exchange.places.read import Shape, Town

# A town hall of a small commune may stand just across its border; farther, digits of its position were lost.
TOWN_HALL_REACH_KM = 1.0
# Others were geocoded to the wrong end of the commune (Cholet, 7 km): the village of that name decides.
VILLAGE_REACH_KM = 3.0

Origin = Literal["town_hall", "geonames", "inside", "hand"]


@dataclass(frozen=True)
class Point:
    latitude: float
    longitude: float
    origin: Origin


def points_inside(
    shapes: list[Shape], outlines: dict[str, shapely.Geometry], towns: list[Town], names: dict[str, str]
) -> dict[str, Point]:
    """A point for each commune and arrondissement that has an outline, by INSEE code.

    The town hall, if it stands within 1 km of the outline and within 3 km of the village of that name, where
    GeoNames knows one inside; else GeoNames' place of that INSEE code, if inside; else a point inside.
    """
    halls = {
        shape.code: shape.town_hall for shape in shapes if shape.kind in ("COM", "ARM") and shape.town_hall
    }
    towns_of: dict[str, list[Town]] = defaultdict(list)
    for place in towns:
        towns_of[place.insee].append(place)

    points = {}
    for code, outline in outlines.items():
        inside = [
            town for town in towns_of[code] if outline.contains(shapely.Point(town.longitude, town.latitude))
        ]
        # The chief place bears the name of the commune; failing that, the largest.
        town = max(
            inside, key=lambda town: (town.name == names[code], town.population, town.name), default=None
        )
        village = town if town is not None and town.name == names[code] else None
        hall = halls.get(code)
        if hall is not None and _believable(hall, outline, village):
            points[code] = Point(hall.y, hall.x, "town_hall")
        elif town is not None:
            points[code] = Point(town.latitude, town.longitude, "geonames")
        else:
            middle = shapely.point_on_surface(outline)
            points[code] = Point(middle.y, middle.x, "inside")
    return points


def _believable(hall: shapely.Point, outline: shapely.Geometry, village: Town | None) -> bool:
    if _km_outside(outline, hall) > TOWN_HALL_REACH_KM:
        return False
    return (
        village is None
        or distance_km(hall.y, hall.x, village.latitude, village.longitude) <= VILLAGE_REACH_KM
    )


def _km_outside(outline: shapely.Geometry, point: shapely.Point) -> float:
    if outline.contains(point):
        return 0.0
    (lon1, lat1), (lon2, lat2) = shapely.shortest_line(outline, point).coords
    return distance_km(lat1, lon1, lat2, lon2)


COUNTRY_OF = {"975": "PM", "977": "BL", "978": "MF", "984": "TF", "986": "WF", "987": "PF", "988": "NC"}


def points_overseas(table: list[dict[str, str]], towns: list[Town]) -> dict[str, Point]:
    """The points of the overseas collectivities: the place of GeoNames the table names, else its figures.

    Raises LookupError when GeoNames has no place, or several, of the name given.
    """
    points = {}
    for row in table:
        code = row["code"]
        if not row["geonames"]:
            points[code] = Point(float(row["latitude"]), float(row["longitude"]), "hand")
            continue
        found = [
            town for town in towns if (town.country, town.name) == (COUNTRY_OF[code[:3]], row["geonames"])
        ]
        if len(found) != 1:
            raise LookupError(
                f"{code} {row['name']}: {len(found)} places named {row['geonames']} in GeoNames"
            )
        points[code] = Point(found[0].latitude, found[0].longitude, "geonames")
    return points


def points_by_hand(table: list[dict[str, str]]) -> dict[str, Point]:
    return {row["code"]: Point(float(row["latitude"]), float(row["longitude"]), "hand") for row in table}
