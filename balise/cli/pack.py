"""`balise pack verify`: check a pack's signature and every one of its bytes."""

import argparse
import sys
from pathlib import Path


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("pack", help="vérifier un paquet publié")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    verify = actions.add_parser(
        "verify",
        help="vérifier la signature et chaque octet",
        description="Vérifie la signature d'un paquet, le sha256 de chacun de ses fichiers et chaque fiche. "
        "Sort avec 1 et la raison si le paquet est refusé.",
    )
    verify.add_argument(
        "folder", nargs="?", metavar="DOSSIER", type=Path, help="dossier du paquet (sinon, le paquet courant)"
    )
    verify.add_argument(
        "--key", metavar="FICHIER", type=Path, help="clé publique PEM (sinon celle de cette installation)"
    )
    verify.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from balise.config.paths import keys_dir, packs_dir
    from balise.core.pack.manifest import CURRENT
    from balise.core.pack.read import PackRefused, read_pack
    from balise.core.pack.sign import PUBLIC_KEY_FILE, KeyRefused, public_key_from_pem

    key_file = arguments.key or keys_dir() / PUBLIC_KEY_FILE
    try:
        public_key = public_key_from_pem(key_file.read_bytes())
    except OSError:
        print(f"Clé publique introuvable : {key_file}", file=sys.stderr)
        return 1
    except KeyRefused as error:
        print(f"Clé refusée : {error}", file=sys.stderr)
        return 1
    try:
        pack = read_pack(arguments.folder or packs_dir() / CURRENT, public_key)
    except PackRefused as refused:
        print(f"Paquet refusé : {refused.reason}", file=sys.stderr)
        return 1
    counts = pack.manifest.counts
    print(
        f"Paquet bon : {pack.version}, {len(pack.manifest.files)} fichiers, "
        f"{counts['structures']} structures, {len(pack.atlas.places)} lieux."
    )
    return 0
