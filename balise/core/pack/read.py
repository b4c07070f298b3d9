"""Read a pack, and refuse it unless every byte is what its publisher signed."""

import hashlib
import os
import stat
from datetime import date, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from balise.core.geo.atlas import Atlas, load_atlas
from balise.core.pack.content import digest_in, digest_of
from balise.core.pack.difference import Snapshot, snapshot
from balise.core.pack.manifest import (
    BROWSER,
    CURRENT,
    DIFFERENCE,
    DIRECTORY,
    FILE_NAME,
    FOLDERS,
    FORMAT,
    MANIFEST,
    PLACES,
    REQUIRED,
    SCALE,
    SIGNATURE,
    VERSION,
    Manifest,
)
from balise.core.pack.records import Directory
from balise.core.pack.rules import broken_rule
from balise.core.pack.sign import is_signed
from balise.core.scales.model import Scale
from balise.core.scales.publishing import refusals

_MANIFEST_LIMIT = 1_000_000  # bytes; ours have about two thousand


class PackRefused(Exception):  # noqa: N818 - says what happened
    """A pack that must not be used; `reason` says why in French, for the operator and the visitor."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Pack(Struct, frozen=True, kw_only=True):
    """A pack that was checked from its signature down to its last record."""

    version: str
    published_at: datetime  # aware, UTC
    manifest: Manifest
    folder: Path
    directory: Directory
    atlas: Atlas
    scale: Scale | None = None  # whether it may still be shown depends on the day: core.scales.publishing


class _Format(Struct):
    format: str


def read_pack(folder: Path, public_key: bytes, known: Pack | None = None) -> Pack:
    """Check and load the pack in `folder` (a link such as `current` is followed once, first).

    `known` is a pack already loaded: its atlas is kept when the geography files are the same.
    Raises PackRefused.
    """
    folder = Path(os.path.realpath(folder))
    manifest = verify_pack(folder, public_key)
    try:
        directory = msgspec.json.decode(_read(folder / DIRECTORY), type=Directory)
    except msgspec.MsgspecError as error:
        raise PackRefused(f"{DIRECTORY} n'a pas la forme attendue") from error
    for structure in directory.structures:
        if broken := broken_rule(structure):
            raise PackRefused(f"{structure.id} : {broken}")
    if known is not None and known.manifest.places == manifest.places:
        atlas = known.atlas
    else:
        try:
            atlas = load_atlas(folder / PLACES)
        except (OSError, ValueError, LookupError, msgspec.MsgspecError) as error:
            raise PackRefused("les communes et les territoires ne se lisent pas") from error
    return Pack(
        version=manifest.version,
        published_at=datetime.fromisoformat(manifest.created_at),
        manifest=manifest,
        folder=folder,
        directory=directory,
        atlas=atlas,
        scale=_scale(folder) if SCALE in manifest.files else None,
    )


def _scale(folder: Path) -> Scale:
    """One whose dates are dates: they are read again each time that it is shown."""
    try:
        scale = msgspec.json.decode(_read(folder / SCALE), type=Scale)
        refusals(scale, date.min)
    except (msgspec.MsgspecError, ValueError) as error:
        raise PackRefused(f"{SCALE} n'a pas la forme attendue") from error
    return scale


def verify_pack(folder: Path, public_key: bytes) -> Manifest:
    """Check a pack's signature and every one of its bytes, without loading it. Raises PackRefused."""
    manifest = read_manifest(folder, public_key)
    present = _files_in(folder)
    expected = {*manifest.files, MANIFEST, SIGNATURE}
    if missing := sorted(expected - present):
        raise PackRefused(f"il manque {missing[0]}")
    if extra := sorted(present - expected):
        raise PackRefused(f"{extra[0]} n'est pas dans le manifeste")
    for name, entry in sorted(manifest.files.items()):
        data = _read(folder / name)
        if len(data) != entry.size or hashlib.sha256(data).hexdigest() != entry.sha256:
            raise PackRefused(f"{name} est abîmé : son contenu n'est pas celui qui a été signé")
    return manifest


def read_manifest(folder: Path, public_key: bytes) -> Manifest:
    """Check the signature and what the manifest says of itself; the files are not looked at."""
    if not folder.is_dir():
        raise PackRefused("le dossier du paquet est introuvable")
    data = _read(folder / MANIFEST)
    if not os.path.lexists(folder / SIGNATURE):
        raise PackRefused("le paquet n'est pas signé")
    if not is_signed(data, _read(folder / SIGNATURE), public_key):
        raise PackRefused("la signature n'est pas la bonne : autre clé, ou manifeste modifié")
    try:
        format_ = msgspec.json.decode(data, type=_Format).format
        if format_ != FORMAT:
            raise PackRefused("le format du paquet n'est pas connu de cette version de Balise")
        manifest = msgspec.json.decode(data, type=Manifest)
        datetime.fromisoformat(manifest.created_at)
    except (msgspec.MsgspecError, ValueError) as error:
        raise PackRefused("le manifeste n'a pas la forme attendue") from error
    _check(manifest)
    return manifest


def read_snapshot(folder: Path, public_key: bytes) -> tuple[Manifest, Snapshot]:
    """What the next publication compares itself with. Raises PackRefused."""
    folder = Path(os.path.realpath(folder))
    manifest = verify_pack(folder, public_key)
    sha256 = {name: entry.sha256 for name, entry in manifest.files.items()}
    browser = digest_in(BROWSER, sha256)
    scale = _read(folder / SCALE) if SCALE in manifest.files else b""
    directory = _read(folder / DIRECTORY)
    return manifest, snapshot(manifest.version, directory, manifest.places, browser, scale)


def current_version(packs: Path) -> str:
    """The version that `packs/current` names. Raises PackRefused."""
    try:
        version = os.readlink(packs / CURRENT)
    except FileNotFoundError as error:
        raise PackRefused("aucun paquet n'est désigné comme courant") from error
    except OSError as error:
        raise PackRefused("« current » ne désigne pas un paquet") from error
    if not VERSION.match(version):
        raise PackRefused("« current » ne désigne pas un paquet")
    return version


def versions_on_disk(packs: Path) -> list[str]:
    """Every version of the folder, good or not, the newest first."""
    try:
        names = os.listdir(packs)
    except OSError:
        return []
    return sorted((name for name in names if VERSION.match(name)), reverse=True)


def _check(manifest: Manifest) -> None:
    for name in manifest.files:
        if not FILE_NAME.match(name) or name in (MANIFEST, SIGNATURE):
            raise PackRefused("le manifeste nomme un fichier qui ne peut pas être dans un paquet")
    if missing := [name for name in REQUIRED if name not in manifest.files]:
        raise PackRefused(f"le manifeste ne nomme pas {missing[0]}")
    sha256 = {name: entry.sha256 for name, entry in manifest.files.items() if name != DIFFERENCE}
    geography = {name: one for name, one in sha256.items() if name.startswith(PLACES)}
    said = (manifest.content, manifest.places, manifest.version[-8:])
    if said != (digest_of(sha256), digest_of(geography), manifest.content[:8]):
        raise PackRefused("le manifeste se contredit")
    versions = (manifest.version, manifest.previous, manifest.withdrawn_before)
    if not all(VERSION.match(version) for version in versions if version is not None):
        raise PackRefused("le manifeste donne une version mal formée")


def _files_in(folder: Path, prefix: str = "") -> set[str]:
    """Every file of a pack; a link, a device or an unexpected folder is refused rather than followed."""
    found = set()
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        raise PackRefused("le dossier du paquet ne se lit pas") from error
    for entry in entries:
        folder_name = f"{prefix}{entry.name}/"
        if not FILE_NAME.match(entry.name) and folder_name not in FOLDERS:
            raise PackRefused("un fichier au nom inattendu est dans le dossier")
        if entry.is_file(follow_symlinks=False):
            found.add(prefix + entry.name)
        elif entry.is_dir(follow_symlinks=False) and folder_name in FOLDERS:
            found |= _files_in(Path(entry.path), folder_name)
        else:
            raise PackRefused(f"{prefix}{entry.name} ne devrait pas être là")
    return found


def _read(path: Path) -> bytes:
    """The bytes of one regular file; a link is refused."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise PackRefused(f"{path.name} est introuvable ou ne se lit pas") from error
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise PackRefused(f"{path.name} n'est pas un fichier ordinaire")
        if path.name in (MANIFEST, SIGNATURE) and status.st_size > _MANIFEST_LIMIT:
            raise PackRefused(f"{path.name} est trop gros")
        return file.read()
