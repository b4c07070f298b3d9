"""What the benches share: the shape of a figure, and a command measured in a process of its own."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

_MEASURED = """
import resource, sys
from balise.cli import main
code = main(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
sys.exit(code)
"""


class Figure(NamedTuple):
    """A line of the table that `make bench` prints."""

    name: str
    measured: str
    target: str
    reached: bool


def at_most(name: str, value: float, limit: float, unit: str) -> Figure:
    return Figure(
        name,
        f"{value:.3g} {unit}" if value < 100 else f"{value:.0f} {unit}",
        f"≤ {limit:g} {unit}",
        value <= limit,
    )


def balise(folder: Path, *arguments: str) -> tuple[float, int]:
    """Seconds and peak MB of one command on a data folder; RuntimeError when it fails."""
    environment = os.environ | {"BALISE_DATA_DIR": str(folder), "BALISE_DATABASE": ""}
    command = [sys.executable, "-c", _MEASURED, *arguments]
    started = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    if done.returncode:
        raise RuntimeError(done.stdout[-500:] + done.stderr[-500:])
    return seconds, int(done.stderr.split()[-1])
