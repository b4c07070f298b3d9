"""Lines of an outline made into the short paths of a drawing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heappush
from itertools import pairwise

from balise.core.geo.outlines import Level
from balise.site.cartography.projection import Dot, Window

Projection = Callable[[float, float], Dot]
Spot = tuple[int, int]  # whole units of the drawing


def abs_arc(number: int) -> int:
    """The number of the arc itself, whichever way it is read."""
    return number if number >= 0 else ~number


def arc_dots(level: Level, number: int) -> list[tuple[float, float]]:
    """The longitudes and latitudes along an arc; ~n gives arc n backwards."""
    flat = level.arcs[abs_arc(number)]
    x = y = 0
    dots = []
    for i in range(0, len(flat), 2):
        x, y = x + flat[i], y + flat[i + 1]
        dots.append((x * level.unit, y * level.unit))
    return dots if number >= 0 else dots[::-1]


def ring(arcs: Iterable[int], lines: dict[int, list[Dot]]) -> list[Dot]:
    """One closed ring out of its arcs, the shared ends once; `lines` holds the arcs forwards."""
    dots: list[Dot] = []
    for number in arcs:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        dots += line[:-1]
    return dots


def shore_and_borders(level: Level, codes: Iterable[str]) -> tuple[list[list[int]], list[int]]:
    """The rings around these territories taken together, and the arcs between two of them."""
    used = [number for code in codes for arcs in level.territories[code] for number in arcs]
    times = Counter(map(abs_arc, used))
    outer = [number for number in used if times[abs_arc(number)] == 1]
    borders = sorted(number for number, count in times.items() if count == 2)
    return _rings(level, outer), borders


def _rings(level: Level, arcs: list[int]) -> list[list[int]]:
    """Chains arcs end to start, each used once, until they close."""
    starting = defaultdict(list)
    for number in reversed(arcs):
        starting[arc_dots(level, number)[0]].append(number)
    rings = []
    for dots in starting.values():
        while dots:
            chain = [dots.pop()]
            while following := starting[arc_dots(level, chain[-1])[-1]]:
                chain.append(following.pop())
            rings.append(chain)
    return rings


def simplified(line: list[Dot], least_area: float) -> list[Dot]:
    """Visvalingam's way: drops the dot of the smallest triangle until all have `least_area`. Ends stay.

    A closed line keeps six dots at least, so that an island keeps its shape.
    """
    keep = 7 if line[0] == line[-1] else 2
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))

    def area(i: int) -> float:
        (x1, y1), (x2, y2), (x3, y3) = line[before[i]], line[i], line[after[i]]
        return abs((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)) / 2

    current = {i: area(i) for i in range(1, len(line) - 1)}
    queue = [(size, i) for i, size in current.items()]
    heapify(queue)
    while queue and len(current) + 2 > keep:
        size, i = heappop(queue)
        if current.get(i) != size:
            continue  # its neighbours changed since
        if size >= least_area:
            break
        del current[i]
        after[before[i]], before[after[i]] = after[i], before[i]
        for j in (before[i], after[i]):
            if j in current:
                current[j] = max(size, area(j))
                heappush(queue, (current[j], j))
    return [dot for i, dot in enumerate(line) if i in current or i in (0, len(line) - 1)]


def clipped(dots: list[Dot], window: Window) -> list[Dot]:
    """A ring cut to the window (Sutherland and Hodgman); cut parts run along its edges."""
    for axis, limit, sign in (
        (0, window.left, 1),
        (0, window.right, -1),
        (1, window.top, 1),
        (1, window.bottom, -1),
    ):
        kept: list[Dot] = []
        for i, here in enumerate(dots):
            last = dots[i - 1]
            inside, was = sign * here[axis] >= sign * limit, sign * last[axis] >= sign * limit
            if inside != was:
                part = (limit - last[axis]) / (here[axis] - last[axis])
                kept.append((last[0] + part * (here[0] - last[0]), last[1] + part * (here[1] - last[1])))
            if inside:
                kept.append(here)
        dots = kept
        if not dots:
            break
    return dots


def path(lines: Iterable[list[Spot]], closed: bool) -> str:
    """The `d` of an SVG path through whole units: relative moves, repeated dots left out."""
    words: list[str] = []
    x = y = 0  # where the pen is
    for line in lines:
        moves = [line[0]] + [dot for last, dot in pairwise(line) if dot != last]
        if closed and len(moves) > 1 and moves[0] == moves[-1]:
            moves.pop()
        if len(moves) < (3 if closed else 2):
            continue
        words.append("m")  # absolute for the first, relative for the others, as are the dots that follow
        for i, (to_x, to_y) in enumerate(moves):
            dx, dy = to_x - x, to_y - y
            words.append(f"{dx}" if i == 0 or dx < 0 else f" {dx}")
            words.append(f"{dy}" if dy < 0 else f" {dy}")
            x, y = to_x, to_y
        if closed:
            words.append("z")
            x, y = moves[0]
    return "".join(words)
