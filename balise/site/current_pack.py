"""The pack that this process serves: the last good one, picked up without a restart, never a damaged one.

Once a pack is loaded no request waits: a new one is checked and indexed in another thread, then swapped in.
Except when the new one withdraws it: then nobody is shown the old one while the new one loads.
Nothing here knows a visitor.
"""

import gc
import hashlib
import logging
import threading
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.conf import settings
from msgspec import Struct
from msgspec.structs import replace

from balise.core.geo.foreign import load_foreign
from balise.core.geo.search import PlaceIndex
from balise.core.help.answer import HelpIndex
from balise.core.pack.manifest import CURRENT, MANIFEST, PLACES, SIGNATURE, VERSION, Manifest
from balise.core.pack.read import (
    Pack,
    PackRefused,
    current_version,
    read_manifest,
    read_pack,
    versions_on_disk,
)
from balise.core.pack.records import Channel
from balise.core.pack.sign import KeyRefused, public_key_from_pem
from balise.site.assets import Asset, pack_assets
from balise.site.numbers import national_numbers
from balise.site.shelf import Shelf, make_shelf

LOOK_EVERY = 1.0  # seconds between two looks at `current`
RETRY_AFTER = 15.0  # seconds before a refused pack is read again: it may have been half copied
KEPT_BEFORE = 2  # earlier packs whose files stay served, for pages that are already open

logger = logging.getLogger("balise.site")


class NoPack(Exception):  # noqa: N818 - says what happened
    """There is nothing to serve; `reason` says why in French."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Current(Struct, frozen=True, kw_only=True):
    """Everything that a page or an API answer reads, of one pack."""

    pack: Pack
    help: HelpIndex
    places: PlaceIndex
    numbers: Mapping[str, Channel]  # national numbers by their digits
    shelf: Shelf  # what the pages take ready-made
    manifests: tuple[Manifest, ...]  # of the packs whose files are served, this one first
    assets: Mapping[str, Asset]  # what these packs have for the browser, by the name after `/s/`
    refusal: str = ""  # why a newer pack is not served, in French; "" when all is well


class PackFile(Struct, frozen=True):
    path: Path
    sha256: str
    size: int


class CurrentPack:
    """Follows `packs/current`. One a process; every method may be called from any thread."""

    def __init__(self, packs: Path, public_key_file: Path) -> None:
        self._packs = packs
        self._public_key_file = public_key_file
        self._held: Current | None = None
        self._reason = "aucun paquet n'a encore été publié"
        self._refused = ""  # what was refused last, not read again before _retry_at
        self._retry_at = 0.0
        self._next_look = 0.0
        self._loading = threading.Lock()
        self._intact: dict[Path, tuple[int, int, int]] = {}

    def get(self) -> Current:
        """What to serve now. Waits only while nothing may be served yet; raises NoPack."""
        held = self._held
        if held is not None:
            if time.monotonic() >= self._next_look and self._loading.acquire(blocking=False):
                self._look(held)
            held = self._held  # None while a withdrawn pack is being replaced
        if held is not None:
            return held
        with self._loading:
            if self._held is None and time.monotonic() >= self._next_look:
                self._next_look = time.monotonic() + LOOK_EVERY
                self._load_first()
            if self._held is None:
                raise NoPack(self._reason)
            return self._held

    def file(self, version: str, name: str) -> PackFile | None:
        """A file of the current pack or of the two before it, checked against what was signed; else None."""
        for manifest in self.get().manifests:
            if manifest.version == version:
                return self._file(manifest, name)
        return None

    def _file(self, manifest: Manifest, name: str) -> PackFile | None:
        folder = self._packs / manifest.version
        entry = manifest.files.get(name)
        if entry is not None:
            intact = self._is_intact(folder / name, entry.sha256)
            return PackFile(folder / name, entry.sha256, entry.size) if intact else None
        if name not in (MANIFEST, SIGNATURE):
            return None
        try:
            read_manifest(folder, self._public_key())
        except PackRefused:
            return None
        data = (folder / name).read_bytes()
        return PackFile(folder / name, hashlib.sha256(data).hexdigest(), len(data))

    def _look(self, held: Current) -> None:
        """Compare `current` with what is held (a readlink); load what is new elsewhere. Holds the lock."""
        self._next_look = time.monotonic() + LOOK_EVERY
        handed_over = False
        try:
            version = current_version(self._packs)
            if version == held.pack.version:
                self._held = replace(held, refusal="") if held.refusal else held
            elif held.pack.version < self._withdrawn_before(version):
                # It shows a place that is no longer public: from now on every request waits for the new one.
                self._held = None
                self._load_first(held)
            elif version != self._refused or time.monotonic() >= self._retry_at:
                threading.Thread(target=self._load_next, args=(version, held), daemon=True).start()
                handed_over = True
        except PackRefused as refused:
            self._keep(held, CURRENT, refused.reason)
        finally:
            if not handed_over:
                self._loading.release()

    def _load_next(self, version: str, held: Current) -> None:
        """Body of the loading thread: swap the new pack in, or keep the old one and remember why."""
        try:
            self._held = self._load(version, held)
            logger.info("pack %s is now served", version)
        except PackRefused as refused:
            self._keep(held, version, refused.reason)
        finally:
            self._loading.release()

    def _keep(self, held: Current, version: str, reason: str) -> None:
        self._refused, self._retry_at = version, time.monotonic() + RETRY_AFTER
        refusal = _refusal(version, reason, held.pack)
        if refusal != held.refusal:
            logger.warning("pack %s refused, %s stays served", version, held.pack.version)
            self._held = replace(held, refusal=refusal)

    def _load_first(self, known: Current | None = None) -> None:
        """Load what `current` names, else the newest good pack before it that is not withdrawn."""
        named, reason, limit = "", "", ""
        try:
            named = current_version(self._packs)
            limit = self._withdrawn_before(named)
            self._held = self._load(named, known)
            return
        except PackRefused as refused:
            reason = refused.reason
        for version in versions_on_disk(self._packs):
            if version < limit or (named and version >= named):
                continue
            try:
                held = self._load(version, None)
            except PackRefused:
                continue
            self._held = held
            self._keep(held, named or CURRENT, reason)
            return
        self._reason = reason

    def _withdrawn_before(self, version: str) -> str:
        """The version below which no pack may be served, as a signed manifest says; "" when none says so."""
        try:
            return read_manifest(self._packs / version, self._public_key()).withdrawn_before or ""
        except PackRefused:
            return ""

    def _load(self, version: str, held: Current | None) -> Current:
        """Check and index one pack. Whatever goes wrong is a refusal: the last good one has to stay."""
        try:
            loaded = self._make(version, held)
        except PackRefused:
            raise
        except Exception as error:
            logger.exception("pack %s could not be loaded", version)  # no visitor is in there
            raise PackRefused("une erreur est survenue en le lisant") from error
        # A pack is hundreds of thousands of objects that live long: keep the collector from walking them
        # during a request (pauses of tens of milliseconds).
        gc.freeze()
        return loaded

    def _make(self, version: str, held: Current | None) -> Current:
        pack = read_pack(self._packs / version, self._public_key(), held.pack if held else None)
        if pack.version != version:
            raise PackRefused("son dossier ne porte pas le nom de sa version")
        if held is not None and held.pack.atlas is pack.atlas:
            places, outlines = held.places, held.shelf.outlines
        else:
            places, outlines = PlaceIndex(pack.atlas, load_foreign(pack.folder / PLACES)), None
        manifests = (pack.manifest, *self._before(pack.manifest))
        index, numbers = HelpIndex(pack.directory, pack.atlas), national_numbers(pack.directory.structures)
        return Current(
            pack=pack,
            help=index,
            places=places,
            numbers=numbers,
            shelf=make_shelf(pack, index, numbers, outlines),
            manifests=manifests,
            assets=pack_assets(self._packs, manifests, held.assets if held else {}),
        )

    def _before(self, manifest: Manifest) -> list[Manifest]:
        found: list[Manifest] = []
        previous = manifest.previous
        limit = manifest.withdrawn_before or ""
        while previous is not None and previous >= limit and len(found) < KEPT_BEFORE:
            try:
                found.append(read_manifest(self._packs / previous, self._public_key()))
            except PackRefused:
                break
            previous = found[-1].previous
        return found

    def _public_key(self) -> bytes:
        try:
            return public_key_from_pem(self._public_key_file.read_bytes())
        except OSError as error:
            raise PackRefused("la clé publique de publication est introuvable") from error
        except KeyRefused as error:
            raise PackRefused(str(error)) from error

    def _is_intact(self, path: Path, sha256: str) -> bool:
        """Whether a file is still what was signed; hashed again only when the disk says it changed."""
        try:
            status = path.lstat()
            seen = (status.st_ino, status.st_mtime_ns, status.st_size)
            if self._intact.get(path) == seen:
                return True
            if path.is_symlink():
                return False
            with path.open("rb") as file:
                intact = hashlib.file_digest(file, "sha256").hexdigest() == sha256
        except OSError:
            return False
        if intact:
            self._intact[path] = seen
        return intact


def _refusal(version: str, reason: str, kept: Pack) -> str:
    day = kept.published_at.strftime("%d/%m/%Y")
    if not VERSION.match(version):
        return f"Le site garde les informations publiées le {day} : {reason}."
    return f"Une publication plus récente est refusée ({reason}). Le site garde celle du {day}."


@cache
def followed() -> CurrentPack:
    """The one of this process, from the settings."""
    return CurrentPack(Path(settings.BALISE_PACKS), Path(settings.BALISE_PUBLIC_KEY))


def current() -> Current:
    """What to serve now; raises NoPack."""
    return followed().get()
