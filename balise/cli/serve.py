"""`balise serve`: the public site, on this machine unless told otherwise."""

import argparse
import os
import socket
import sys
from ipaddress import ip_address

from balise.cli.scales import sound
from balise.cli.whole_number import between
from balise.config.paths import SCRIPTS, scale_file

QUICK_LOOK = 1_000  # sets of answers that the laws of a draft are tried on before it is shown


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "serve",
        help="servir le site public",
        description="Sert le site public, sur cette machine seulement sauf avec --host. Prend chaque "
        "nouvelle publication sans redémarrer ; s'arrête avec Ctrl-C.",
    )
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADRESSE",
        help="adresse d'écoute (127.0.0.1 : d'ici seulement)",
    )
    parser.add_argument(
        "--port", type=between(1, 65_535), default=8000, metavar="PORT", help="port d'écoute (8000)"
    )
    parser.add_argument(
        "--workers", type=between(1, 64), default=2, metavar="N", help="nombre de processus (2)"
    )
    parser.add_argument(
        "--drafts",
        action="store_true",
        help="montrer l'échelle « Faire le point » même si personne ne l'a validée ; d'ici seulement",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Start granian; it stops with Ctrl-C. Its access log stays off: a path may say where a child is."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.errors import ConfigurationError
    from granian.log import LogLevels

    if arguments.drafts and not _is_here(arguments.host):
        print(
            f"--drafts montre une échelle que personne n'a validée : jamais sur {arguments.host}, seulement "
            "sur cette machine (127.0.0.1).",
            file=sys.stderr,
        )
        return 2
    if arguments.drafts and sound(scale_file(), drawn=QUICK_LOOK) is None:
        print(
            "L'échelle est à corriger (balise scales check), ou servez le site sans --drafts.",
            file=sys.stderr,
        )
        return 1
    if _answers(arguments.host, arguments.port):
        print(f"Un autre programme répond déjà sur {arguments.host}:{arguments.port}.", file=sys.stderr)
        print("Arrêtez-le, ou choisissez un autre port (--port, ou make run PORT=…).", file=sys.stderr)
        return 1
    os.environ["DJANGO_SETTINGS_MODULE"] = "balise.config.site"
    os.environ["BALISE_DRAFTS"] = "1" if arguments.drafts else ""  # this command alone decides
    if not (SCRIPTS / "entries.json").is_file():
        print("Sans frontend/dist/, pas de scripts : « make run » les construit.", file=sys.stderr)
    print(f"Le site est sur http://{arguments.host}:{arguments.port}/ (Ctrl-C pour arrêter)", flush=True)
    try:
        Granian(
            "balise.config.wsgi_site:application",
            address=arguments.host,
            port=arguments.port,
            interface=Interfaces.WSGI,
            workers=arguments.workers,
            blocking_threads=1,
            log_access=False,
            respawn_failed_workers=True,
            log_level=LogLevels.warning,
        ).serve()
    except (ConfigurationError, OSError, RuntimeError) as error:
        # Granian refuses an address with a RuntimeError, the system's reason first, then its own stack.
        print(
            f"Le site n'a pas pu démarrer sur {arguments.host}:{arguments.port} : port déjà pris ou réservé, "
            f"ou adresse qui n'est pas à cette machine ? ({str(error).splitlines()[0]})",
            file=sys.stderr,
        )
        return 1
    return 0


def _is_here(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _answers(host: str, port: int) -> bool:
    """Whether something listens there: granian would share the port with it without a word."""
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True
