"""What an import understands: a structure, its services, their channels. Whether it is public comes later."""

from msgspec import Struct

from balise.core.pack.records import Audience, ChannelKind, Known, Mode, Role


class ChannelRecord(Struct, frozen=True, kw_only=True):
    """One way to reach a service.

    `key` names it for good within the structure, and corrections hold on to it. For a national line it starts
    with the key of the row that brought it, up to the first dot.
    """

    key: str
    kind: ChannelKind
    value: str = ""
    label: str = ""
    hours: str = ""
    free: Known = "unknown"
    on_bill: Known = "unknown"
    confidential: Known = "unknown"
    transmits: str = ""
    works_in: tuple[str, ...] | None = None


class ServiceRecord(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    audiences: tuple[Audience, ...]
    needs: tuple[str, ...] = ()  # only what a file names; others follow from the structure's type
    age_min: int | None = None
    age_max: int | None = None
    modes: tuple[Mode, ...] = ()
    zone: tuple[str, ...] = ()
    specialised: bool = False
    access: str = ""
    channels: tuple[ChannelRecord, ...] = ()


class StructureRecord(Struct, frozen=True, kw_only=True):
    """A structure as a source describes it. A masked one has no commune, address, postal code or point."""

    id: str
    name: str
    organisation: str = ""
    hosted_by: str = ""
    scheme: str = ""
    kind: str = "physical"
    type: str = ""
    role: Role = ""
    position: int = 0
    masked: bool = False
    territory: str = ""
    commune: str = ""
    commune_name: str = ""
    postal_code: str = ""
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    source_url: str = ""
    source_date: str = ""
    services: tuple[ServiceRecord, ...] = ()


class Received(Struct, frozen=True, kw_only=True):
    """One good row of a file: what is kept of it as received, and what it says once understood."""

    file: str
    line: int
    key: str  # names the row for good within its file
    payload: dict[str, str]  # column → text; a masked row's has no place, no notes, no page
    digest: str  # sha256 of the payload and of what was understood: changes when either does
    masked: bool = False


class Incoming(Struct, frozen=True, kw_only=True):
    """What an import writes at once: a structure and the rows it comes from (several for a national line)."""

    rows: tuple[Received, ...]
    structure: StructureRecord | None  # None: a retired number, known so that it is never shown
