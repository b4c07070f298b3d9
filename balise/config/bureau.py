"""Settings of the bureau: the face that has a database, for professionals and for the commands."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from balise.config.pages import *  # noqa: F403 - settings are all the names of their file
from balise.config.paths import SHIPPED_DATA, data_dir

# Nothing here signs a session yet: no secret is needed, and none is ever written in a file of the project.
SECRET_KEY = os.environ.get("BALISE_SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS: list[str] = []
INSTALLED_APPS = ["balise.bureau.directory", "balise.bureau.publication"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def sqlite(file: Path) -> dict[str, Any]:
    """The embedded default: what is acknowledged is on the disk, what is erased is overwritten."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {
            # A write takes its lock when it starts, so that two writers wait instead of failing half-way.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # secure_delete: an address that had to be forgotten does not stay in a free page of the file.
            # temp_store: sorting spills to memory, never to a file outside the data folder.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                "PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536;"
            ),
        },
    }


def postgresql(address: str) -> dict[str, Any]:
    """Django's settings for `postgresql://user:password@host:port/name?option=value` (a libpq address)."""
    parts = urlsplit(address)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or "") or options.pop("host", ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
    }


def database(address: str) -> dict[str, Any]:
    """The database named by `BALISE_DATABASE`, or the SQLite file of the data folder when it is empty."""
    if not address:
        return sqlite(data_dir() / "balise.sqlite3")
    if not address.startswith(("postgresql://", "postgres://")):
        raise ValueError("BALISE_DATABASE doit commencer par postgresql:// (ou être vide pour SQLite).")
    return postgresql(address)


DATABASES = {"default": database(os.environ.get("BALISE_DATABASE", ""))}

BALISE_PLACES = SHIPPED_DATA / "places"
