"""100,000 structures: time and memory of `balise publish --write`, then again with nothing changed.

python -m bench.publish
"""

import tempfile
from pathlib import Path

from bench.import_file import make_file
from bench.measuring import Figure, at_most, balise

STRUCTURES = 100_000
ROW = 440  # bytes, a little less than the average row of the invented file
LONGEST = 30  # seconds
LARGEST = 1000  # MB of resident memory, at the peak


def run() -> list[Figure]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        file = folder / "structures.csv"
        count = make_file(file, STRUCTURES * ROW)
        balise(folder, "database", "--write")
        balise(folder, "import", str(file), "--kind", "structures", "--source", "essai", "--write")
        balise(folder, "keys", "create", "--write")
        figures = []
        for what in ("first publication", "nothing changed"):
            seconds, memory = balise(folder, "publish", "--write")
            what = f"{what}, {count} structures"
            figures.append(at_most(what, seconds, LONGEST, "s"))
            figures.append(at_most(f"{what}, peak of memory", memory, LARGEST, "MB"))
        seconds, memory = balise(folder, "pack", "verify", str(folder / "packs" / "current"))
        figures.append(at_most(f"verify and load, {count} structures", seconds, LONGEST, "s"))
        return figures
