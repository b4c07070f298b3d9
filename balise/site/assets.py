"""What pages and scripts download beside the page: the built scripts, and what a pack has for the browser.

An address is `/s/` and the digest of what is there: it says nothing, and what it gives never changes.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import msgspec
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from msgspec import Struct

from balise.core.pack.manifest import BROWSER, Manifest

FOLDER = "/s/"
TYPES = {
    ".bin": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
}
FOR_GOOD = "public, max-age=31536000, immutable"
# What a pack says can be withdrawn: caches that people share ask again after an hour, and are told 404.
FOR_GOOD_AT_HOME = "public, max-age=31536000, s-maxage=3600, immutable"


class Asset(Struct, frozen=True):
    """One file, held in memory as it is and compressed; b"" for a form that it does not have."""

    content_type: str
    cache_control: str
    plain: bytes
    brotli: bytes
    gzip: bytes


class Scripts(Struct, frozen=True):
    """The built scripts; none when they were not built, and pages then do without."""

    files: Mapping[str, Asset]  # by the name after `/s/`
    tags: Mapping[str, SafeString]  # the tag of each entry ("exit", "search"), for the head of a page
    notices: str  # what the licences of the libraries inside ask to say; "" without any


@cache
def scripts() -> Scripts:
    """Read once a process, from the folder that `vite build` fills."""
    folder = Path(settings.BALISE_SCRIPTS)
    try:
        entries = msgspec.json.decode((folder / "entries.json").read_bytes(), type=dict[str, str])
    except (OSError, msgspec.MsgspecError):  # not built, or a build that was cut in the middle
        return Scripts({}, {}, "")
    files = {
        path.name: _asset(path.name, path.read_bytes(), FOR_GOOD, _beside(path, ".br"), _beside(path, ".gz"))
        for path in sorted(folder.iterdir())
        if path.suffix in (".css", ".js")
    }
    tags = {
        entry: format_html(
            '<script type="module" src="{}{}" integrity="{}" crossorigin fetchpriority="low"></script>',
            FOLDER,
            file,
            _integrity(hashlib.sha256(files[file].plain).hexdigest()),
        )
        for entry, file in entries.items()
        if file in files
    }
    return Scripts(files, tags, _notices(folder / "licences.md"))


def pack_assets(packs: Path, manifests: Iterable[Manifest], known: Mapping[str, Asset]) -> dict[str, Asset]:
    """What some packs have for the browser, by the name after `/s/`; a damaged file is left out.

    `known`: what is in memory already.
    """
    found: dict[str, Asset] = {}
    for manifest in manifests:
        for name, sha256 in _browser_files(manifest).items():
            address = _name(name, sha256)
            held = found.get(address) or known.get(address) or _read(packs / manifest.version, manifest, name)
            if held is not None:
                found[address] = held
    return found


def pack_links(manifest: Manifest) -> SafeString:
    """The tag that tells scripts where the files of a pack are, and what they must be; "" without any."""
    links = {
        Path(name).stem: (FOLDER + _name(name, sha256), _integrity(sha256))
        for name, sha256 in _browser_files(manifest).items()
    }
    if not links:
        return SafeString("")
    return SafeString(f"<meta name=\"balise\" content='{msgspec.json.encode(links).decode()}'>")


def _browser_files(manifest: Manifest) -> dict[str, str]:
    """The sha256 of each file that scripts fetch: neither compressed forms nor a page to keep."""
    return {
        name: entry.sha256
        for name, entry in manifest.files.items()
        if name.startswith(BROWSER) and Path(name).suffix in TYPES
    }


def _read(folder: Path, manifest: Manifest, name: str) -> Asset | None:
    forms = []
    for each in (name, f"{name}.br", f"{name}.gz"):
        entry = manifest.files.get(each)
        if entry is None:
            return None
        try:
            data = (folder / each).read_bytes()
        except OSError:
            return None
        if hashlib.sha256(data).hexdigest() != entry.sha256:
            return None
        forms.append(data)
    plain, brotli, gzip = forms
    return _asset(name, plain, FOR_GOOD_AT_HOME, brotli, gzip)


def _notices(path: Path) -> str:
    """What Vite copied from the libraries; "" when there is none."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _asset(name: str, plain: bytes, cache_control: str, brotli: bytes, gzip: bytes) -> Asset:
    return Asset(TYPES[Path(name).suffix], cache_control, plain, brotli, gzip)


def _beside(path: Path, suffix: str) -> bytes:
    compressed = path.with_name(path.name + suffix)
    return compressed.read_bytes() if compressed.is_file() else b""


def _name(name: str, sha256: str) -> str:
    return sha256[:16] + Path(name).suffix


def _integrity(sha256: str) -> str:
    """What `integrity` wants, from 64 hexadecimal digits."""
    return "sha256-" + base64.b64encode(bytes.fromhex(sha256)).decode()
