"""100 MB of structures into an empty SQLite directory: time and memory of `balise import --write`, twice."""

import csv
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import load_atlas
from balise.core.geo.records import Place
from balise.exchange.structures import COLUMNS
from bench.measuring import Figure, at_most, balise

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


def run() -> list[Figure]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        file = folder / "structures.csv"
        count = make_file(file, SIZE)
        balise(folder, "database", "--write")
        command = ("import", str(file), "--kind", "structures", "--source", "essai", "--write")
        figures = []
        for what in ("first", "again"):
            seconds, memory = balise(folder, *command)
            what = f"{what} import of {file.stat().st_size / 1e6:.0f} MB, {count} rows"
            figures.append(at_most(what, seconds, LONGEST, "s"))
            figures.append(at_most(f"{what}, peak of memory", memory, LARGEST, "MB"))
        return figures
