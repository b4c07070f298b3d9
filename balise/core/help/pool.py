"""The help one audience can reach on the ground: numpy columns where what is near is a few slices."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from math import cos, floor, radians, sin

import numpy as np
from numpy.typing import NDArray

from balise.core.geo.distance import EARTH_RADIUS_KM
from balise.core.geo.records import Place
from balise.core.help import order
from balise.core.help.entries import Entry
from balise.core.help.freshness import stale_before
from balise.core.pack.records import Audience

REACH_KM = 30.0
_BAND = 0.6  # degrees of latitude in a band: a little more than twice REACH_KM, so that two bands suffice
_DEGREE_KM = 111.19  # of latitude, and of longitude on the equator
REACH_CHORD = (2 * sin(REACH_KM / (2 * EARTH_RADIUS_KM))) ** 2  # squared, on the unit sphere

Keys = NDArray[np.int64]
_NO_ROWS: NDArray[np.intp] = np.empty(0, dtype=np.intp)
_NO_CHORDS: NDArray[np.float64] = np.empty(0, dtype=np.float64)


class Pool:
    """Entries of one audience that have a channel and are not national, sorted by band and longitude."""

    def __init__(self, entries: Iterable[Entry], audience: Audience, bits: dict[str, int]) -> None:
        found = [
            (entry, rank)
            for entry in entries
            if (rank := order.audience_rank(entry.structure, entry.service, audience)) is not None
        ]
        found.sort(key=lambda pair: _cell(pair[0]))
        self.entries: tuple[Entry, ...] = tuple(entry for entry, _ in found)
        self.audience: Audience = audience
        points = [entry.point or (np.nan, np.nan) for entry in self.entries]
        self.xyz = on_sphere(np.array(points, dtype=np.float64).reshape(-1, 2))
        self.landmass: NDArray[np.int32] = np.array(
            [entry.landmass for entry in self.entries], dtype=np.int32
        )
        self.needs: NDArray[np.int32] = np.array(
            [_need_bits(entry, audience, bits) for entry in self.entries], dtype=np.int32
        )
        self._ranks = np.array([rank for _, rank in found], dtype=np.int64)
        self._specialised = np.array([entry.service.specialised for entry in self.entries], dtype=np.int64)
        self._ids = np.array([entry.rank for entry in self.entries], dtype=np.int64)
        self._confirmed = _ordinals(entry.confirmed for entry in self.entries)
        self._last = _ordinals(entry.last for entry in self.entries)
        self._keys_of_day: tuple[date | None, Keys] = (None, np.empty(0, dtype=np.int64))
        self._bands, self._longitudes = _bands(self.entries)
        self.serving = _serving(self.entries)
        self.shared = len({entry.structure.id for entry in self.entries}) < len(self.entries)

    def keys(self, today: date) -> Keys:
        """`order.key` of each entry on that day, before the place and the needs are known."""
        day, keys = self._keys_of_day
        if day == today:
            return keys
        limit = stale_before(today).toordinal()
        old = self._last < limit
        keys = np.asarray(
            order.key(
                stale=(old if self.audience == "young" else np.zeros_like(old)).astype(np.int64),
                specialised=1 - self._specialised,
                need=np.int64(0),
                audience=self._ranks,
                freshness=np.where(
                    old, order.OLD, np.where(self._confirmed >= limit, order.CONFIRMED, order.SOURCED)
                ),
                hundred_metres=np.int64(0),
                rank=self._ids,
            )
        )
        self._keys_of_day = (today, keys)
        return keys

    def near(self, place: Place, here: NDArray[np.float64], asked: int, today: date) -> Keys:
        """Keys of what is within reach of the place or serves it, in no order.

        `here`: the place, by `on_sphere`; `asked`: bits of the needs, 0 for none.
        """
        rows, chords = self._within_reach(place, here)
        keys = self._placed(rows, hundreds(chords), asked, today)
        serving = self.serving.get(place.territory)
        if serving is None:
            return keys
        steps = self.xyz[serving] - here
        chords = np.einsum("ij,ij->i", steps, steps)
        known = ~np.isnan(chords)
        distances = np.full(len(serving), order.NO_DISTANCE, dtype=np.int64)
        distances[known] = hundreds(chords[known])
        keys = np.sort(np.concatenate((keys, self._placed(serving, distances, asked, today))))
        # What is both near and serving has the same key twice.
        return np.asarray(keys[np.append(True, keys[1:] != keys[:-1])])

    def _placed(self, rows: NDArray[np.intp], distances: Keys, asked: int, today: date) -> Keys:
        keys = self.keys(today)[rows] | (distances << order.DISTANCE)
        if asked:
            keys |= ((self.needs[rows] & asked) == 0).astype(np.int64) << order.NEED
        return keys

    def _within_reach(
        self, place: Place, here: NDArray[np.float64]
    ) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
        """Rows on the same landmass and within REACH_KM, and their squared chords to `here`."""
        rows, chords = [_NO_ROWS], [_NO_CHORDS]
        for first, last in self._window(place.latitude, place.longitude):
            steps = self.xyz[first:last] - here
            squares = np.einsum("ij,ij->i", steps, steps)
            within = np.flatnonzero((squares <= REACH_CHORD) & (self.landmass[first:last] == place.landmass))
            if len(within):
                rows.append(within + first)
                chords.append(squares[within])
        return np.concatenate(rows), np.concatenate(chords)

    def _window(self, latitude: float, longitude: float) -> list[tuple[int, int]]:
        """Rows that may be within reach: in each band of latitude, those of a span of longitudes."""
        margin = REACH_KM / _DEGREE_KM
        spread = margin / max(cos(radians(abs(latitude) + margin)), 0.01) + 1e-6
        slices = []
        for band in range(floor((latitude - margin) / _BAND), floor((latitude + margin) / _BAND) + 1):
            start, end = self._bands.get(band, (0, 0))
            first = bisect_left(self._longitudes, longitude - spread, start, end)
            last = bisect_right(self._longitudes, longitude + spread, first, end)
            if first < last:
                slices.append((first, last))
        return slices


def hundreds(chords: NDArray[np.float64]) -> Keys:
    """Great-circle distances in hundreds of metres, as `geo.distance`, from squared chords."""
    kilometres = 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, np.sqrt(chords) / 2))
    return np.rint(kilometres * 10).astype(np.int64)


def on_sphere(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points of the unit sphere, shape (n, 3), from latitudes and longitudes in degrees, shape (n, 2)."""
    latitude, longitude = np.radians(points[:, 0]), np.radians(points[:, 1])
    return np.stack(
        (np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)), axis=1
    )


def _cell(entry: Entry) -> tuple[float, float, int]:
    """Sorting by band then longitude; what has no point comes last."""
    if entry.point is None:
        return (float("inf"), 0.0, entry.rank)
    return (floor(entry.point[0] / _BAND), entry.point[1], entry.rank)


def _bands(entries: Sequence[Entry]) -> tuple[dict[int, tuple[int, int]], list[float]]:
    bands: dict[int, tuple[int, int]] = {}
    longitudes: list[float] = []
    for row, entry in enumerate(entries):
        if entry.point is not None:
            band = floor(entry.point[0] / _BAND)
            bands[band] = (bands.get(band, (row, row))[0], row + 1)
            longitudes.append(entry.point[1])
    return bands, longitudes


def _serving(entries: Sequence[Entry]) -> dict[str, NDArray[np.intp]]:
    rows: dict[str, list[int]] = defaultdict(list)
    for row, entry in enumerate(entries):
        for territory in entry.zone:
            rows[territory].append(row)
    return {territory: np.array(found, dtype=np.intp) for territory, found in rows.items()}


def _need_bits(entry: Entry, audience: Audience, bits: dict[str, int]) -> int:
    """For a young person, the police answers only the need that names it."""
    police = audience == "young" and entry.structure.type == order.POLICE
    return sum(bits[need] for need in set(entry.needs) if need in bits and (not police or need == "police"))


def _ordinals(days: Iterable[date | None]) -> NDArray[np.int64]:
    return np.array([day.toordinal() if day else 0 for day in days], dtype=np.int64)
