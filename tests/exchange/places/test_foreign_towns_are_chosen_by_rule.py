"""`foreign.csv`: large towns, smaller ones near France, French names by hand, the same bytes each time."""

import csv
import io
import tarfile
from pathlib import Path

from balise.exchange.places.foreign import foreign_table

COUNTRIES = [
    {
        "code": "XA",
        "name": "Xanie",
        "other_names": "Xania",
        "minimum": "1000",
        "near_minimum": "10",
        "near": "40 0 50 9",
    },
    {"code": "XB", "name": "Ville-État", "other_names": "", "minimum": "10", "near_minimum": "", "near": ""},
]
NAMES = [
    {"country": "XA", "geonames": "Granda", "name": "La Grande", "other_names": "Grandha"},
    {"country": "XA", "geonames": "Peta", "name": "La Petite", "other_names": ""},
    {"country": "XA", "geonames": "Neta", "name": "", "other_names": ""},
]
# GeoNames id, name, feature code, country, latitude, longitude, population
TOWNS = [
    ("1", "Granda", "PPLA", "XA", 10, 0, 5000),
    ("2", "Peta", "PPL", "XA", 10, 0, 5),
    ("3", "Neta", "PPL", "XA", 10, 0, 9000),
    ("4", "Near", "PPL", "XA", 45, 5, 20),
    ("5", "Far", "PPL", "XA", 10, 5, 20),
    ("6", "Near", "PPL", "XA", 45, 5, 900),
    ("7", "Granda Centre", "PPLX", "XA", 10, 0, 8000),
    ("8", "Granda 4", "PPL", "XA", 10, 0, 8000),
    ("9", "Ville-État", "PPLC", "XB", 10, 0, 500),
    ("10", "Elsewhere", "PPLC", "XC", 45, 5, 9_000_000),
]


def archive(folder: Path) -> Path:
    lines = []
    for code, name, feature, country, latitude, longitude, population in TOWNS:
        fields = [""] * 19
        fields[0:3] = [code, name, name]
        fields[4], fields[5], fields[7], fields[8] = str(latitude), str(longitude), feature, country
        fields[14] = str(population)
        lines.append("\t".join(fields))
    content = ("\n".join(lines) + "\n").encode()
    path = folder / "geonames.tgz"
    with tarfile.open(path, "w:gz") as file:
        member = tarfile.TarInfo("package/dist/cities500.txt")
        member.size = len(content)
        file.addfile(member, io.BytesIO(content))
    return path


def test_each_rule_and_nothing_else(tmp_path: Path) -> None:
    table = foreign_table(archive(tmp_path), COUNTRIES, NAMES)
    rows = {row["code"]: row for row in csv.DictReader(io.StringIO(table.decode()))}
    assert set(rows) == {"XA", "XB", "XA-1", "XA-2", "XA-6"}
    assert rows["XA-1"]["name"] == "La Grande"
    assert rows["XA-1"]["other_names"] == "Grandha|Granda"
    assert rows["XA"]["country"] == rows["XA"]["name"] == "Xanie"
    assert rows["XB"]["population"] == "500"


def test_the_bytes_are_the_same_each_time_and_sorted(tmp_path: Path) -> None:
    path = archive(tmp_path)
    table = foreign_table(path, COUNTRIES, NAMES)
    assert table == foreign_table(path, COUNTRIES[::-1], NAMES[::-1])
    lines = table.decode().splitlines()[1:]
    assert lines == sorted(lines)
