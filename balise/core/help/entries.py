"""One entry is one service of one structure, with what the answer asks of it worked out once a pack."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from balise.core.geo.atlas import Atlas
from balise.core.geo.distance import distance_km
from balise.core.geo.records import Place
from balise.core.help.freshness import confirmed_by_person, last_confirmed
from balise.core.pack.records import EVERYWHERE, NATIONAL_ROLES, ChannelKind, Need, Service, Structure

AUTHORITY_ROLES = ("cell", "switchboard")
FROM_AFAR: tuple[ChannelKind, ...] = ("call", "sms", "chat", "web", "email")


class Entry(Struct, frozen=True):
    """`rank`: place of (structure id, service id) in alphabetical order, the last word of `order.key`."""

    rank: int
    structure: Structure
    service: Service
    needs: tuple[str, ...]
    zone: tuple[str, ...]  # territories served as a whole; (EVERYWHERE,): national
    point: tuple[float, float] | None  # latitude and longitude in degrees; never that of a masked structure
    landmass: int
    confirmed: date | None  # by a named person
    last: date | None  # confirmed or sourced

    @property
    def national(self) -> bool:
        return self.structure.role in NATIONAL_ROLES or EVERYWHERE in self.zone

    def reached_from_afar(self) -> bool:
        return any(channel.kind in FROM_AFAR for channel in self.service.channels)


def make_entries(structures: Iterable[Structure], atlas: Atlas, needs: Sequence[Need]) -> tuple[Entry, ...]:
    """Every service of every structure, in alphabetical order of ids, whatever the order they came in."""
    pairs = sorted(
        ((structure, service) for structure in structures for service in structure.services),
        key=lambda pair: (pair[0].id, pair[1].id),
    )
    return tuple(_entry(rank, *pair, atlas, needs) for rank, pair in enumerate(pairs))


def structure_needs(structure: Structure, service: Service, needs: Iterable[Need]) -> tuple[str, ...]:
    """The needs that a service names, else those that its structure's type answers."""
    return service.needs or tuple(need.code for need in needs if structure.type in need.types)


def _entry(rank: int, structure: Structure, service: Service, atlas: Atlas, needs: Sequence[Need]) -> Entry:
    point = None
    if not structure.masked and structure.latitude is not None and structure.longitude is not None:
        point = (structure.latitude, structure.longitude)
    return Entry(
        rank=rank,
        structure=structure,
        service=service,
        needs=structure_needs(structure, service, needs),
        zone=_zone(structure, service, point is not None),
        point=point,
        landmass=_landmass(structure, point, atlas) if point else 0,
        confirmed=confirmed_by_person(structure),
        last=last_confirmed(structure),
    )


def _zone(structure: Structure, service: Service, placed: bool) -> tuple[str, ...]:
    """What is placed nowhere serves its territory; without a territory either, it is national."""
    if service.zone or placed:
        return service.zone
    return (structure.territory,) if structure.territory else (EVERYWHERE,)


def _landmass(structure: Structure, point: tuple[float, float], atlas: Atlas) -> int:
    code = atlas.former.get(structure.commune or "", structure.commune or "")
    place = atlas.places.get(code) or min(
        _around(point, atlas), key=lambda near: distance_km(*point, near.latitude, near.longitude)
    )
    return place.landmass


def _around(point: tuple[float, float], atlas: Atlas) -> Iterator[Place]:
    """Places within half a degree of a point, or all of them when it is far from any."""
    near = [
        place
        for place in atlas.places.values()
        if abs(place.latitude - point[0]) < 0.5 and abs(place.longitude - point[1]) < 0.5
    ]
    return iter(near or atlas.places.values())
