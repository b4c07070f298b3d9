"""The files of a pack before it has a version: the same content always gives the same bytes.

Structures are encoded one by one, so that a directory of 100,000 fits in a fraction of a gigabyte.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from balise.core.pack.manifest import BROWSER, DIRECTORY, FILE_NAME, GEOJSON, LINES, PLACES, SCALE
from balise.core.pack.records import NATIONAL_ROLES, Audience, Need, Role, Structure
from balise.core.pack.rules import broken_rule
from balise.core.scales.model import Scale

Text = TypeVar("Text", bound=str)


class ContentRefused(ValueError):  # noqa: N818 - says what happened
    """A record that no pack may hold; the message names its rule in French."""


class Content(Struct, frozen=True):
    """What a pack will say, ready to be written."""

    files: dict[str, bytes]
    records: dict[str, bytes]  # each structure as it stands in directory.json, by id
    needs: bytes  # the list of needs as it stands there
    digest: str
    places: str  # digest of the files under places/
    counts: dict[str, int]
    browser: str = ""  # digest of the files under browser/; "" when there is none


class _Point(Struct, frozen=True, tag_field="type", tag="Point"):
    coordinates: tuple[float, float]  # longitude, latitude (RFC 7946)


class _Properties(Struct, frozen=True, omit_defaults=True):
    """The flat summary that a map or a spreadsheet reads; directory.json has everything."""

    name: str
    organisation: str = ""
    type: str = ""
    role: Role = ""
    masked: bool = False
    specialised: bool = False
    territory: str | None = None
    commune: str | None = None
    commune_name: str = ""
    address: str = ""
    postal_code: str = ""
    audiences: tuple[Audience, ...] = ()
    needs: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    source: str = ""
    source_url: str = ""
    source_date: str = ""
    verified_on: str | None = None


class _Feature(Struct, frozen=True, tag_field="type", tag="Feature"):
    id: str
    geometry: _Point | None
    properties: _Properties


def build_content(
    structures: Iterable[Structure], needs: Sequence[Need], places: Path, scale: Scale | None = None
) -> Content:
    """Encode what is to be published; the order of `structures` does not matter.

    `places` is the folder of the geography files, taken as they are; `scale`, one that may be published today
    (`core.scales.publishing.refusals`). Raises ContentRefused.
    """
    encoder = msgspec.json.Encoder()
    records: dict[str, bytes] = {}
    features: dict[str, bytes] = {}
    lines: list[str] = []
    counts = {"structures": 0, "services": 0, "channels": 0, "points": 0, "needs": len(needs)}
    for structure in structures:
        if structure.id in records:
            raise ContentRefused(f"{structure.id} : deux structures ont cet identifiant")
        if broken := broken_rule(structure):
            raise ContentRefused(f"{structure.id} : {broken}")
        records[structure.id] = encoder.encode(structure)
        features[structure.id] = encoder.encode(_feature(structure))
        if structure.role in NATIONAL_ROLES:
            lines.append(structure.id)
        counts["structures"] += 1
        counts["services"] += len(structure.services)
        counts["channels"] += sum(len(service.channels) for service in structure.services)
        counts["points"] += structure.latitude is not None

    records = dict(sorted(records.items()))
    needs_json = encoder.encode(list(needs))
    files = {
        DIRECTORY: _joined(b'{"structures":[', records.values(), b'],"needs":' + needs_json + b"}"),
        GEOJSON: _joined(
            b'{"type":"FeatureCollection","features":[', (features[id_] for id_ in records), b"]}"
        ),
        LINES: _joined(b"[", (records[id_] for id_ in sorted(lines)), b"]"),
    }
    if scale is not None:
        files[SCALE] = encoder.encode(scale) + b"\n"
    geography = {PLACES + path.name: path.read_bytes() for path in sorted(places.iterdir()) if path.is_file()}
    files |= geography
    _check_names(files)
    return Content(files, records, needs_json, digest(files), digest(geography), counts)


def with_browser_files(content: Content, files: Mapping[str, bytes]) -> Content:
    """The same content with what the scripts of the pages read; every name starts with `browser/`.

    Raises ContentRefused.
    """
    _check_names(files)
    if misplaced := [name for name in files if not name.startswith(BROWSER)]:
        raise ContentRefused(f"{misplaced[0]} : ce fichier n'est pas dans {BROWSER}")
    every = {**content.files, **files}
    return replace(content, files=every, digest=digest(every), browser=digest(files) if files else "")


def _check_names(files: Mapping[str, bytes]) -> None:
    for name in files:
        if not FILE_NAME.match(name):
            raise ContentRefused(f"{name} : ce nom de fichier n'est pas accepté dans un paquet")


def digest(files: Mapping[str, bytes]) -> str:
    """One sha256 for a set of named files."""
    return digest_of({name: hashlib.sha256(data).hexdigest() for name, data in files.items()})


def digest_in(folder: str, sha256_by_name: Mapping[str, str]) -> str:
    """The digest of what is in one folder of a pack; "" when there is none."""
    inside = {name: sha256 for name, sha256 in sha256_by_name.items() if name.startswith(folder)}
    return digest_of(inside) if inside else ""


def digest_of(sha256_by_name: Mapping[str, str]) -> str:
    """The same, from the sha256 of each file."""
    text = "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(sha256_by_name.items()))
    return hashlib.sha256(text.encode()).hexdigest()


def _joined(opening: bytes, encoded: Iterable[bytes], closing: bytes) -> bytes:
    """A JSON array with one record a line: a person can read it, `diff` and `grep` too."""
    return opening + b"\n" + b",\n".join(encoded) + b"\n" + closing + b"\n"


def _feature(structure: Structure) -> _Feature:
    point = None
    if structure.latitude is not None and structure.longitude is not None and not structure.masked:
        point = _Point((structure.longitude, structure.latitude))
    services = structure.services
    return _Feature(
        structure.id,
        point,
        _Properties(
            name=structure.name,
            organisation=structure.organisation,
            type=structure.type,
            role=structure.role,
            masked=structure.masked,
            specialised=any(service.specialised for service in services),
            territory=structure.territory,
            commune=structure.commune,
            commune_name=structure.commune_name,
            address=structure.address,
            postal_code=structure.postal_code,
            audiences=_distinct(audience for service in services for audience in service.audiences),
            needs=_distinct(need for service in services for need in service.needs),
            contacts=_distinct(
                channel.value for service in services for channel in service.channels if channel.value
            ),
            source=structure.source,
            source_url=structure.source_url,
            source_date=structure.source_date,
            verified_on=structure.verified_on,
        ),
    )


def _distinct(values: Iterable[Text]) -> tuple[Text, ...]:
    return tuple(dict.fromkeys(values))
