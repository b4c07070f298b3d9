"""The command `balise`: one module of this folder a command, each with an `add(subparsers)`."""

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Sequence


def parser() -> argparse.ArgumentParser:
    """The whole command line, built from the modules of this folder in alphabetical order."""
    top = argparse.ArgumentParser(
        prog="balise",
        description="Balise : aider les mineurs à sortir de l'exploitation sexuelle.",
        epilog="Toute commande qui écrit est à blanc par défaut et prend --write.",
    )
    commands = top.add_subparsers(dest="command", metavar="COMMANDE", required=True)
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda found: found.name):
        importlib.import_module(f"{__name__}.{module.name}").add(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the process's exit code (0 done, 1 refused or failed, 2 misused)."""
    arguments = parser().parse_args(argv)
    try:
        return int(arguments.run(arguments) or 0)
    except KeyboardInterrupt:
        print("Interrompu : rien n'a été écrit à moitié.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return 0
