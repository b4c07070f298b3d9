"""The one door: from the directory's rows to what the public may read, field by field.

Nothing else in Balise makes a public record from a row. A field that is not written here is not published:
no serializer, no loop over fields, no copy of what an import brought.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from balise.bureau.publication.rows import ChannelRow, ServiceRow, StructureRow
from balise.core.geo.atlas import Atlas
from balise.core.geo.records import Place
from balise.core.help.hours import Intervals, parse_hours
from balise.core.help.reach import Reach, works_in
from balise.core.pack import records
from balise.core.pack.rules import is_email, is_number, is_web

PARIS = "Europe/Paris"

_opening: Callable[[str, records.ChannelKind], Intervals | None] = lru_cache(maxsize=4096)(parse_hours)


class Reference(Struct, frozen=True):
    """What the rows are read with: geography, needs, and where numbers work."""

    atlas: Atlas
    needs: Sequence[records.Need]
    reach: Sequence[Reach]
    verified_on: Mapping[str, date]  # latest confirmation by a named person, by structure


class LeftOut(Struct, frozen=True):
    """Something of a published structure that could not be published, and why, in French."""

    structure: str
    reason: str


def declassify(row: StructureRow, reference: Reference, left_out: list[LeftOut]) -> records.Structure | None:
    """The public record of a structure, or None when nothing of it may be published.

    What had to be left out of a published record is added to `left_out`.
    """
    if row.masked and not (row.territory or any(_serves_territories(service) for service in row.services)):
        return None
    place = None if row.masked else _place(row, reference.atlas, left_out)
    timezone = _timezone(row, place, reference.atlas)
    verified_on = reference.verified_on.get(row.id)
    public_services = tuple(_service(service, row, timezone, reference, left_out) for service in row.services)
    if row.masked:
        # Not a word about where: the host is left out too, because it has an address of its own.
        return records.Structure(
            id=row.id,
            name=row.name,
            organisation=row.organisation,
            scheme=row.scheme,
            kind=_kind(row.kind),
            type=row.type,
            role=_role(row.role),
            masked=True,
            territory=row.territory or None,
            services=public_services,
            source=row.source,
            source_url=_source_url(row, left_out),
            source_date=row.source_date,
            verified_on=verified_on.isoformat() if verified_on else None,
        )
    latitude, longitude = row.latitude, row.longitude
    if (latitude is None or longitude is None) and place is not None:
        latitude, longitude = place.latitude, place.longitude
    return records.Structure(
        id=row.id,
        name=row.name,
        organisation=row.organisation,
        scheme=row.scheme,
        hosted_by=row.hosted_by,
        kind=_kind(row.kind),
        type=row.type,
        role=_role(row.role),
        masked=False,
        territory=row.territory or None,
        commune=place.code if place else None,
        commune_name=row.commune_name or (place.name if place else ""),
        address=row.address,
        postal_code=row.postal_code,
        latitude=latitude,
        longitude=longitude,
        services=public_services,
        source=row.source,
        source_url=_source_url(row, left_out),
        source_date=row.source_date,
        verified_on=verified_on.isoformat() if verified_on else None,
    )


def _service(
    row: ServiceRow,
    structure: StructureRow,
    timezone: str,
    reference: Reference,
    left_out: list[LeftOut],
) -> records.Service:
    return records.Service(
        id=row.id,
        name=row.name,
        needs=_needs(row, structure, reference.needs),
        audiences=_audiences(row),
        age_min=row.age_min,
        age_max=row.age_max,
        modes=_modes(row),
        zone=tuple(sorted(row.zone)),
        specialised=row.specialised,
        access=row.access,
        channels=tuple(
            _channel(channel, timezone, reference)
            for channel in row.channels
            if _may_be_published(channel, structure, left_out)
        ),
    )


def _channel(row: ChannelRow, timezone: str, reference: Reference) -> records.Channel:
    kind = _channel_kind(row.kind)
    return records.Channel(
        kind=kind,
        value=row.value,
        label=row.label,
        hours=row.hours,
        opening=_opening(row.hours, kind) if row.hours else None,
        timezone=timezone,
        free=_known(row.free),
        on_bill=_known(row.on_bill),
        confidential=_known(row.confidential),
        transmits=row.transmits,
        works_in=_works_in(row, reference.reach),
    )


def _may_be_published(channel: ChannelRow, structure: StructureRow, left_out: list[LeftOut]) -> bool:
    """Only http, https, tel, sms and mailto leave; nobody is sent to an address that is masked."""
    match channel.kind:
        case "call" | "sms":
            allowed = is_number(channel.value)
        case "email":
            allowed = is_email(channel.value)
        case "web" | "chat":
            allowed = is_web(channel.value)
        case "visit":
            return not structure.masked and channel.value == ""
        case _:
            allowed = False
    if not allowed:
        left_out.append(LeftOut(structure.id, f"moyen de contact {channel.key} : valeur refusée"))
    return allowed


def _works_in(channel: ChannelRow, reach: Sequence[Reach]) -> tuple[str, ...] | None:
    """Where a number is known to work: the review, and what a source adds; None: an ordinary number."""
    if channel.works_in is None:
        return None
    return works_in(channel.value, channel.works_in, reach)


def _needs(row: ServiceRow, structure: StructureRow, needs: Sequence[records.Need]) -> tuple[str, ...]:
    """The needs that a file named, else those that the structure's type answers; in the list's order."""
    if row.needs:
        return tuple(need.code for need in needs if need.code in row.needs)
    return tuple(need.code for need in needs if structure.type in need.types)


def _audiences(row: ServiceRow) -> tuple[records.Audience, ...]:
    audiences: list[records.Audience] = []
    if row.for_young:
        audiences.append("young")
    if row.for_relative:
        audiences.append("relative")
    if row.for_witness:
        audiences.append("witness")
    if row.for_professional:
        audiences.append("professional")
    return tuple(audiences)


def _modes(row: ServiceRow) -> tuple[records.Mode, ...]:
    modes: list[records.Mode] = []
    if row.on_site:
        modes.append("on_site")
    if row.remote:
        modes.append("remote")
    if row.outreach:
        modes.append("outreach")
    return tuple(modes)


def _serves_territories(service: ServiceRow) -> bool:
    """Whether a service says which territories it serves (the whole country does not place anybody)."""
    return any(code != records.EVERYWHERE for code in service.zone)


def _place(row: StructureRow, atlas: Atlas, left_out: list[LeftOut]) -> Place | None:
    if not row.commune:
        return None
    place = atlas.places.get(atlas.former.get(row.commune, row.commune))
    if place is None:
        left_out.append(LeftOut(row.id, "commune inconnue : publiée sans position"))
    return place


def _timezone(row: StructureRow, place: Place | None, atlas: Atlas) -> str:
    if place is not None:
        return place.timezone
    territory = atlas.territories.get(row.territory)
    return territory.timezone if territory else PARIS


def _source_url(row: StructureRow, left_out: list[LeftOut]) -> str:
    if not row.source_url or is_web(row.source_url):
        return row.source_url
    left_out.append(LeftOut(row.id, "page source : adresse refusée"))
    return ""


def _kind(value: str) -> Literal["physical", "virtual", "mobile"]:
    match value:
        case "physical" | "virtual" | "mobile":
            return value
    raise ValueError("structure kind out of the database's own check")


def _role(value: str) -> records.Role:
    match value:
        case "" | "emergency" | "line" | "cell" | "switchboard":
            return value
    raise ValueError("structure role out of the database's own check")


def _channel_kind(value: str) -> records.ChannelKind:
    match value:
        case "call" | "sms" | "chat" | "web" | "email" | "visit":
            return value
    raise ValueError("channel kind out of the database's own check")


def _known(value: str) -> records.Known:
    match value:
        case "yes" | "no":
            return value
    return "unknown"
