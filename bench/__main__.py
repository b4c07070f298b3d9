"""`make bench`: every measure of this folder in one table; `make bench ONLY="answer serving"` runs those."""

import importlib
import pkgutil
import platform
import sys
from pathlib import Path


def main(only: list[str]) -> int:
    found = pkgutil.iter_modules([str(Path(__file__).parent)])
    names = [
        module.name for module in found if module.name != "__main__" and (not only or module.name in only)
    ]
    missed = 0
    print(f"Python {platform.python_version()}, {platform.machine()}\n")
    print("| mesure | valeur | cible | atteinte |\n|---|---|---|---|", flush=True)
    for name in names:
        for measure, measured, target, reached in importlib.import_module(f"bench.{name}").run():
            missed += not reached
            print(f"| {measure} | {measured} | {target} | {'oui' if reached else '**non**'} |", flush=True)
    print(f"\n{missed} cible(s) manquée(s)." if missed else "\nToutes les cibles sont atteintes.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
