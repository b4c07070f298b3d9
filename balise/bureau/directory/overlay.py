"""Corrections laid over what a source said: what the directory shows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from balise.bureau.directory.models import Correction
from balise.bureau.directory.models.correction import PLACE_FIELDS
from balise.exchange import fields
from balise.exchange.records import ChannelRecord, StructureRecord


def corrections_of(structures: Iterable[str]) -> dict[str, list[Correction]]:
    """The corrections of each structure that has some, oldest first: the latest of a field holds."""
    found: defaultdict[str, list[Correction]] = defaultdict(list)
    for correction in Correction.objects.filter(structure_id__in=list(structures)).order_by("id"):
        found[correction.structure_id].append(correction)
    return dict(found)


def masked_by_a_person() -> frozenset[str]:
    """Structures that somebody asked to mask: an import reads their rows as masked from the first byte."""
    return frozenset(Correction.objects.filter(field="masked").values_list("structure_id", flat=True))


def overlay(record: StructureRecord, corrections: Sequence[Correction]) -> StructureRecord:
    """The record with the corrections laid over it, in order."""
    for correction in corrections:
        if record.masked and correction.field in PLACE_FIELDS:
            continue
        record = _lay(record, correction.field, correction.value)
    return record


def _lay(record: StructureRecord, field: str, value: Any) -> StructureRecord:
    part, _, rest = field.partition(".")
    if part == "service":
        return _lay_service(record, rest, value)
    if part == "channel":
        return _lay_channel(record, rest, value)
    if field == "masked":
        return masked(record)
    return replace(record, **{field: value})


def masked(record: StructureRecord) -> StructureRecord:
    """The record without its place, its page of origin cut to the host, and nobody sent to its door."""
    return replace(
        record,
        masked=True,
        hosted_by="",  # the host has an address of its own
        commune="",
        commune_name="",
        postal_code="",
        address="",
        latitude=None,
        longitude=None,
        source_url=fields.host_only(record.source_url),
        services=tuple(
            replace(
                service,
                zone=service.zone or ((record.territory,) if record.territory else ()),
                channels=tuple(channel for channel in service.channels if channel.kind != "visit"),
            )
            for service in record.services
        ),
    )


def _lay_service(record: StructureRecord, rest: str, value: Any) -> StructureRecord:
    identifier, _, name = rest.rpartition(".")
    services = tuple(
        replace(service, **{name: tuple(value) if isinstance(value, list) else value})
        if service.id == identifier or (not identifier and rank == 0)
        else service
        for rank, service in enumerate(record.services)
    )
    return replace(record, services=services)


def _lay_channel(record: StructureRecord, rest: str, value: Any) -> StructureRecord:
    key, _, name = rest.rpartition(".")
    holder = next(
        (service for service in record.services if any(channel.key == key for channel in service.channels)),
        None,
    )
    if holder is None:
        if name != "value" or not value or not record.services:
            return record
        holder = record.services[0]
        kind = key.partition("-")[0]
        added = ChannelRecord(key=key, kind=kind, value=value)  # type: ignore[arg-type]  # checked by `correctable`
        changed = replace(holder, channels=(*holder.channels, added))
    else:
        changed = replace(
            holder,
            channels=tuple(
                replace(channel, **{name: value}) if channel.key == key else channel
                for channel in holder.channels
                if not (channel.key == key and name == "value" and not value)
            ),
        )
    return replace(
        record, services=tuple(changed if service is holder else service for service in record.services)
    )
