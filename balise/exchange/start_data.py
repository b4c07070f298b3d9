"""Copy start data into the project: byte for byte, except masked rows, which lose their place on the way.

python -m balise.exchange.start_data FROM TO      (dry: says what would be written; add --write to write)
"""

import argparse
import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from balise.exchange.masking import DROPPED, PUBLIC, drop_place

FILES = ("structures.csv", "crip.csv", "lignes-ecoute.csv")


def without_places(text: str) -> str:
    """The text of a CSV file whose rows that are not public have lost their place; no other byte changes."""
    return "".join(_rows(text))


def _rows(text: str) -> Iterator[str]:
    raw: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            raw.append(line)
            yield line

    reader = csv.reader(lines(), strict=True)
    header = next(reader)
    yield raw.pop()
    for cells in reader:
        written = "".join(raw)
        raw.clear()
        values = dict(zip(header, cells, strict=True))
        if values.get("confidentialite", PUBLIC) == PUBLIC:
            yield written
            continue
        kept = {column: "" for column in DROPPED if column in header} | drop_place(values)
        line = io.StringIO(newline="")
        csv.writer(line, lineterminator=written[len(written.rstrip("\r\n")) :] or "\n").writerow(
            [kept[column] for column in header]
        )
        yield line.getvalue()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    for name in FILES:
        before = (arguments.source / name).read_bytes()
        after = without_places(before.decode("utf-8")).encode("utf-8")
        changed = sum(a != b for a, b in zip(before.splitlines(), after.splitlines(), strict=True))
        sys.stdout.write(f"{name} : {len(after)} octets, {changed} lignes dont le lieu a été retiré\n")
        if arguments.write:
            (arguments.target / name).write_bytes(after)
    if not arguments.write:
        sys.stdout.write("À blanc : rien n'a été écrit. Ajoutez --write.\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
