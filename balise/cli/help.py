"""`balise help`: who can help in a commune, as text or as the API's JSON, from the published pack."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from balise.core.help.answer_types import Answer, ChannelNow, Match

AUDIENCES = ("young", "relative", "witness", "professional")
STATES = {"open": "ouvert", "closed": "fermé", "unknown": "horaires non connus"}


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "help",
        help="dire qui peut aider dans une commune",
        description="Répond pour une commune : qui appeler maintenant, qui est près, plus loin, à distance, "
        "et qui est en charge de la protection de l'enfance.",
    )
    parser.add_argument("code", metavar="CODE", help="code INSEE (80001 : Abbeville)")
    parser.add_argument(
        "--audience",
        required=True,
        choices=AUDIENCES,
        help="young : un jeune ; relative : un proche ; witness : un témoin ; professional",
    )
    parser.add_argument("--need", action="append", default=[], metavar="BESOIN", help="un code de needs.csv")
    parser.add_argument("--at", metavar="INSTANT", help="ISO 8601 avec fuseau (sinon, maintenant)")
    parser.add_argument("--page", type=int, default=1, help="page de ce qui est près (1)")
    parser.add_argument("--json", action="store_true", help="le JSON de /api/v1/help")
    parser.add_argument("--pack", type=Path, metavar="DOSSIER", help="un paquet (sinon, le paquet courant)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    import json
    from datetime import UTC, datetime

    from balise.config.paths import keys_dir, packs_dir
    from balise.core.help.answer import HelpIndex, Unknown, answer
    from balise.core.help.as_json import answer_json
    from balise.core.pack.read import PackRefused, read_pack
    from balise.core.pack.sign import PUBLIC_KEY_FILE, KeyRefused, public_key_from_pem

    try:
        at = datetime.fromisoformat(arguments.at) if arguments.at else datetime.now(UTC)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        print("--at : un instant ISO 8601 avec son fuseau, comme 2026-11-21T20:30:00Z.", file=sys.stderr)
        return 2
    if arguments.page < 1:
        print("--page : à partir de 1.", file=sys.stderr)
        return 2
    try:
        public_key = public_key_from_pem((keys_dir() / PUBLIC_KEY_FILE).read_bytes())
        pack = read_pack(arguments.pack or packs_dir() / "current", public_key)
        index = HelpIndex(pack.directory, pack.atlas)
        found = answer(index, arguments.code, arguments.audience, arguments.need, at, arguments.page)
    except Unknown as unknown:
        what = {"place": "commune", "need": "besoin", "audience": "public"}[unknown.what]
        print(f"Code inconnu ({what}) : {unknown.code}", file=sys.stderr)
        return 1
    except PackRefused as refused:
        print(f"Paquet refusé : {refused.reason}", file=sys.stderr)
        return 1
    except (OSError, KeyRefused) as error:
        print(f"Clé publique illisible : {error}. `balise publish --write` la crée.", file=sys.stderr)
        return 1
    if arguments.json:
        print(json.dumps(answer_json(found), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_text(found)))
    return 0


def _text(found: "Answer") -> Iterator[str]:
    from balise.core.help.wording import sentence

    yield f"{found.place.name} ({found.territory.name}), {found.at}"
    authority = found.authority
    offices = tuple(office for office in (authority.cell, authority.switchboard) if office)
    parts = (
        ("Appeler maintenant", found.now),
        (f"Près d'ici ({found.near_total})", found.near),
        ("Plus loin", found.farther),
        ("À distance", found.remote),
        (f"En charge ici : {authority.territory.authority}", offices),
    )
    for title, matches in parts:
        yield f"\n{title}"
        for match in matches:
            yield from _match(match, found)
        if not matches:
            yield "  (rien de connu)"
    yield ""
    for note in found.notes:
        yield f"* {sentence(note.code, note.value, found.audience)}"


def _match(match: "Match", found: "Answer") -> Iterator[str]:
    from balise.core.help.wording import sentence

    yield f"- {match.structure.name}"
    yield "    " + " ; ".join(sentence(said.code, said.value, found.audience) for said in match.reasons)
    for now in match.channels:
        yield f"    {_channel(now)}"


def _channel(now: "ChannelNow") -> str:
    said = [now.channel.value or "sur place", STATES[now.state]]
    if now.opens_at:
        local = f" ({now.opens_at_local} sur place)" if now.opens_at_local else ""
        said.append(f"ouvre {now.opens_at}{local}")
    if not now.works_here:
        said.append("nous ne savons pas si ce numéro fonctionne d'ici")
    if not now.button:
        said.append("ancien : non proposé")
    return ", ".join(said)
