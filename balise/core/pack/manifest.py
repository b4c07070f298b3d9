"""The manifest of a pack: what it holds, when it was made, from which one it follows."""

import re
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec import Struct

FORMAT = "balise-pack-1"

CURRENT = "current"  # the symbolic link beside the versions
MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
DIRECTORY = "directory.json"
GEOJSON = "structures.geojson"
LINES = "lines.json"
SCALE = "scale.json"  # only when a scale is published; core.scales.model.Scale
DIFFERENCE = "difference.json"
PLACES = "places/"
BROWSER = "browser/"  # what the scripts of the pages read; see docs/packs.md
FOLDERS = (PLACES, BROWSER)
REQUIRED = (DIRECTORY, GEOJSON, LINES, DIFFERENCE)

# 20261121T203000Z-1f2e3d4c: when, in UTC, then the first eight digits of the content's digest.
VERSION = re.compile(r"[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}\Z")
FILE_NAME = re.compile(r"((places|browser)/)?[a-z0-9_-]+(\.[a-z0-9_-]+)+\Z")

_STAMP = "%Y%m%dT%H%M%SZ"


class FileEntry(Struct, frozen=True):
    sha256: str  # 64 hexadecimal digits
    size: int  # bytes


class Manifest(Struct, frozen=True, kw_only=True):
    """What `manifest.json` holds; its bytes are what is signed."""

    format: str
    version: str
    created_at: str  # ISO 8601, UTC
    previous: str | None  # version of the pack that this one replaces; None when that one is withdrawn
    content: str  # digest of every file but the difference: two packs that say the same share it
    places: str  # digest of the files under places/: the same digest, the same atlas
    counts: dict[str, int]
    files: dict[str, FileEntry]  # every file but the manifest and its signature, by name
    # Packs before this version show a place that is no longer public: nobody may serve or keep them.
    withdrawn_before: str | None = None


def encode_manifest(manifest: Manifest) -> bytes:
    """The bytes that are written and signed, one readable way."""
    return msgspec.json.format(msgspec.json.encode(manifest, order="sorted"), indent=1) + b"\n"


def new_version(now: datetime, content: str, previous: str | None) -> str:
    """A version that sorts after `previous`, even when the clock went backwards. `now` is aware."""
    moment = now.astimezone(UTC).replace(microsecond=0)
    if previous is not None:
        before = datetime.strptime(previous.split("-")[0], _STAMP).replace(tzinfo=UTC)
        moment = max(moment, before + timedelta(seconds=1))
    return f"{moment.strftime(_STAMP)}-{content[:8]}"
