"""The start data as public records, read with the importer's own readers: real, without a database."""

from datetime import date
from functools import cache
from itertools import chain

from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import Atlas, load_atlas
from balise.core.help.answer import HelpIndex
from balise.core.help.hours import parse_hours
from balise.core.help.needs import load_needs
from balise.core.help.reach import load_reach, works_in
from balise.core.pack.records import Channel, Directory, Need, Service, Structure
from balise.exchange.cells import read_cells
from balise.exchange.line_review import read_line_review
from balise.exchange.lines import read_lines
from balise.exchange.records import ChannelRecord, Incoming, StructureRecord
from balise.exchange.structures import read_structures

START = SHIPPED_DATA / "start"
READ_ON = date(2026, 11, 21)
REACH = load_reach(SHIPPED_DATA / "reach.csv")


@cache
def atlas() -> Atlas:
    return load_atlas(SHIPPED_DATA / "places")


@cache
def needs() -> tuple[Need, ...]:
    return load_needs(SHIPPED_DATA / "needs.csv")


@cache
def start_directory() -> Directory:
    codes = frozenset(need.code for need in needs())
    review = read_line_review(START / "lignes-revue.csv", atlas(), codes)
    rows = chain(
        read_structures(START / "structures.csv", atlas(), codes, READ_ON),
        read_cells(START / "crip.csv", atlas(), READ_ON),
        read_lines(START / "lignes-ecoute.csv", review, READ_ON),
    )
    found = [row.structure for row in rows if isinstance(row, Incoming) and row.structure]
    return Directory(structures=tuple(_structure(record) for record in found), needs=needs())


@cache
def start_index() -> HelpIndex:
    return HelpIndex(start_directory(), atlas())


def _structure(record: StructureRecord) -> Structure:
    place = atlas().places.get(record.commune)
    timezone = place.timezone if place else "Europe/Paris"
    return Structure(
        id=record.id,
        name=record.name,
        organisation=record.organisation,
        kind=record.kind,  # type: ignore[arg-type]
        type=record.type,
        role=record.role,
        masked=record.masked,
        territory=record.territory or None,
        commune=record.commune or None,
        commune_name=record.commune_name,
        latitude=record.latitude if record.latitude is not None else place and place.latitude,
        longitude=record.longitude if record.longitude is not None else place and place.longitude,
        services=tuple(
            Service(
                id=service.id,
                name=service.name,
                needs=service.needs or tuple(need.code for need in needs() if record.type in need.types),
                audiences=service.audiences,
                age_min=service.age_min,
                age_max=service.age_max,
                modes=service.modes,
                zone=service.zone,
                specialised=service.specialised,
                channels=tuple(_channel(channel, timezone, record) for channel in service.channels),
            )
            for service in record.services
        ),
        source="start",
        source_url=record.source_url,
        source_date=record.source_date,
    )


def _channel(record: ChannelRecord, timezone: str, structure: StructureRecord) -> Channel:
    national = structure.role in ("emergency", "line") and record.kind in ("call", "sms")
    return Channel(
        kind=record.kind,
        value=record.value,
        label=record.label,
        hours=record.hours,
        opening=parse_hours(record.hours, record.kind) if record.hours else None,
        timezone=timezone,
        works_in=works_in(record.value, record.works_in or (), REACH) if national else None,
    )
