"""Fifty masked rows with a canary in every field that is dropped: no byte on disk or on screen holds one."""

import base64
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg

from balise.core.geo.folding import fold
from tests.exchange.conftest import csv_text
from tests.installation import Installation

ROWS = 50
STEM = "Çanari Étrange"  # every canary starts with it: looking for it finds them all
# For rows that are public first: PostgreSQL's journal, one for the whole cluster, keeps them for all tests.
ONCE_PUBLIC = "Sérin Éphémère"
FIELDS = ("commune", "code_insee", "code_postal", "adresse", "latitude", "longitude", "notes")


def canary(field: str, rank: int, stem: str = STEM) -> str:
    return f"{stem} {field} n°{rank}"


def row(rank: int, **changes: str) -> dict[str, str]:
    place = {field: canary(field, rank) for field in FIELDS}
    source = f"https://presse.example/{quote(canary('source', rank))}"
    return (
        {
            "id": f"refuge-{rank}",
            "confidentialite": "adresse_masquee",
            "departement": "80",
            "source_url": source,
        }
        | place
        | changes
    )


def shapes(text: str) -> Iterator[bytes]:
    """The ways a text can be written down: raw, folded, slug, quoted, JSON, base64 at its three offsets."""
    folded = fold(text)
    for written in {
        text,
        text.casefold(),
        folded,
        folded.replace(" ", "-"),
        folded.replace(" ", "_"),
        folded.replace(" ", ""),
        quote(text),
        quote(text, safe="").replace("%20", "+"),
        text.encode("ascii", "backslashreplace").decode(),
        text.encode("ascii", "xmlcharrefreplace").decode(),
    }:
        yield written.encode()
    for encoded in (text.encode(), text.encode("cp1252"), text.encode("utf-16-le")):
        yield encoded
        for offset in range(3):
            coded = base64.b64encode(b"x" * offset + encoded)
            yield coded[4 if offset else 0 : len(coded) - 4]


def found_in(content: bytes, stem: str = STEM) -> list[bytes]:
    return [shape for shape in shapes(stem) if shape in content]


def everything_on_disk(folder: Path, leaving_out: Path) -> bytes:
    files = [path for path in folder.rglob("*") if path.is_file() and path != leaving_out]
    return b"\0".join(path.read_bytes() for path in files)


def database_on_disk(installation: Installation, journal: bool = True) -> bytes:
    """PostgreSQL's files of this database and its cluster's journal; SQLite's are in the data folder."""
    if not installation.database:
        return b""
    with psycopg.connect(installation.database, autocommit=True) as cluster:
        cluster.execute("CHECKPOINT")
        found = cluster.execute(
            "SELECT current_setting('data_directory'), oid FROM pg_database "
            "WHERE datname = current_database()"
        ).fetchone()
    assert found
    home = Path(found[0])
    tables = everything_on_disk(home / "base" / str(found[1]), Path())
    return tables + (everything_on_disk(home / "pg_wal", Path()) if journal else b"")


@contextmanager
def somebody_else_reads(installation: Installation) -> Iterator[None]:
    """As long as one connection is open, SQLite keeps its journal: nothing goes away by itself."""
    if installation.database:
        yield
        return
    with closing(sqlite3.connect(installation.folder / "balise.sqlite3")) as reader:
        reader.execute("SELECT count(*) FROM directory_structure").fetchone()
        yield


def test_the_search_finds_what_is_there() -> None:
    for shape in shapes(canary("commune", 7)):
        assert found_in(b"before" + shape + b"after")
    assert not found_in("Canari, étrange".encode())


def test_no_byte_holds_the_place_of_a_masked_row(installation: Installation) -> None:
    temporary = installation.folder / "tmp"
    temporary.mkdir()
    installation.environment["TMPDIR"] = str(temporary)
    file = installation.folder / "fichier.csv"
    command = ("import", str(file), "--kind", "structures", "--source", "essai")
    said = [installation.balise("database", "--write")]

    good = [row(rank) for rank in range(ROWS)]
    bad = [
        row(ROWS, type="?", telephone="?"),
        row(ROWS + 1, confidentialite="adresse masquée"),
        row(ROWS + 2, nom=f"Refuge de {canary('commune', ROWS + 2)}"),
        row(ROWS + 3, latitude=canary("latitude", ROWS + 3) * 100),
    ]
    texts = [
        csv_text(*good, *bad),
        csv_text(*good, *bad) + csv_text(*good).split("\n")[1] + ",,de trop\n",
        csv_text(*good, {"id": "une"}) + '"' + csv_text(*good).split("\n")[1],
        csv_text(*good).split("\n", 1)[1],
        csv_text(*good).replace("telephone", "tel", 1),
    ]
    for text, encoding in zip(texts, ("utf-8", "cp1252", "utf-8", "cp1252", "utf-8"), strict=True):
        file.write_bytes(text.encode(encoding))
        said.append(installation.balise(*command, code=1))
        said.append(_any_code(installation, *command, "--write", "--skip-bad"))
    file.write_text(csv_text(*(one | {"telephone": "03 22 91 45 12"} for one in good)), encoding="utf-8")
    said.append(installation.balise(*command, "--write"))
    said.append(installation.balise(*command, "--write"))
    assert installation.django("print(Structure.objects.filter(masked=True).count())") == str(ROWS)
    assert "telephone (adresse masquée : valeurs non montrées)" in "".join(said)

    assert found_in("".join(said).encode()) == []
    assert found_in(everything_on_disk(installation.folder, file)) == []
    assert found_in(database_on_disk(installation)) == []


def _any_code(installation: Installation, *arguments: str) -> str:
    try:
        return installation.balise(*arguments)
    except AssertionError as error:
        return str(error)


def test_what_was_public_is_gone_from_the_disk_once_masked(installation: Installation) -> None:
    file = installation.folder / "fichier.csv"
    command = ("import", str(file), "--kind", "structures", "--source", "essai", "--write")
    installation.balise("database", "--write")
    place = {
        "adresse": canary("adresse", 0, ONCE_PUBLIC),
        "notes": canary("notes", 0, ONCE_PUBLIC),
        "departement": "80",
    }
    rows = [{"id": f"refuge-{rank}"} | place for rank in range(ROWS)]

    def on_disk() -> bytes:
        # PostgreSQL's journal keeps what was public until it is recycled.
        return everything_on_disk(installation.folder, file) + database_on_disk(installation, journal=False)

    file.write_text(csv_text(*rows), encoding="utf-8")
    installation.balise(*command)
    assert found_in(on_disk(), ONCE_PUBLIC)
    masked = [one | {"confidentialite": "adresse_masquee"} for one in rows]
    file.write_text(csv_text(*masked), encoding="utf-8")
    with somebody_else_reads(installation):
        said = installation.balise(*command)
        assert found_in(on_disk(), ONCE_PUBLIC) == []
    assert found_in(said.encode(), ONCE_PUBLIC) == []
