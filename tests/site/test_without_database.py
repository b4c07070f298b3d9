"""The public face has no database to leak from, and nothing of ours that could reach one."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.utils import ConnectionDoesNotExist
from pytest_socket import SocketConnectBlockedError


def test_there_is_none_in_the_settings() -> None:
    # In a process of its own: Django fills an empty one with a backend that refuses everything.
    code = "from balise.config import site; print(site.DATABASES)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "{}"
    engines = {one["ENGINE"] for one in settings.DATABASES.values()}
    assert engines == {"django.db.backends.dummy"}
    assert settings.INSTALLED_APPS == ["balise.site"]
    assert not apps.get_models()
    assert not any("session" in name or "auth" in name for name in settings.MIDDLEWARE)


def test_none_can_be_asked() -> None:
    assert all(connections[alias].vendor == "unknown" for alias in connections)
    with pytest.raises(ConnectionDoesNotExist):
        connections["autre"]


# A worker that ran other tests may have loaded what reads files for them.
VISITED = """
import sys
from balise.config import django
django.start("site")
from django.test import Client
from balise.site.labels import SLUG_OF_AUDIENCE
visitor = Client(SERVER_NAME="127.0.0.1")
statuses = [visitor.post("/aide/", {"commune": "80001", "public": slug}).status_code
            for slug in SLUG_OF_AUDIENCE.values()]
statuses += [visitor.get(address).status_code for address in sys.argv[1:]]
assert set(statuses) == {200}, statuses
print(*sys.modules, sep="\\n")
"""


def test_pages_load_nothing_that_could_reach_one(real_folder: Path) -> None:
    addresses = ("/", "/numeros/", "/territoire/80/", "/structure/119/", "/deux-lieux/", "/api/v1/")
    said = subprocess.check_output(
        [sys.executable, "-c", VISITED, *addresses],
        env=os.environ | {"BALISE_DATA_DIR": str(real_folder)},
        text=True,
    )
    loaded = set(said.split())
    assert "balise.site.views.aide" in loaded
    assert not {name for name in loaded if name.startswith(("balise.bureau", "balise.exchange"))}
    drivers = {"psycopg", "django.db.backends.sqlite3.base", "django.db.backends.postgresql.base"}
    assert not drivers & loaded


def test_no_test_of_the_site_reaches_outside() -> None:
    with (
        socket.socket() as outside,
        pytest.warns(UserWarning, match=r"192\.0\.2\.1"),
        pytest.raises(SocketConnectBlockedError),
    ):
        outside.connect(("192.0.2.1", 80))
