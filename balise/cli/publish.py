"""`balise publish`: say what would change for the public, and with --write publish a signed pack."""

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from balise.core.pack.withdraw import Withdrawal

MOST_LEFT_OUT = 10  # lines of what had to be left out


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "publish",
        help="publier l'annuaire",
        description="Compare l'annuaire au paquet publié et dit ce qui changerait pour le public. "
        "Avec --write, écrit un nouveau paquet signé ; le site le prend sans redémarrer.",
    )
    parser.add_argument("--write", action="store_true", help="publier vraiment (sinon, rien n'est écrit)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from datetime import UTC, datetime

    from balise.config import django

    django.start("bureau")
    from balise.bureau.publication.publish import Folders, NotErased, NotPublished, publish
    from balise.bureau.publication.scale import ScaleRefused
    from balise.cli.database import pending
    from balise.config.paths import SHIPPED_DATA, keys_dir, packs_dir, scale_file
    from balise.core.pack.content import ContentRefused
    from balise.core.pack.difference import in_words
    from balise.core.pack.sign import KeyRefused
    from balise.core.pack.write import AlreadyPublishing
    from balise.site.browser.make import browser_files

    if pending():
        print("La base n'est pas à jour : lancez d'abord « balise database --write ».", file=sys.stderr)
        return 1
    try:
        folders = Folders(packs_dir(), keys_dir(), SHIPPED_DATA, scale_file())
        report = publish(folders, datetime.now(UTC), arguments.write, browser_files)
    except (NotPublished, ScaleRefused, KeyRefused, AlreadyPublishing, ContentRefused) as error:
        print(f"Rien n'a été publié : {error}", file=sys.stderr)
        return 1
    except NotErased as error:
        print(
            "Publié. Le site ne sert plus les paquets d'avant, qui montrent un lieu masqué, mais ils n'ont "
            f"pas pu être effacés du disque : {error}. Rendez ce dossier effaçable, puis relancez "
            "« balise publish --write ».",
            file=sys.stderr,
        )
        return 1
    except OSError as error:
        where = error.filename or packs_dir()
        print(
            f"Rien n'a été publié : {where} ne peut pas être lu ou écrit ({error.strerror}).", file=sys.stderr
        )
        return 1
    if report.refused:
        print(f"Le paquet courant ne peut pas servir : {report.refused}.")
    if report.nothing_changed:
        print(f"Rien n'a changé depuis {report.current} : rien à publier.")
    else:
        for line in in_words(report.difference):
            print(line)
    for line in _withdrawn(report.withdrawal, arguments.write):
        print(line)
    for one in report.left_out[:MOST_LEFT_OUT]:
        print(f"Laissé de côté : {one.structure}, {one.reason}")
    if len(report.left_out) > MOST_LEFT_OUT:
        print(f"… et {len(report.left_out) - MOST_LEFT_OUT} de plus")
    if report.scale_left_out:
        print(f"L'échelle {scale_file().name} n'est pas publiée : {report.scale_left_out}.")
    if report.written:
        seconds = f"{report.seconds:.1f}".replace(".", ",")
        print(f"Publié : {report.written} ({seconds} s). Visible sur le site d'ici une minute.")
    elif not report.nothing_changed:
        print("À blanc : rien n'a été écrit. Ajoutez --write pour publier.")
    return 0


def _withdrawn(withdrawal: "Withdrawal | None", write: bool) -> list[str]:
    """Which earlier packs go, and because of which structures."""
    if withdrawal is None:
        return []
    shown = withdrawal.structures
    why = (
        f"ils montrent le lieu de {len(shown)} structure{'s' if len(shown) > 1 else ''} qui ne le montre"
        f"{'nt' if len(shown) > 1 else ''} plus ({', '.join(shown[:MOST_LEFT_OUT])}"
        f"{'…' if len(shown) > MOST_LEFT_OUT else ''})"
        if shown
        else "l'un d'eux ne se lit plus, et pourrait montrer un lieu masqué"
    )
    what = "Retirés du site et effacés" if write else "Seraient retirés du site et effacés"
    return [f"{what}, les paquets d'avant : {why}.", *(f"  - {one}" for one in withdrawal.versions)]
