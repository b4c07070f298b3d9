"""`balise import`: bring a file into the directory."""

import argparse
import sys
import time
from pathlib import Path

PROGRESS_EVERY = 5_000  # rows


def add(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser(
        "import",
        help="apporter un fichier CSV à l'annuaire",
        description=(
            "Compare un fichier CSV avec ce que sa source avait apporté, dit ce qui serait créé, modifié, "
            "inchangé ou sorti du fichier, et signale chaque ligne fautive. N'écrit qu'avec "
            "--write, tout ou rien. Ce que des personnes ont corrigé n'est jamais écrasé ; "
            "rien n'est jamais « vérifié » par un import. "
            "« Sortie du fichier » : une ligne que la source avait apportée et qui n'y est plus ; l'annuaire "
            "la garde. « Retirée » : un numéro qui ne sert plus, connu pour n'être jamais montré."
        ),
    )
    parser.add_argument("file", type=Path, metavar="FICHIER", help="le fichier CSV à lire")
    parser.add_argument(
        "--kind",
        required=True,
        choices=("structures", "cells", "lines"),
        help="ce que le fichier contient : des structures, les cellules de protection de l'enfance (cells) "
        "ou les lignes nationales (lines)",
    )
    parser.add_argument(
        "--source",
        required=True,
        metavar="NOM",
        help="nom de la source, montré au public ; pour mettre à jour, le même nom que la première fois",
    )
    parser.add_argument("--write", action="store_true", help="écrire (sinon : à blanc)")
    parser.add_argument(
        "--skip-bad", action="store_true", help="écrire les bonnes lignes d'un fichier qui en a de mauvaises"
    )
    parser.add_argument(
        "--all", action="store_true", help="nommer tout ce qui change (sinon : dix de chaque sorte)"
    )
    parser.add_argument(
        "--review",
        type=Path,
        metavar="TABLE",
        help="table des lignes relues (défaut : data/start/lignes-revue.csv)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from balise.config.django import start

    start("bureau")
    from django.db import DatabaseError
    from django.utils import timezone

    from balise.bureau.directory.importing import Reference, run_import
    from balise.cli.database import pending
    from balise.cli.import_report import Report, summary
    from balise.config.paths import SHIPPED_DATA
    from balise.core.geo.atlas import load_atlas
    from balise.core.help.needs import load_needs
    from balise.exchange.fields import needed
    from balise.exchange.problems import FileRefused, Wrong

    try:
        source = needed(arguments.source.strip(), 60)
    except Wrong as wrong:
        print(f"--source : {wrong}", file=sys.stderr)
        return 2
    if pending():
        print("La base n'est pas à jour : lancez d'abord « balise database --write ».", file=sys.stderr)
        return 1
    reference = Reference(
        atlas=load_atlas(SHIPPED_DATA / "places"),
        need_codes=frozenset(need.code for need in load_needs(SHIPPED_DATA / "needs.csv")),
        line_review=arguments.review or SHIPPED_DATA / "start" / "lignes-revue.csv",
        today=timezone.localdate(),
    )
    report = Report(source, everything=arguments.all)
    try:
        outcome = run_import(
            arguments.file,
            arguments.kind,
            source,
            reference,
            write=arguments.write,
            skip_bad=arguments.skip_bad,
            tell=report.tell,
            progress=_Progress(),
        )
    except FileRefused as refused:
        for problem in refused.problems:
            print(f"! {problem}")
        print("Fichier refusé : rien n'a été écrit.")
        return 1
    except DatabaseError as error:
        # Its text may hold the value that the database refused.
        print(f"La base a refusé ({type(error).__name__}) : rien n'a été écrit.", file=sys.stderr)
        return 1
    for line in (*report.changes(outcome.written), *summary(outcome, arguments.write, arguments.skip_bad)):
        print(line)
    return 1 if outcome.bad and (outcome.held or not arguments.skip_bad) else 0


class _Progress:
    """Says on stderr how far a long file is."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._told = 0

    def __call__(self, rows: int) -> None:
        if rows - self._told >= PROGRESS_EVERY:
            self._told = rows
            print(
                f"… {rows:,} lignes lues en {time.monotonic() - self._started:.0f} s".replace(",", "\u202f"),
                file=sys.stderr,
                flush=True,
            )
