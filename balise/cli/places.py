"""`balise places`: search a place as the site does, and rebuild the places from their sources."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from balise.cli.whole_number import between
from balise.config.paths import SHIPPED_DATA, data_dir

if TYPE_CHECKING:
    from balise.core.geo.search import Hit, PlaceIndex

PLACES = SHIPPED_DATA / "places"
MOST = 100


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("places", help="chercher un lieu, reconstruire les lieux")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)

    search = actions.add_parser(
        "search",
        help="dire quels lieux répondent à ce qui est tapé",
        description="Dit quels lieux répondent à ce qui est tapé, le meilleur d'abord.",
    )
    search.add_argument(
        "query", nargs="?", metavar="TEXTE", help="une ville, un code postal, un département…"
    )
    search.add_argument(
        "--batch", type=Path, metavar="FICHIER", help="un texte par ligne (- : l'entrée standard)"
    )
    search.add_argument("--json", action="store_true", help="répondre en JSON, une ligne par texte")
    search.add_argument(
        "--limit", type=between(1, MOST), default=10, metavar="N", help="au plus N lieux par texte (10)"
    )
    search.set_defaults(run=run_search)

    build = actions.add_parser(
        "build",
        help="reconstruire data/places depuis ses sources",
        description="Reconstruit data/places depuis les paquets que nomme son manifeste.",
    )
    build.add_argument(
        "--write", action="store_true", help="écrire ; sinon, dire seulement ce qui changerait"
    )
    build.set_defaults(run=run_build)


def run_search(arguments: argparse.Namespace) -> int:
    """Search one text, or each line of a file; 0 even when no place answers, 2 when misused."""
    if (arguments.query is None) == (arguments.batch is None):
        return _misused("donnez un texte à chercher, ou un fichier avec --batch.")
    try:
        queries = [arguments.query] if arguments.batch is None else list(_lines(arguments.batch))
    except FileNotFoundError:
        return _misused(f"le fichier {arguments.batch} n'existe pas.")
    except OSError:
        return _misused(f"le fichier {arguments.batch} ne peut pas être lu.")
    except UnicodeDecodeError:
        return _misused(f"le fichier {arguments.batch} n'est pas en UTF-8.")
    from balise.exchange.problems import quoted

    index = _index()
    for query in queries:
        hits = index.search(query, arguments.limit)
        if arguments.json:
            print(_json(query, hits))
        elif arguments.batch is None:
            print(_table(hits))
        else:
            print(f"{quoted(query) if query else '(ligne vide)'}\n{_table(hits)}\n")
    return 0


def run_build(arguments: argparse.Namespace) -> int:
    from balise.exchange.places.build import run

    return run(write=arguments.write, downloads=data_dir() / "downloads", target=PLACES)


def _index() -> "PlaceIndex":
    from balise.core.geo.atlas import load_atlas
    from balise.core.geo.foreign import load_foreign
    from balise.core.geo.search import PlaceIndex

    return PlaceIndex(load_atlas(PLACES), load_foreign(PLACES))


def _lines(path: Path) -> Iterator[str]:
    """The lines without their ends. Only a line feed ends one: what people type may hold any other sign."""
    raw = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    lines = raw.decode("utf-8-sig").split("\n")
    yield from (line.removesuffix("\r") for line in (lines[:-1] if lines[-1] == "" else lines))


def _json(query: str, hits: Iterable["Hit"]) -> str:
    from balise.core.geo.search import search_answer

    shown = query.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return json.dumps(search_answer(shown, list(hits)), ensure_ascii=False)


def _table(hits: list["Hit"]) -> str:
    from balise.core.geo.search import ambiguous

    if not hits:
        return "Aucun lieu."
    rows = [
        f"{hit.score:4}  {hit.code:10}  {hit.name}"
        + (f" ({hit.department})" if hit.department else "")
        + (f", connue aussi comme {hit.matched}" if hit.matched else "")
        for hit in hits
    ]
    return "\n".join([*rows, "À choisir par la personne." if ambiguous(hits) else "Réponse sûre."])


def _misused(reason: str) -> int:
    print(f"balise places search : {reason}", file=sys.stderr)
    return 2
