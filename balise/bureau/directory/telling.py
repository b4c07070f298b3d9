"""What the directory itself says that would give away the place of a structure once it is masked."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from balise.bureau.directory.models import Correction, Structure
from balise.core.geo.atlas import Atlas
from balise.core.pack.records import EVERYWHERE
from balise.exchange.records import ChannelRecord, StructureRecord
from balise.exchange.telling import Telling, telling

_NUMBERS = ("call", "sms")
_COLUMNS = {"email": "email", "web": "url", "chat": "url", "call": "telephone", "sms": "telephone"}


class Secret(Struct, frozen=True):
    """What must not be said about one structure, from the place that the directory holds of it now."""

    parts: tuple[Telling, ...]  # one for each territory that it may be in

    def tells(self, text: str, *, address: bool = False) -> bool:
        return any(part.tells(text, address=address) for part in self.parts)

    def columns(self, record: StructureRecord) -> tuple[str, ...]:
        """Columns of a file whose text, in this record, gives the place away."""
        found = [column for column, text, address in _texts(record) if self.tells(text, address=address)]
        return tuple(dict.fromkeys(found))

    def corrections(self, corrections: Iterable[Correction]) -> list[Correction]:
        """Those whose text gives the place away."""
        return [one for one in corrections if self.in_correction(one.field, one.value)]

    def in_correction(self, field: str, value: Any) -> bool:
        if not isinstance(value, str):
            return False
        part, _, rest = field.partition(".")
        address = part == "channel" and rest.endswith(".value") and not rest.startswith(_NUMBERS)
        return self.tells(value, address=address)


def secret_of(structure: Structure, atlas: Atlas) -> Secret:
    zones = {code for service in structure.services.all() for code in service.zone if code != EVERYWHERE}
    place = {
        "commune": structure.commune_name,
        "code_insee": structure.commune,
        "code_postal": structure.postal_code,
        "adresse": structure.address,
    }
    territories = sorted({structure.territory, *zones} - {""}) or [""]
    return Secret(tuple(telling(place | {"departement": code}, atlas) for code in territories))


def _texts(record: StructureRecord) -> Iterator[tuple[str, str, bool]]:
    """Every text of a record that the public would read: column of a file, text, whether it is an address."""
    yield "id", record.id, True
    yield "nom", record.name, False
    yield "organisation", record.organisation, False
    yield "dispositif", record.scheme, False
    yield "source_url", record.source_url, True
    for service in record.services:
        yield "nom", service.name, False
        yield "horaires", service.access, False
        for channel in service.channels:
            yield from _channel_texts(channel)


def _channel_texts(channel: ChannelRecord) -> Iterator[tuple[str, str, bool]]:
    if channel.value:
        yield _COLUMNS[channel.kind], channel.value, channel.kind not in _NUMBERS
    for text in (channel.label, channel.hours, channel.transmits):
        yield "horaires", text, False
