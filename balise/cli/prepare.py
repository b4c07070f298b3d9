"""`balise prepare`: everything a first start needs, step by step; quick and harmless afterwards."""

import argparse
import sys
from pathlib import Path
from typing import Literal

# What the public reads as the source of the start data; each record also carries its own page and date.
SOURCE = "Relevé de pages publiques, novembre 2026"
Kind = Literal["structures", "cells", "lines"]
START_FILES: tuple[tuple[Kind, str], ...] = (
    ("structures", "structures.csv"),
    ("cells", "crip.csv"),
    ("lines", "lignes-ecoute.csv"),
)
REVIEW = "lignes-revue.csv"
DONE = "start-data.json"  # in the data folder: sha256 of each start file that was imported


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "prepare",
        help="préparer un premier démarrage",
        description="Prépare la base, importe les données de départ, crée la clé de publication et publie. "
        "Ce qui est déjà fait n'est pas refait : une importation plus récente n'est jamais écrasée.",
    )
    parser.add_argument("--write", action="store_true", help="faire vraiment (sinon, rien n'est écrit)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from balise.config import django
    from balise.config.paths import data_dir

    django.start("bureau")
    write: bool = arguments.write
    print(f"1/4 Base de données, dans {data_dir()}", flush=True)
    if not _database(write):
        print("À blanc : la base serait créée, puis remplie, puis publiée. Ajoutez --write.")
        return 0
    print("2/4 Données de départ", flush=True)
    if not _start_data(write):
        return 1
    print("3/4 Clé de publication", flush=True)
    if not _keys(write):
        return 1
    print("4/4 Publication", flush=True)
    from balise.cli import publish

    return publish.run(arguments)


def _database(write: bool) -> bool:
    """Bring the tables up to date; False when they are not and nothing may be written."""
    from django.core.management import call_command

    from balise.cli.database import pending

    waiting = pending()
    if waiting and not write:
        return False
    if waiting:
        call_command("migrate", interactive=False, verbosity=0)
    print(f"    Changements appliqués : {len(waiting)}." if waiting else "    À jour.")
    return True


def _start_data(write: bool) -> bool:
    import json

    from balise.config.paths import SHIPPED_DATA, data_dir

    folder, done_file = SHIPPED_DATA / "start", data_dir() / DONE
    done = json.loads(done_file.read_text(encoding="utf-8")) if done_file.exists() else {}
    for kind, name in START_FILES:
        files = (folder / name, folder / REVIEW) if kind == "lines" else (folder / name,)
        sha256 = _sha256(*files)
        if done.get(name) == sha256:
            print(f"    {name} : déjà importé.")
            continue
        if not _import(folder / name, kind, write):
            return False
        done[name] = sha256
        if write:
            _remember(done_file, json.dumps(done, indent=1) + "\n")
    return True


def _import(path: Path, kind: Kind, write: bool) -> bool:
    from django.utils import timezone

    from balise.bureau.directory.importing import Reference, run_import
    from balise.config.paths import SHIPPED_DATA
    from balise.core.geo.atlas import load_atlas
    from balise.core.help.needs import load_needs
    from balise.exchange.problems import FileRefused

    reference = Reference(
        atlas=load_atlas(SHIPPED_DATA / "places"),
        need_codes=frozenset(need.code for need in load_needs(SHIPPED_DATA / "needs.csv")),
        line_review=SHIPPED_DATA / "start" / REVIEW,
        today=timezone.localdate(),
    )
    try:
        outcome = run_import(path, kind, SOURCE, reference, write=write, skip_bad=True)
    except FileRefused as refused:
        for problem in refused.problems:
            print(f"    {problem}", file=sys.stderr)
        return False
    if outcome.held:
        print(
            f"    {path.name} : une ligne fautive demande peut-être de masquer une structure publique ; rien "
            "n'a été écrit. Voyez « balise import ».",
            file=sys.stderr,
        )
        return False
    print(
        f"    {path.name} : {outcome.created} lignes créées, {outcome.changed} modifiées, "
        f"{outcome.unchanged} inchangées, {outcome.bad} laissées de côté."
    )
    return True


def _keys(write: bool) -> bool:
    from balise.config.paths import keys_dir
    from balise.core.pack.key_files import KeysExist, have_keys, write_keys

    if have_keys(keys_dir()):
        print("    Déjà là.")
    elif write:
        try:
            private, _public = write_keys(keys_dir())
        except KeysExist:
            print(
                f"    Il manque une des deux clés dans {keys_dir()} : rendez-la, ou ôtez l'autre.",
                file=sys.stderr,
            )
            return False
        print(f"    Créée : {private}, lisible par vous seul, à sauvegarder à part.")
    else:
        print("    Serait créée.")
    return True


def _sha256(*files: Path) -> str:
    import hashlib

    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _remember(path: Path, text: str) -> None:
    """Whole or not at all: a start that was cut imports again, which changes nothing."""
    partial = path.with_suffix(".partial")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)
