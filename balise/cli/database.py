"""`balise database`: prepare the bureau's database, or bring it up to date."""

import argparse
import sys


def add(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser(
        "database",
        help="préparer ou mettre à jour la base du bureau",
        description="Liste les changements de la base qui attendent, et les applique avec --write.",
    )
    parser.add_argument("--write", action="store_true", help="appliquer (sinon : à blanc)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from balise.config.django import start

    start("bureau")
    from django.core.management import call_command
    from django.db import OperationalError

    try:
        names = pending()
    except OperationalError:
        print("La base ne répond pas (voir BALISE_DATABASE, BALISE_DATA_DIR).", file=sys.stderr)
        return 1
    if not names:
        print("La base est à jour.")
        return 0
    for name in names:
        print(f"+ {name}")
    if not arguments.write:
        print("À blanc : rien n'a été écrit. Ajoutez --write pour écrire.")
        return 0
    call_command("migrate", interactive=False, verbosity=0)
    print(f"La base est à jour (changements appliqués : {len(names)}).")
    return 0


def pending() -> list[str]:
    """Names of the migrations that wait, in order. Creates no file: an absent database waits for all."""
    from pathlib import Path

    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor
    from django.db.migrations.loader import MigrationLoader

    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        loader = MigrationLoader(None)
        return [
            ".".join(node)
            for target in loader.graph.leaf_nodes()
            for node in loader.graph.forwards_plan(target)
        ]
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]
