"""`balise help`: who can help in a commune, as text or as the API's JSON, from the published pack."""

import argparse
import sys
from pathlib import Path

# The words of the API, then those that a person types.
AUDIENCES = {
    **{word: word for word in ("young", "relative", "witness", "professional")},
    "jeune": "young",
    "proche": "relative",
    "temoin": "witness",
    "témoin": "witness",
    "professionnel": "professional",
}


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "help",
        help="dire qui peut aider dans une commune",
        description="Répond pour une commune : qui appeler maintenant, qui est près, plus loin, à distance, "
        "et qui est en charge de la protection de l'enfance.",
    )
    parser.add_argument(
        "place", metavar="COMMUNE", help="code INSEE (80001), ou un nom qui n'a qu'un sens (Abbeville)"
    )
    parser.add_argument(
        "--audience",
        required=True,
        type=_audience,
        metavar="PUBLIC",
        help="à qui répondre : young ou jeune, relative ou proche, witness ou temoin, "
        "professional ou professionnel",
    )
    parser.add_argument(
        "--need",
        action="append",
        default=[],
        metavar="BESOIN",
        help="ce qui est cherché : talk, roof… (les codes de data/needs.csv ; peut être répété)",
    )
    parser.add_argument(
        "--at",
        metavar="INSTANT",
        help="date et heure avec fuseau, 2026-11-21T22:06+01:00 (sinon, maintenant)",
    )
    parser.add_argument(
        "--page", type=int, default=1, metavar="PAGE", help="page de la liste « près d'ici » (1)"
    )
    parser.add_argument("--json", action="store_true", help="répondre par le JSON de /api/v1/help")
    parser.add_argument(
        "--pack", type=Path, metavar="DOSSIER", help="répondre d'après ce paquet (sinon, le paquet courant)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    import json
    from datetime import UTC, datetime

    from balise.cli.answer_text import answer_text
    from balise.cli.asked_place import NotOnePlace, also_postal_code, place_code
    from balise.config.paths import keys_dir, packs_dir
    from balise.core.help.answer import HelpIndex, Unknown, answer
    from balise.core.help.as_json import answer_json
    from balise.core.pack.manifest import CURRENT
    from balise.core.pack.read import PackRefused, read_pack
    from balise.core.pack.sign import PUBLIC_KEY_FILE, KeyRefused, public_key_from_pem

    try:
        at = datetime.fromisoformat(arguments.at) if arguments.at else datetime.now(UTC)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        return _said(2, "--at : une date et une heure avec leur fuseau, comme 2026-11-21T22:06+01:00.")
    if arguments.page < 1:
        return _said(2, "--page : à partir de 1.")
    key_file = keys_dir() / PUBLIC_KEY_FILE
    try:
        public_key = public_key_from_pem(key_file.read_bytes())
    except OSError:
        return _said(1, f"Clé publique introuvable : {key_file}. « balise keys create --write » la crée.")
    except KeyRefused as refused:
        return _said(1, f"Clé publique refusée : {refused}")
    try:
        pack = read_pack(arguments.pack or packs_dir() / CURRENT, public_key)
        code = place_code(arguments.place, pack)
        index = HelpIndex(pack.directory, pack.atlas)
        found = answer(index, code, arguments.audience, arguments.need, at, arguments.page)
    except NotOnePlace as unclear:
        return _said(1 if unclear.unknown else 2, *unclear.lines)
    except Unknown as unknown:
        known = ", ".join(need.code for need in pack.directory.needs)
        return _said(1, f"Code inconnu (besoin) : {unknown.code}. À choisir parmi : {known}.")
    except PackRefused as refused:
        return _said(1, f"Paquet refusé : {refused.reason}")
    warning = list(also_postal_code(code, pack.atlas))
    if arguments.page > found.page:
        warning.append(f"Il n'y a pas de page {arguments.page} : voici la dernière, la page {found.page}.")
    if not arguments.json:
        print("\n".join([*warning, "", *answer_text(found)] if warning else answer_text(found)))
        return 0
    print(json.dumps(answer_json(found), ensure_ascii=False, indent=2))
    return _said(0, *warning)


def _said(code: int, *lines: str) -> int:
    for line in lines:
        print(line, file=sys.stderr)
    return code


def _audience(word: str) -> str:
    if word not in AUDIENCES:
        raise argparse.ArgumentTypeError(
            f"« {word} » n'est pas un choix possible. À choisir parmi : {', '.join(AUDIENCES)}"
        )
    return AUDIENCES[word]
