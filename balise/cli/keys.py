"""`balise keys create`: make the pair of keys that signs publications."""

import argparse
import sys


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("keys", help="gérer la clé de publication")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    create = actions.add_parser(
        "create",
        help="créer la clé qui signe les publications",
        description="Crée la clé privée (lisible par vous seul) et la clé publique, hors du dossier des "
        "paquets. N'écrase jamais une clé.",
    )
    create.add_argument("--write", action="store_true", help="créer vraiment (sinon, rien n'est écrit)")
    create.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from balise.config.paths import keys_dir
    from balise.core.pack.key_files import KeysExist, write_keys

    folder = keys_dir()
    if not arguments.write:
        print(f"À blanc : une paire de clés serait créée dans {folder}. Ajoutez --write.")
        return 0
    try:
        private, public = write_keys(folder)
    except KeysExist:
        print(f"Il y a déjà une clé dans {folder} : elle n'a pas été touchée.", file=sys.stderr)
        return 1
    print(f"Clé privée : {private} (lisible par vous seul, à sauvegarder à part)")
    print(f"Clé publique : {public} (à donner à qui sert ou vérifie les paquets)")
    return 0
