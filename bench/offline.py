"""The copy for a USB stick: its size, for the start data and for 1,000 structures.

python -m bench offline
"""

import re
import tempfile
from pathlib import Path

from balise.config.paths import SHIPPED_DATA
from bench.import_file import make_file
from bench.measuring import Figure, at_most, balise

STRUCTURES = 1_000
LARGEST = 900  # kB
START = SHIPPED_DATA / "start"


def run() -> list[Figure]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        real, invented = folder / "real", folder / "invented"
        balise(real, "prepare", "--write")
        _publish_invented(invented)
        start, count = _copy(real)
        each, _count = _copy(invented)
        grown = start + _directory_part(real) * (STRUCTURES - count) / count
        return [
            at_most(f"copy for a stick, {count} structures of the start data", start / 1000, LARGEST, "kB"),
            at_most(f"the same, as if they were {STRUCTURES}", grown / 1000, LARGEST, "kB"),
            at_most(
                f"copy for a stick, {STRUCTURES} invented structures and the lines",
                each / 1000,
                LARGEST,
                "kB",
            ),
        ]


def _publish_invented(folder: Path) -> None:
    folder.mkdir()
    rows = folder / "structures.csv"
    make_file(rows, 1)  # it stops at the first thousand
    balise(folder, "database", "--write")
    for kind, file in (
        ("lines", START / "lignes-ecoute.csv"),
        ("cells", START / "crip.csv"),
        ("structures", rows),
    ):
        balise(folder, "import", str(file), "--kind", kind, "--source", "essai", "--skip-bad", "--write")
    balise(folder, "keys", "create", "--write")
    balise(folder, "publish", "--write")


def _copy(folder: Path) -> tuple[int, int]:
    """Bytes of the copy, and how many structures it lists."""
    html = _html(folder)
    return len(html), _lists(html).count(b"<li><b>")


def _directory_part(folder: Path) -> int:
    """Bytes that grow with the directory: its list, its ranking fields, its cards."""
    html = _html(folder)
    packs = re.findall(rb'<script type="text/plain" id="pack-(?:help|cards)".*?</script>', html, re.DOTALL)
    return sum(map(len, packs)) + len(_lists(html))


def _lists(html: bytes) -> bytes:
    (found,) = re.findall(rb'<section class="wrap" id="tout".*?</section>', html, re.DOTALL)
    return bytes(found)


def _html(folder: Path) -> bytes:
    return (folder / "packs" / "current" / "browser" / "annuaire.html").read_bytes()
