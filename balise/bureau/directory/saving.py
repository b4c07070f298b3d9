"""Write structures into the directory: each record becomes its rows, overlaid by what people corrected."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from balise.bureau.directory.models import Channel, Organisation, Service, Structure
from balise.bureau.directory.overlay import corrections_of, overlay
from balise.core.pack.records import Audience, Mode
from balise.exchange.records import ChannelRecord, ServiceRecord, StructureRecord

_STRUCTURE_FIELDS = [field.name for field in Structure._meta.concrete_fields if not field.primary_key]
_SERVICE_FIELDS = [field.name for field in Service._meta.concrete_fields if not field.primary_key]
_CHANNEL_KEY = ["service", "key"]
_CHANNEL_FIELDS = [
    field.name
    for field in Channel._meta.concrete_fields
    if not field.primary_key and field.name not in _CHANNEL_KEY
]


class Writer:
    """Writes records, inside the caller's transaction; remembers organisations between calls."""

    def __init__(self) -> None:
        self._organisations: dict[str, int] = {}

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
        Structure.objects.bulk_create(
            [self._structure(record, source) for record in effective],
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=_STRUCTURE_FIELDS,
        )
        services = [(record.id, service) for record in effective for service in record.services]
        Service.objects.bulk_create(
            [_service(structure, service) for structure, service in services],
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=_SERVICE_FIELDS,
        )
        Channel.objects.bulk_create(
            [
                _channel(service.id, position, channel)
                for _, service in services
                for position, channel in enumerate(service.channels)
            ],
            update_conflicts=True,
            unique_fields=_CHANNEL_KEY,
            update_fields=_CHANNEL_FIELDS,
        )

    def _know(self, names: set[str]) -> None:
        new = sorted(names - self._organisations.keys())
        if not new:
            return
        Organisation.objects.bulk_create([Organisation(name=name) for name in new], ignore_conflicts=True)
        self._organisations.update(Organisation.objects.filter(name__in=new).values_list("name", "id"))

    def _structure(self, record: StructureRecord, source: str) -> Structure:
        return Structure(
            id=record.id,
            name=record.name,
            organisation_id=self._organisations[record.organisation] if record.organisation else None,
            hosted_by_id=self._organisations[record.hosted_by] if record.hosted_by else None,
            scheme=record.scheme,
            kind=record.kind,
            type=record.type,
            role=record.role,
            position=record.position,
            masked=record.masked,
            territory=record.territory,
            commune=record.commune,
            commune_name=record.commune_name,
            postal_code=record.postal_code,
            address=record.address,
            latitude=record.latitude,
            longitude=record.longitude,
            source=source,
            source_url=record.source_url,
            source_date=record.source_date,
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


def _service(structure: str, record: ServiceRecord) -> Service:
    return Service(
        id=record.id,
        structure_id=structure,
        name=record.name,
        needs=list(record.needs),
        for_young="young" in record.audiences,
        for_relative="relative" in record.audiences,
        for_witness="witness" in record.audiences,
        for_professional="professional" in record.audiences,
        age_min=record.age_min,
        age_max=record.age_max,
        on_site="on_site" in record.modes,
        remote="remote" in record.modes,
        outreach="outreach" in record.modes,
        zone=list(record.zone),
        specialised=record.specialised,
        access=record.access,
    )


def _channel(service: str, position: int, record: ChannelRecord) -> Channel:
    return Channel(
        service_id=service,
        key=record.key,
        position=position,
        kind=record.kind,
        value=record.value,
        label=record.label,
        hours=record.hours,
        free=record.free,
        on_bill=record.on_bill,
        confidential=record.confidential,
        transmits=record.transmits,
        works_in=None if record.works_in is None else list(record.works_in),
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
