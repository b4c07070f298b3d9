"""What a publication reads of the directory: these columns and no other, in one pass, a few rows at a time.

Plain typed rows instead of model instances: the same explicit fields at a quarter of the time.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from balise.bureau.directory import models

ROWS_AT_ONCE = 2000


class ChannelRow(Struct, frozen=True):
    key: str
    position: int
    kind: str
    value: str
    label: str
    hours: str
    free: str
    on_bill: str
    confidential: str
    transmits: str
    works_in: list[str] | None


class ServiceRow(Struct, frozen=True):
    id: str
    name: str
    needs: list[str]
    for_young: bool
    for_relative: bool
    for_witness: bool
    for_professional: bool
    age_min: int | None
    age_max: int | None
    on_site: bool
    remote: bool
    outreach: bool
    zone: list[str]
    specialised: bool
    access: str
    channels: Sequence[ChannelRow]


class StructureRow(Struct, frozen=True):
    id: str
    name: str
    organisation: str
    hosted_by: str
    scheme: str
    kind: str
    type: str
    role: str
    masked: bool
    territory: str
    commune: str
    commune_name: str
    postal_code: str
    address: str
    latitude: float | None
    longitude: float | None
    source: str
    source_url: str
    source_date: str
    services: Sequence[ServiceRow]


_CHANNEL = (
    "key", "position", "kind", "value", "label", "hours", "free", "on_bill", "confidential", "transmits",
    "works_in",
)  # fmt: skip
_SERVICE = (
    "id", "name", "needs", "for_young", "for_relative", "for_witness", "for_professional", "age_min",
    "age_max", "on_site", "remote", "outreach", "zone", "specialised", "access",
)  # fmt: skip
_STRUCTURE = (
    "id", "name", "organisation_id", "hosted_by_id", "scheme", "kind", "type", "role", "masked", "territory",
    "commune", "commune_name", "postal_code", "address", "latitude", "longitude", "source", "source_url",
    "source_date",
)  # fmt: skip


def read_rows() -> Iterator[StructureRow]:
    """Every structure with its services (by id) and their channels (by position, then key)."""
    organisations = {None: "", **dict(models.Organisation.objects.values_list("id", "name"))}
    found = models.Structure.objects.order_by("pk").values_list(*_STRUCTURE).iterator(ROWS_AT_ONCE)
    while chunk := list(islice(found, ROWS_AT_ONCE)):
        services = _services([row[0] for row in chunk])
        for id_, name, organisation, hosted_by, *others in chunk:
            named = (id_, name, organisations[organisation], organisations[hosted_by])
            yield StructureRow(*(*named, *others, services[id_]))


def _services(structures: list[str]) -> defaultdict[str, list[ServiceRow]]:
    """The services of some structures, by structure."""
    found = models.Service.objects.filter(structure_id__in=structures).order_by("pk")
    rows = list(found.values_list("structure_id", *_SERVICE))
    channels = _channels([row[1] for row in rows])
    services: defaultdict[str, list[ServiceRow]] = defaultdict(list)
    for structure, *values in rows:
        services[structure].append(ServiceRow(*(*values, channels[values[0]])))
    return services


def _channels(services: list[str]) -> defaultdict[str, list[ChannelRow]]:
    """The channels of some services, by service."""
    found = models.Channel.objects.filter(service_id__in=services).order_by("position", "key")
    channels: defaultdict[str, list[ChannelRow]] = defaultdict(list)
    for service, *values in found.values_list("service_id", *_CHANNEL):
        channels[service].append(ChannelRow(*values))
    return channels
