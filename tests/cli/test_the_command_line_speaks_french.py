"""Every help text and every misuse of the command line is said in French."""

import argparse
import re
from collections.abc import Iterator

import pytest

from balise.cli import main, parser

ENGLISH = re.compile(
    r"\b(usage|positional|show|this|message|exit|error|argument|required|the|and|invalid|choice|choose|from|"
    r"expected|unrecognized|value|ambiguous|could|match|ignored|explicit|public site)\b:?"
)


def every_parser(top: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield top
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            for found in action.choices.values():
                yield from every_parser(found)


PARSERS = list(every_parser(parser()))


@pytest.mark.parametrize("one", PARSERS, ids=[one.prog for one in PARSERS])
def test_help_is_french_and_explains_every_argument(one: argparse.ArgumentParser) -> None:
    shown = one.format_help()
    assert shown.startswith("Emploi : balise")
    assert "montrer cette aide" in shown
    assert ENGLISH.findall(shown) == []
    unexplained = [
        action.dest
        for action in one._actions
        if not action.help and not isinstance(action, argparse._SubParsersAction)
    ]
    assert unexplained == []


MISUSES = [
    ("", "balise : il manque COMMANDE"),
    (
        "nowhere",
        "balise : COMMANDE : « nowhere » n'est pas un choix possible. À choisir parmi : database, help, ",
    ),
    ("pack", "balise pack : il manque ACTION"),
    ("import", "balise import : il manque FICHIER, --kind, --source"),
    (
        "import f --source s --kind fiches",
        "balise import : --kind : « fiches » n'est pas un choix possible. "
        "À choisir parmi : structures, cells, lines\n",
    ),
    ("import --s", "balise import : --s peut vouloir dire --source, --skip-bad : écrivez l'option en entier"),
    ("publish --write=oui", "balise publish : --write : ne prend pas de valeur (ici : « oui »)"),
    ("publish --vite", " : argument en trop ou inconnu : --vite"),
    ("help 80001 --page deux", "balise help : --page : « deux » n'est pas un nombre entier"),
    ("help 80001 --audience", "balise help : --audience : il manque sa valeur"),
    ("serve --port 0", "balise serve : --port : un nombre de 1 à 65535 est attendu, pas « 0 »"),
]


@pytest.mark.parametrize(("line", "said"), MISUSES, ids=[line for line, _ in MISUSES])
def test_misuse_is_french(line: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(line.split())
    assert stop.value.code == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert ENGLISH.findall(shown.replace("argument en trop", "")) == []
