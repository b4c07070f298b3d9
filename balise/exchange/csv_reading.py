"""Read CSV files as people make them: UTF-8 or Windows, comma, semicolon or tab; refuse others clearly."""

import codecs
import csv
import difflib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from balise.exchange.problems import FileRefused, Problem, quoted

LONGEST_FIELD = 2_000  # characters; the longest one of the start data has 256
_CHUNK = 1 << 20
_DELIMITERS = ",;\t"
_SAVE_AS = "Dans le tableur : Enregistrer sous, « CSV UTF-8 »."
# "é" written in UTF-8 and read as Windows-1252 is "Ã©": a file that holds both mixes two encodings.
_UTF8_ACCENT = re.compile(rb"[\xc2\xc3][\x80-\xbf]")
_NOT_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_UNFINISHED = 3  # bytes of a character cut by the end of a chunk, at most


class Columns(Struct, frozen=True):
    """The header that a kind of file must have."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()


class Row(Struct):
    """One record of the file. `line` is where it starts; a column that the file has not is absent."""

    line: int
    values: dict[str, str]


def read_csv(path: Path, columns: Columns) -> Iterator[Row | Problem]:
    """The rows of a file in order, and what is wrong with some of them; never holds the whole file.

    A problem never quotes a row: at this stage nobody knows yet whether it is masked.

    Raises:
        FileRefused: the file, its encoding or its header cannot be used.
    """
    name = path.name
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as text:
        first = text.readline(LONGEST_FIELD * 20)
        text.seek(0)
        reader = csv.reader(text, delimiter=_delimiter(first, columns), strict=True)
        try:
            cells = next(reader, [])
        except csv.Error:
            cells = []
        header = _header(name, cells, columns)
        yield from _records(name, reader, header, len(cells))


def _records(name: str, reader: Any, header: list[str], written: int) -> Iterator[Row | Problem]:
    """`written` counts the header's cells with the empty ones that a spreadsheet leaves at its end."""
    width = len(header)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Problem(
                name,
                line,
                "",
                "guillemets mal fermés (ou retour à la ligne imprévu) à partir d'ici ; la suite n'a pas été "
                "lue. Un texte qui contient un guillemet s'écrit entre guillemets, le guillemet doublé.",
            )
            return
        if width < len(cells) <= written and not any(cells[width:]):
            cells = cells[:width]
        if not any(cells):
            continue
        if len(cells) != width:
            yield Problem(
                name,
                line,
                "",
                f"{len(cells)} cases au lieu de {width} : un séparateur de trop ou de moins ? "
                "Un texte qui contient le séparateur s'écrit entre guillemets.",
            )
            continue
        if max(map(len, cells)) > LONGEST_FIELD:
            column = next(
                label for label, cell in zip(header, cells, strict=True) if len(cell) > LONGEST_FIELD
            )
            yield Problem(name, line, column, f"texte trop long (plus de {LONGEST_FIELD} signes).")
            continue
        yield Row(line, dict(zip(header, map(str.strip, cells), strict=True)))


def _encoding(path: Path) -> str:
    """`utf-8-sig` (which reads UTF-8 with or without a mark) or `cp1252`."""

    def refuse(reason: str, line: int = 0) -> FileRefused:
        return FileRefused([Problem(path.name, line, "", reason)])

    decoder = codecs.getincrementaldecoder("utf-8")()
    utf8, accents, windows, line = True, False, True, 1
    wrong_line = 0
    tail = b""
    try:
        with path.open("rb") as raw:
            start = raw.read(4)
            raw.seek(0)
            if not start:
                raise refuse("le fichier est vide.")
            if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
                raise refuse(f"le fichier est en UTF-16, que Balise ne lit pas. {_SAVE_AS}")
            if start[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
                raise refuse(f"c'est un classeur de tableur, pas un fichier CSV. {_SAVE_AS}")
            while chunk := raw.read(_CHUNK):
                if b"\0" in chunk:
                    raise refuse(
                        f"ce n'est pas un fichier de texte (il contient des octets nuls). {_SAVE_AS}"
                    )
                if utf8:
                    try:
                        decoder.decode(chunk)
                    except UnicodeDecodeError as error:
                        utf8 = False
                        wrong_line = line + (tail + chunk).count(b"\n", 0, error.start)
                accents = accents or bool(_UTF8_ACCENT.search(tail + chunk))
                windows = windows and not _NOT_WINDOWS.search(chunk)
                line += chunk.count(b"\n")
                tail = chunk[-_UNFINISHED:]
    except FileNotFoundError:
        raise refuse("ce fichier n'existe pas.") from None
    except OSError:
        raise refuse("impossible de lire ce fichier (est-ce un dossier ? en avez-vous le droit ?).") from None
    if utf8:
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            utf8, wrong_line = False, line
    if utf8:
        return "utf-8-sig"
    if accents or not windows:
        raise refuse(f"le texte mélange plusieurs encodages, ou n'en a pas de connu. {_SAVE_AS}", wrong_line)
    return "cp1252"


def _delimiter(first: str, columns: Columns) -> str:
    """The separator that splits the header into the most known columns."""
    known = set(columns.required + columns.optional)

    def found(delimiter: str) -> int:
        return sum(cell.strip(' "\ufeff\r\n').casefold() in known for cell in first.split(delimiter))

    return max(_DELIMITERS, key=found)


def _header(name: str, cells: Sequence[str], columns: Columns) -> list[str]:
    header = [cell.strip().casefold() for cell in cells]
    while header and not header[-1]:
        header.pop()  # a spreadsheet's empty columns
    known = columns.required + columns.optional
    if 2 * sum(column in known for column in header) < len(columns.required):
        # Perhaps a row of data, perhaps a masked one: it is not quoted.
        expected = ", ".join(columns.required)
        raise FileRefused(
            [Problem(name, 1, "", f"la première ligne doit être l'en-tête. Attendu : {expected}.")]
        )
    problems = []
    for column in header:
        if column not in known:
            near = difflib.get_close_matches(column, known, n=1)
            hint = f" Vouliez-vous dire « {near[0]} » ?" if near else ""
            problems.append(Problem(name, 1, "", f"colonne inconnue {quoted(column)}.{hint}"))
    for column in dict.fromkeys(header):
        if column in known and header.count(column) > 1:
            problems.append(Problem(name, 1, "", f"la colonne {quoted(column)} est là plusieurs fois."))
    missing = [column for column in columns.required if column not in header]
    if missing:
        names = ", ".join(quoted(column) for column in missing)
        problems.append(
            Problem(
                name, 1, "", f"il manque {'la colonne' if len(missing) == 1 else 'les colonnes'} {names}."
            )
        )
    if problems:
        raise FileRefused(problems)
    return header
