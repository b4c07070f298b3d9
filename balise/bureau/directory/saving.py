"""Write structures into the directory: each record becomes its rows, overlaid by what people corrected."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from balise.bureau.directory.bulk import Upsert, as_json
from balise.bureau.directory.models import Channel, Organisation, Service, Structure
from balise.bureau.directory.overlay import corrections_of, overlay
from balise.core.pack.records import Audience, Mode
from balise.exchange.records import ChannelRecord, ServiceRecord, StructureRecord

_STRUCTURE = """
    id name organisation hosted_by scheme kind type role position masked territory commune commune_name
    postal_code address latitude longitude source source_url source_date
"""
_SERVICE = """
    id structure name needs for_young for_relative for_witness for_professional age_min age_max on_site remote
    outreach zone specialised access
"""
_CHANNEL = "service key position kind value label hours free on_bill confidential transmits works_in"


class Writer:
    """Writes records, inside the caller's transaction; remembers organisations between calls."""

    def __init__(self) -> None:
        self._organisations: dict[str, int] = {}
        self._structures = Upsert(Structure, _STRUCTURE, unique=["id"])
        self._services = Upsert(Service, _SERVICE, unique=["id"])
        self._channels = Upsert(Channel, _CHANNEL, unique=["service", "key"])

    def write(
        self,
        records: Sequence[StructureRecord],
        source: str,
        replaced: Mapping[str, frozenset[str] | None],
    ) -> None:
        """Create or update structures with all that belongs to them.

        Args:
            replaced: the structures that exist already, with the keys whose channels the records speak for: a
                channel that they no longer hold is removed. None speaks for all of them.
        """
        corrections = corrections_of(replaced)
        effective = [
            overlay(record, corrections[record.id]) if record.id in corrections else record
            for record in records
        ]
        self._know({name for record in effective for name in (record.organisation, record.hosted_by) if name})
        if replaced:
            _remove_stale([record for record in effective if record.id in replaced], replaced)
        self._structures.write([self._structure(record, source) for record in effective])
        services = [(record.id, service) for record in effective for service in record.services]
        self._services.write([_service(structure, service) for structure, service in services])
        self._channels.write(
            [
                _channel(service.id, position, channel)
                for _, service in services
                for position, channel in enumerate(service.channels)
            ]
        )

    def _know(self, names: set[str]) -> None:
        new = sorted(names - self._organisations.keys())
        if not new:
            return
        Organisation.objects.bulk_create([Organisation(name=name) for name in new], ignore_conflicts=True)
        self._organisations.update(Organisation.objects.filter(name__in=new).values_list("name", "id"))

    def _structure(self, record: StructureRecord, source: str) -> tuple[Any, ...]:
        return (
            record.id,
            record.name,
            self._organisations[record.organisation] if record.organisation else None,
            self._organisations[record.hosted_by] if record.hosted_by else None,
            record.scheme,
            record.kind,
            record.type,
            record.role,
            record.position,
            record.masked,
            record.territory,
            record.commune,
            record.commune_name,
            record.postal_code,
            record.address,
            record.latitude,
            record.longitude,
            source,
            record.source_url,
            record.source_date,
        )


def record_of(structure: Structure) -> StructureRecord:
    """What the directory says now of a structure, as one record."""
    return StructureRecord(
        id=structure.id,
        name=structure.name,
        organisation=structure.organisation.name if structure.organisation else "",
        hosted_by=structure.hosted_by.name if structure.hosted_by else "",
        scheme=structure.scheme,
        kind=structure.kind,
        type=structure.type,
        role=structure.role,
        position=structure.position,
        masked=structure.masked,
        territory=structure.territory,
        commune=structure.commune,
        commune_name=structure.commune_name,
        postal_code=structure.postal_code,
        address=structure.address,
        latitude=structure.latitude,
        longitude=structure.longitude,
        source_url=structure.source_url,
        source_date=structure.source_date,
        services=tuple(
            ServiceRecord(
                id=service.id,
                name=service.name,
                audiences=tuple(
                    audience for audience, column in _AUDIENCE_COLUMNS.items() if getattr(service, column)
                ),
                needs=tuple(service.needs),
                age_min=service.age_min,
                age_max=service.age_max,
                modes=tuple(mode for mode in _MODES if getattr(service, mode)),
                zone=tuple(service.zone),
                specialised=service.specialised,
                access=service.access,
                channels=tuple(
                    ChannelRecord(
                        key=channel.key,
                        kind=channel.kind,
                        value=channel.value,
                        label=channel.label,
                        hours=channel.hours,
                        free=channel.free,
                        on_bill=channel.on_bill,
                        confidential=channel.confidential,
                        transmits=channel.transmits,
                        works_in=None if channel.works_in is None else tuple(channel.works_in),
                    )
                    for channel in service.channels.order_by("position", "key")
                ),
            )
            for service in structure.services.order_by("id")
        ),
    )


_AUDIENCE_COLUMNS: dict[Audience, str] = {
    "young": "for_young",
    "relative": "for_relative",
    "witness": "for_witness",
    "professional": "for_professional",
}
_MODES: tuple[Mode, ...] = ("on_site", "remote", "outreach")


def _service(structure: str, record: ServiceRecord) -> tuple[Any, ...]:
    return (
        record.id,
        structure,
        record.name,
        as_json(record.needs),
        *(audience in record.audiences for audience in _AUDIENCE_COLUMNS),
        record.age_min,
        record.age_max,
        *(mode in record.modes for mode in _MODES),
        as_json(record.zone),
        record.specialised,
        record.access,
    )


def _channel(service: str, position: int, record: ChannelRecord) -> tuple[Any, ...]:
    return (
        service,
        record.key,
        position,
        record.kind,
        record.value,
        record.label,
        record.hours,
        record.free,
        record.on_bill,
        record.confidential,
        record.transmits,
        as_json(record.works_in),
    )


def remove_channels(structure: str, keys: Iterable[str]) -> None:
    """Take away the channels that rows brought to a structure which is no longer theirs."""
    roots = set(keys)
    found = Channel.objects.filter(service__structure=structure).values_list("id", "key")
    Channel.objects.filter(id__in=[pk for pk, key in found if _root(key) in roots]).delete()
    Service.objects.filter(structure=structure, channels__isnull=True).delete()


def _root(key: str) -> str:
    return key.split(".", 1)[0]


def _remove_stale(records: Sequence[StructureRecord], replaced: Mapping[str, frozenset[str] | None]) -> None:
    """Remove the channels and services that the records speak for and do not hold any more."""
    services = {service.id for record in records for service in record.services}
    channels = {
        (service.id, channel.key)
        for record in records
        for service in record.services
        for channel in service.channels
    }
    stale: list[int] = []
    kept_services: defaultdict[str, int] = defaultdict(int)
    rows = Channel.objects.filter(service__structure__in=[record.id for record in records])
    for pk, service, key, structure in rows.values_list("id", "service_id", "key", "service__structure_id"):
        keys = replaced[structure]
        if (service, key) not in channels and (keys is None or _root(key) in keys):
            stale.append(pk)
        else:
            kept_services[service] += 1
    if stale:
        Channel.objects.filter(id__in=stale).delete()
    everything = Service.objects.filter(structure__in=[record.id for record in records])
    gone = [
        pk for pk in everything.values_list("id", flat=True) if pk not in services and not kept_services[pk]
    ]
    if gone:
        Service.objects.filter(id__in=gone).delete()
