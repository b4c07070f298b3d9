"""The command `balise`: one module of this folder a command, each with an `add(subparsers)`."""

import importlib
import pkgutil
import sys
from collections.abc import Sequence

from balise.cli.french import FrenchParser


def parser() -> FrenchParser:
    """The whole command line, built in alphabetical order from the modules of this folder that have `add`."""
    top = FrenchParser(
        prog="balise",
        description="Balise : aider les mineurs à sortir de l'exploitation sexuelle.",
        epilog="« balise COMMANDE --help » explique chaque commande. "
        "Toute commande qui écrit est à blanc par défaut (elle dit ce qu'elle ferait) et prend --write.",
    )
    commands = top.add_subparsers(dest="command", metavar="COMMANDE", required=True)
    for found in sorted(pkgutil.iter_modules(__path__), key=lambda found: found.name):
        module = importlib.import_module(f"{__name__}.{found.name}")
        if hasattr(module, "add"):
            module.add(commands)
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
