"""From degrees to the units of a drawing: Lambert's cone for France, a flat grid for anything smaller."""

from dataclasses import dataclass
from math import cos, log, pi, radians, sin, tan

EARTH_KM = 6371.0088
Dot = tuple[float, float]


def lambert(longitude: float, latitude: float) -> Dot:
    """Kilometres east and south of 3° E, 46.5° N, on the conformal cone of French maps (44° and 49° N)."""
    rho = _radius(latitude)
    theta = _N * radians(longitude - 3)
    return rho * sin(theta), rho * cos(theta) - _RHO0


def _cotangent(latitude: float) -> float:
    return 1 / tan(pi / 4 + radians(latitude) / 2)


_N = log(cos(radians(44)) / cos(radians(49))) / log(_cotangent(44) / _cotangent(49))
_F = cos(radians(44)) / _cotangent(44) ** _N / _N


def _radius(latitude: float) -> float:
    return EARTH_KM * _F * _cotangent(latitude) ** _N


_RHO0 = _radius(46.5)


def flat(latitude: float) -> "Flat":
    return Flat(EARTH_KM * radians(1) * cos(radians(latitude)), EARTH_KM * radians(1))


@dataclass(frozen=True)
class Flat:
    """An equirectangular grid true to scale around one latitude: kilometres east and south of 0° E, 0° N."""

    km_east: float  # a degree of longitude
    km_north: float  # a degree of latitude

    def __call__(self, longitude: float, latitude: float) -> Dot:
        return longitude * self.km_east, -latitude * self.km_north


@dataclass(frozen=True)
class Window:
    """A rectangle of projected kilometres, drawn at `x`, `y` with `scale` units a kilometre."""

    left: float
    top: float
    right: float
    bottom: float
    scale: float
    x: float = 0
    y: float = 0

    def wider(self, units: float) -> "Window":
        """The same drawing, seen `units` farther on each side."""
        km = units / self.scale
        return Window(
            self.left - km,
            self.top - km,
            self.right + km,
            self.bottom + km,
            self.scale,
            self.x - units,
            self.y - units,
        )

    def place(self, dot: Dot) -> tuple[int, int]:
        """The whole units of a projected dot."""
        return round(self.x + (dot[0] - self.left) * self.scale), round(
            self.y + (dot[1] - self.top) * self.scale
        )

    def draw(self, dots: list[Dot]) -> list[tuple[int, int]]:
        return [self.place(dot) for dot in dots]

    def holds(self, dot: Dot) -> bool:
        return self.left <= dot[0] <= self.right and self.top <= dot[1] <= self.bottom

    def meets(self, north_west: Dot, south_east: Dot) -> bool:
        """Whether a box, given by two projected corners, has something in view."""
        (west, north), (east, south) = north_west, south_east
        return west <= self.right and east >= self.left and north <= self.bottom and south >= self.top
