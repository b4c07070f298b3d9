"""100 MB of structures into an empty SQLite directory: time and memory of `balise import --write`, twice.

python bench/import_file.py
"""

import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import load_atlas
from balise.core.geo.records import Place
from balise.exchange.structures import COLUMNS

SIZE = 100_000_000  # bytes
SEED = 20261121
LONGEST = 120  # seconds
LARGEST = 500  # MB of resident memory, at the peak
# What each type is called, and for whom it usually is: the shape of the start data, none of its facts.
TYPES = (
    ("sante_mentale", "Maison des adolescents", "mineur|proche"),
    ("juridique", "Point d'accès au droit", "mineur|proche|temoin|professionnel"),
    ("police_gendarmerie", "Brigade de gendarmerie", "mineur|proche|temoin|professionnel"),
    ("sante_sexuelle", "Centre de santé sexuelle", "mineur|proche|professionnel"),
    ("parentalite", "Point info famille", "proche"),
    ("accompagnement_specialise", "Équipe mobile d'accompagnement", "mineur|professionnel"),
)
HOURS = (
    "lun-ven 9h-12h et 14h-18h",
    "lun, mer, ven 10h-18h ; mar, jeu 13h-17h",
    "sans rendez-vous lun 13h-17h",
    "",
)


def rows() -> Iterator[dict[str, str]]:
    """Rows for ever, always the same ones: real communes, invented people and numbers."""
    drawn = random.Random(SEED)
    places = [place for place in load_atlas(SHIPPED_DATA / "places").places.values() if place.postal_codes]
    rank = 0
    while True:
        rank += 1
        yield _row(rank, drawn, drawn.choice(places))


def _row(rank: int, drawn: random.Random, place: Place) -> dict[str, str]:
    type_, title, audiences = drawn.choice(TYPES)
    masked = drawn.random() < 0.015
    number = drawn.randrange(10**8)
    digits = f"0{drawn.randint(1, 5)}{number:08d}"
    return dict.fromkeys(COLUMNS.required, "") | {
        "id": f"structure-d-essai-{rank}",
        "nom": f"{title} d'essai n° {rank}",
        "organisation": f"Organisme d'essai {drawn.randrange(2000)}",
        "type": type_,
        "specialise": "oui" if type_ == "accompagnement_specialise" else "non",
        "publics": audiences,
        "adresse": "" if masked else f"{drawn.randint(1, 180)} rue de l'Essai",
        "code_postal": "" if masked else place.postal_codes[0],
        "commune": "" if masked else place.name,
        "code_insee": "" if masked else place.code,
        "departement": place.department,
        "telephone": " ".join(digits[i : i + 2] for i in range(0, 10, 2)),
        "email": f"contact{rank}@essai.example" if rank % 2 else "",
        "url": f"https://www.essai{rank % 500}.example/",
        "horaires": drawn.choice(HOURS),
        "gratuit": "?",
        "confidentialite": "adresse_masquee" if masked else "public",
        "source_url": f"https://annuaire.example/fiches/{rank}",
        "source_date": "2026-10-07",
        "notes": "ligne inventée pour mesurer l'import : à revérifier" if not masked else "",
    }


def make_file(path: Path, size: int) -> int:
    """Write a file of at least `size` bytes; returns its number of rows."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS.required, lineterminator="\n")
        writer.writeheader()
        for count, row in enumerate(rows(), start=1):
            writer.writerow(row)
            if count % 1000 == 0 and file.tell() >= size:
                break
    return count


_MEASURED = """
import resource, sys
from balise.cli import main
code = main(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
sys.exit(code)
"""


def _balise(folder: Path, *arguments: str) -> tuple[float, int]:
    """Seconds and peak MB of one command, in a process of its own."""
    environment = os.environ | {"BALISE_DATA_DIR": str(folder), "BALISE_DATABASE": ""}
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.perf_counter() - started
    if done.returncode:
        raise RuntimeError(done.stdout[-500:] + done.stderr[-500:])
    return seconds, int(done.stderr.split()[-1])


def run() -> list[tuple[str, float, float, bool]]:
    """(name, measured, target, ok) of each figure."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        file = folder / "structures.csv"
        count = make_file(file, SIZE)
        _balise(folder, "database", "--write")
        command = ("import", str(file), "--kind", "structures", "--source", "essai", "--write")
        figures = []
        for what in ("first", "again"):
            seconds, memory = _balise(folder, *command)
            what = f"{what} import of {file.stat().st_size / 1e6:.0f} MB, {count} rows"
            figures.append((f"{what}: seconds", seconds, float(LONGEST), seconds <= LONGEST))
            figures.append((f"{what}: peak MB", float(memory), float(LARGEST), memory <= LARGEST))
        return figures


if __name__ == "__main__":
    results = run()
    for name, measured, target, ok in results:
        print(f"{'ok ' if ok else 'NO '} {name} {measured:.1f} (≤ {target:.0f})")
    sys.exit(not all(ok for *_, ok in results))
