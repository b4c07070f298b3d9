"""The public face has no database to leak from, and nothing of ours that could reach one."""

import socket
import subprocess
import sys

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.utils import ConnectionDoesNotExist
from pytest_socket import SocketConnectBlockedError

from tests.site.pages import SLUGS, Pages


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


def test_pages_load_nothing_that_could_reach_one(pages: Pages) -> None:
    for slug in SLUGS:
        pages.answer("80001", slug)
    for address in ("/", "/numeros/", "/territoire/80/", "/structure/119/", "/deux-lieux/", "/api/v1/"):
        pages.get(address)
    ours = {name for name in sys.modules if name.startswith(("balise.bureau", "balise.exchange"))}
    assert not ours
    drivers = {"psycopg", "django.db.backends.sqlite3.base", "django.db.backends.postgresql.base"}
    assert not drivers & sys.modules.keys()


def test_no_test_of_the_site_reaches_outside() -> None:
    with (
        socket.socket() as outside,
        pytest.warns(UserWarning, match=r"192\.0\.2\.1"),
        pytest.raises(SocketConnectBlockedError),
    ):
        outside.connect(("192.0.2.1", 80))
