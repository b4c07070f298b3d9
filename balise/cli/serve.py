"""`balise serve`: the public site, on this machine unless told otherwise."""

import argparse
import os
import sys


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("serve", help="servir le site public", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="adresse d'écoute (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port d'écoute (8000)")
    parser.add_argument("--workers", type=int, default=2, help="processus (2)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Start granian; it stops with Ctrl-C. Its access log stays off: a path may say where a child is."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.errors import ConfigurationError
    from granian.log import LogLevels

    os.environ["DJANGO_SETTINGS_MODULE"] = "balise.config.site"
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
    except (ConfigurationError, OSError) as error:
        print(f"Le site n'a pas pu démarrer : {error}", file=sys.stderr)
        return 1
    return 0
