"""100,000 structures: time and memory of `balise publish --write`, then again with nothing changed.

python -m bench.publish
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.import_file import make_file

STRUCTURES = 100_000
ROW = 440  # bytes, a little less than the average row of the invented file
LONGEST = 30  # seconds
LARGEST = 1000  # MB of resident memory, at the peak

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
    command = [sys.executable, "-c", _MEASURED, *arguments]
    started = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    if done.returncode:
        raise RuntimeError(done.stdout[-500:] + done.stderr[-500:])
    return seconds, int(done.stderr.split()[-1])


def run() -> list[tuple[str, float, float, bool]]:
    """(name, measured, target, ok) of each figure."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        file = folder / "structures.csv"
        count = make_file(file, STRUCTURES * ROW)
        _balise(folder, "database", "--write")
        _balise(folder, "import", str(file), "--kind", "structures", "--source", "essai", "--write")
        _balise(folder, "keys", "create", "--write")
        figures = []
        for what in ("first publication", "nothing changed"):
            seconds, memory = _balise(folder, "publish", "--write")
            what = f"{what}, {count} structures"
            figures.append((f"{what}: seconds", seconds, float(LONGEST), seconds <= LONGEST))
            figures.append((f"{what}: peak MB", float(memory), float(LARGEST), memory <= LARGEST))
        seconds, memory = _balise(folder, "pack", "verify", str(folder / "packs" / "current"))
        figures.append(
            (f"verify and load, {count} structures: seconds", seconds, float(LONGEST), seconds <= LONGEST)
        )
        return figures


if __name__ == "__main__":
    results = run()
    for name, measured, target, ok in results:
        print(f"{'ok ' if ok else 'NO '} {name} {measured:.1f} (≤ {target:.0f})")
    sys.exit(not all(ok for *_, ok in results))
