"""The nearest specialised help beyond what is near, for one audience: "call them, they look with you"."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from balise.core.geo.records import Place, Territory
from balise.core.help import order
from balise.core.help.clock import Clock
from balise.core.help.entries import Entry
from balise.core.help.pool import REACH_CHORD, Keys, Pool, hundreds

FARTHER_SIZE = 3
_ENOUGH = 5 * FARTHER_SIZE  # entries looked at: a structure may have several services
_ROUNDING = 2e-5  # as a chord, a little more than the 100 m within which the id decides


class Farther:
    """Specialised entries that can be reached from afar.

    Those with a point come by distance, the sea crossed if it must be. Those of which only the territory is
    known have no distance, and none is made up for them: one that serves a neighbouring territory takes the
    last of the three lines; those of other territories come when nothing else is there.
    """

    def __init__(self, pool: Pool, territories: Mapping[str, Territory]) -> None:
        self._pool = pool
        rows = [
            row
            for row, entry in enumerate(pool.entries)
            if entry.service.specialised and entry.reached_from_afar()
        ]
        self._rows = np.array([row for row in rows if pool.entries[row].point is not None], dtype=np.intp)
        self._whole = [row for row in rows if pool.entries[row].point is None]
        self._entries = {pool.entries[row].rank: pool.entries[row] for row in rows}
        self._beside = {
            code: beside
            for code, territory in territories.items()
            if (
                beside := tuple(
                    e for row in self._whole if set((e := pool.entries[row]).zone) & set(territory.neighbours)
                )
            )
        }
        self._xyz = pool.xyz[self._rows]
        self._landmass = pool.landmass[self._rows]
        self._serving = {
            territory: np.isin(self._rows, serving) for territory, serving in pool.serving.items()
        }

    def nearest(
        self, place: Place, territory: Territory, here: NDArray[np.float64], clock: Clock
    ) -> list[tuple[Entry, float | None]]:
        """Up to three entries, one a structure, with their distance in km; `here`: `on_sphere` of it."""
        base = self._pool.keys(clock.today)
        placed = self._placed(place, here, base, clock)
        if len(placed) >= FARTHER_SIZE and not self._beside.get(territory.code):
            return placed[:FARTHER_SIZE]
        whole = self._whole_territories(territory, base)
        beside = [pair for pair in whole if pair[0] in self._beside.get(territory.code, ())]
        kept = placed[: FARTHER_SIZE - 1] if beside else placed
        return [*kept, *beside][:FARTHER_SIZE] or whole[:FARTHER_SIZE]

    def _placed(
        self, place: Place, here: NDArray[np.float64], base: Keys, clock: Clock
    ) -> list[tuple[Entry, float | None]]:
        steps = self._xyz - here
        chords = np.einsum("ij,ij->i", steps, steps)
        beyond = (chords > REACH_CHORD) | (self._landmass != place.landmass)
        if place.territory in self._serving:
            beyond &= ~self._serving[place.territory]
        keys, chords = base[self._rows[beyond]], chords[beyond]
        found = self._by_distance(keys & order.RANK_MASK, chords)
        first = found[:FARTHER_SIZE]
        all_old = all(clock.is_stale(entry) for entry, _ in first)
        if self._pool.audience == "young" and all_old and len(first) == FARTHER_SIZE:
            # A young person is offered no call to a stale record: the nearest fresh one is among the three.
            fresh = (keys >> order.STALE) & 1 == 0
            found[FARTHER_SIZE - 1 : FARTHER_SIZE] = (
                self._by_distance(keys[fresh] & order.RANK_MASK, chords[fresh])[:1] or first[-1:]
            )
        return found

    def _by_distance(self, ranks: Keys, chords: NDArray[np.float64]) -> list[tuple[Entry, float | None]]:
        """The nearest entries, one a structure; `chords` squared, on the unit sphere."""
        if len(ranks) > _ENOUGH:
            lengths = np.sqrt(chords)
            nearest = np.flatnonzero(lengths <= np.partition(lengths, _ENOUGH)[_ENOUGH] + _ROUNDING)
            ranks, chords = ranks[nearest], chords[nearest]
        keys = np.sort(ranks | (hundreds(chords) << order.DISTANCE))
        found: dict[str, tuple[Entry, float | None]] = {}
        for key in keys.tolist():
            entry = self._entries[key & order.RANK_MASK]
            found.setdefault(entry.structure.id, (entry, order.distance_of(key)))
        return list(found.values())

    def _whole_territories(self, territory: Territory, base: Keys) -> list[tuple[Entry, float | None]]:
        beside = self._beside.get(territory.code, ())
        rows = [row for row in self._whole if territory.code not in self._pool.entries[row].zone]
        rows.sort(key=lambda row: (int(base[row]) >> order.STALE, self._pool.entries[row] not in beside, row))
        found = {self._pool.entries[row].structure.id: self._pool.entries[row] for row in reversed(rows)}
        return [(entry, None) for entry in reversed(found.values())]
