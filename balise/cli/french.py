"""The command line's own words (usage, headings, errors) in French; argparse has them in English only."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

_HEADINGS = {"positional arguments": "arguments ", "options": "options "}  # argparse adds a colon
# What argparse can say of our commands (Python 3.11 to 3.14), and what we say.
_ERRORS = (
    (r"the following arguments are required: (.*)", r"il manque \1"),
    (r"unrecognized arguments: (.*)", r"argument en trop ou inconnu : \1"),
    (r"ambiguous option: (\S+) could match (.*)", r"\1 peut vouloir dire \2 : écrivez l'option en entier"),
    (r"expected one argument", r"il manque sa valeur"),
    (r"ignored explicit argument '(.*)'", r"ne prend pas de valeur (ici : « \1 »)"),
    (r"invalid int value: '(.*)'", r"« \1 » n'est pas un nombre entier"),
    (
        r"invalid choice: '(.*?)'(?:, maybe you meant .*)? \(choose from '?(.*?)'?\)",
        r"« \1 » n'est pas un choix possible. À choisir parmi : \2",
    ),
)


class FrenchParser(argparse.ArgumentParser):
    """An `ArgumentParser` that speaks French, and so do its subparsers."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": _FrenchHelp, **options, "add_help": False})
        self.add_argument("-h", "--help", action="help", help="montrer cette aide")

    def error(self, message: str) -> NoReturn:
        """Usage and reason on stderr, and the end, with 2."""
        self.exit(2, f"{self.format_usage()}{self.prog} : {in_french(message)}\n")


class _FrenchHelp(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Emploi : " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(_HEADINGS.get(heading or "", heading))


def in_french(message: str) -> str:
    """An error of argparse in French; one that is ours already comes back as it is."""
    named = re.match(r"argument (.+?): ", message)
    start, reason = (f"{named[1]} : ", message[named.end() :]) if named else ("", message)
    reason = reason.replace("', '", ", ")  # before Python 3.14 every choice is between quotes
    for english, french in _ERRORS:
        found = re.fullmatch(english, reason, re.DOTALL)
        if found:
            return start + found.expand(french)
    return start + reason
