"""What a browser needs to choose help, order it, open and close it and say why: a few columns, no more.

`frontend/src/help/help_file.ts` reads it. Each column is named here, so what is not named never leaves; words
that only a card shows are in the cards. Services that nobody can reach are not rows: what an answer says of
them (how many, the names of the specialised ones) is worked out by territory.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar, get_args

import msgspec
from msgspec import Struct

from balise.core.help import order
from balise.core.help.clock_changes import clock_changes
from balise.core.help.entries import Entry
from balise.core.help.index import HelpIndex
from balise.core.help.opening import PARIS
from balise.core.pack.records import AUDIENCES, Channel, ChannelKind, Need, Role

FORMAT = 1
KINDS: tuple[ChannelKind, ...] = get_args(ChannelKind)
ROLES: tuple[Role, ...] = get_args(Role)
_NOT_KNOWN = -1  # instead of a row of a table
Row = TypeVar("Row", bound=Hashable)


class _Need(Struct, rename="camel"):
    code: str
    label: str
    label_young: str
    words: tuple[str, ...]


class _Timezone(Struct, rename="camel"):
    """As `clock_changes`."""

    name: str
    since: tuple[int, ...]
    offsets: tuple[int, ...]


class _Structures(Struct, rename="camel"):
    """One structure a row, those that have a way to be reached, in order of id."""

    id: list[str]
    name: list[str]
    role: list[int]  # place in ROLES
    police: list[int]  # 1: yes
    territory: list[str]
    commune: list[str]  # "" without a point
    commune_name: list[str]
    source_date: list[str]
    verified_on: list[str]
    latitude: list[float | None]  # never that of a masked structure
    longitude: list[float | None]
    landmass: list[int]


class _Services(Struct, rename="camel"):
    """One service a row, in order of (structure id, service id)."""

    structure: list[int]  # row
    id: list[str]  # "" when it is its structure's
    audiences: list[int]  # one bit each, in the order of AUDIENCES
    needs: list[int]  # one bit each, in the order of the needs
    zone: list[str]  # codes, with a space between them
    age_min: list[int | None]
    specialised: list[int]


class _Channels(Struct, rename="camel"):
    """One channel a row, in the order of the services."""

    service: list[int]  # row
    kind: list[int]  # place in KINDS
    value: list[str]
    free: list[int]  # 1: a source says so
    opening: list[int]  # row of `openings`, or -1
    timezone: list[int]  # row of `timezones`
    works_in: list[int]  # row of `reaches`, or -1


class _Territory(Struct, rename="camel"):
    """What is known before anyone asks; a territory of which nothing is said is not there."""

    without_contact: tuple[int, ...]  # structures, by audience
    specialised_without_contact: str
    has_specialised: int


class _HelpFile(Struct, rename="camel"):
    format: int
    needs: list[_Need]
    openings: list[list[int]]  # start, end, start, end…: minutes since Monday 00:00
    timezones: list[_Timezone]  # those of the channels and of the places
    reaches: list[str]  # codes of territories, with a space between them
    structures: _Structures
    services: _Services
    channels: _Channels
    territories: dict[str, _Territory]


def encode_help(index: HelpIndex) -> bytes:
    """JSON, the same bytes for the same directory and places, whatever the order that they came in."""
    entries = [entry for entry in index.entries if entry.service.channels]
    structures = {entry.structure.id: entry for entry in entries}
    rows = {id_: row for row, id_ in enumerate(structures)}
    channels = [(row, channel) for row, entry in enumerate(entries) for channel in entry.service.channels]
    openings = _table(channel.opening for _, channel in channels)
    named = {channel.timezone for _, channel in channels}
    named |= {place.timezone for place in index.atlas.places.values()} | {PARIS}
    timezones = _table(sorted(named))
    reaches = _table(channel.works_in for _, channel in channels)
    return msgspec.json.encode(
        _HelpFile(
            format=FORMAT,
            needs=[_need(need) for need in index.needs.values()],
            openings=[[minute for span in opening for minute in span] for opening in openings],
            timezones=[_Timezone(name, *clock_changes(name)) for name in timezones],
            reaches=[" ".join(sorted(works)) for works in reaches],
            structures=_structures(list(structures.values())),
            services=_services(entries, rows, index.need_bits),
            channels=_channels(channels, openings, timezones, reaches),
            territories=_territories(index),
        )
    )


def _table(found: Iterable[Row | None]) -> dict[Row, int]:
    """Each value once, as they come, with its row."""
    values = dict.fromkeys(one for one in found if one is not None)
    return {value: row for row, value in enumerate(values)}


def _need(need: Need) -> _Need:
    return _Need(need.code, need.label, need.label_young, need.words)


def _structures(entries: Sequence[Entry]) -> _Structures:
    """`entries`: one a structure."""
    found = [entry.structure for entry in entries]
    points = [entry.point or (None, None) for entry in entries]
    return _Structures(
        id=[one.id for one in found],
        name=[one.name for one in found],
        role=[ROLES.index(one.role) for one in found],
        police=[int(one.type == order.POLICE) for one in found],
        territory=[one.territory or "" for one in found],
        commune=[one.commune or "" if entry.point else "" for one, entry in zip(found, entries, strict=True)],
        commune_name=["" if one.masked else one.commune_name for one in found],
        source_date=[one.source_date for one in found],
        verified_on=[one.verified_on or "" for one in found],
        latitude=[latitude for latitude, _ in points],
        longitude=[longitude for _, longitude in points],
        landmass=[entry.landmass for entry in entries],
    )


def _services(entries: Sequence[Entry], rows: dict[str, int], need_bits: dict[str, int]) -> _Services:
    found = [entry.service for entry in entries]
    return _Services(
        structure=[rows[entry.structure.id] for entry in entries],
        id=["" if entry.service.id == entry.structure.id else entry.service.id for entry in entries],
        audiences=[sum(1 << AUDIENCES.index(one) for one in set(service.audiences)) for service in found],
        needs=[sum(need_bits.get(need, 0) for need in set(entry.needs)) for entry in entries],
        zone=[" ".join(entry.zone) for entry in entries],
        age_min=[service.age_min for service in found],
        specialised=[int(service.specialised) for service in found],
    )


def _channels(
    channels: Sequence[tuple[int, Channel]],
    openings: dict[tuple[tuple[int, int], ...], int],
    timezones: dict[str, int],
    reaches: dict[tuple[str, ...], int],
) -> _Channels:
    found = [channel for _, channel in channels]
    return _Channels(
        service=[row for row, _ in channels],
        kind=[KINDS.index(channel.kind) for channel in found],
        value=[channel.value for channel in found],
        free=[int(channel.free == "yes") for channel in found],
        opening=[_NOT_KNOWN if one.opening is None else openings[one.opening] for one in found],
        timezone=[timezones[channel.timezone] for channel in found],
        works_in=[_NOT_KNOWN if one.works_in is None else reaches[one.works_in] for one in found],
    )


def _territories(index: HelpIndex) -> dict[str, _Territory]:
    codes = {territory for territory, _ in index.without_contact}
    codes |= index.specialised_without_contact.keys() | index.with_specialised
    return {
        code: _Territory(
            tuple(index.without_contact.get((code, audience), 0) for audience in AUDIENCES),
            index.specialised_without_contact.get(code, ""),
            int(code in index.with_specialised),
        )
        for code in sorted(codes)
    }
