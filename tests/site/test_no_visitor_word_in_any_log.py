"""Whatever a visitor sends, and however it ends, a real server writes none of it anywhere."""

import contextlib
import shutil
import socket
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.serving import Served, serving

CANARY = "Zzcanari"
BREAKS = "Qqpanne"  # a typed place on which the code breaks, quoting it

# Read by Python at the start of each process of the server: breaks a view that a visitor can reach.
BREAKING = f"""
import importlib.abc, importlib.util, sys

class Breaking(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name != "balise.site.views.aide":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        execute = spec.loader.exec_module
        def exec_module(module):
            execute(module)
            read = module.typed_place
            def broken(field):
                if {BREAKS!r} in field:
                    raise ValueError("quoting " + field)
                return read(field)
            module.typed_place = broken
        spec.loader.exec_module = exec_module
        return spec

sys.meta_path.insert(0, Breaking())
"""


@pytest.fixture(scope="module")
def site(real_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with its own copy of the data and its own working folder, watched from here."""
    here = tmp_path_factory.mktemp("watched")
    for name in ("packs", "keys"):
        shutil.copytree(real_folder / name, here / "data" / name, symlinks=True)
    (here / "broken").mkdir()
    (here / "broken" / "sitecustomize.py").write_text(BREAKING)
    with serving(here / "data", here, first_on_path=here / "broken") as served:
        yield served


def send(site: Served, method: str, address: str, body: str = "", **headers: str) -> int:
    connection = HTTPConnection("127.0.0.1", site.port, timeout=20)
    try:
        connection.request(method, address, body or None, headers)
        response = connection.getresponse()
        response.read()
        return response.status
    finally:
        connection.close()


def send_raw(site: Served, request: bytes) -> None:
    """What no browser sends; the server may answer or hang up."""
    with (
        socket.create_connection(("127.0.0.1", site.port), timeout=5) as connection,
        contextlib.suppress(OSError),
    ):
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65536):
            pass


def visit_everything(site: Served) -> dict[str, int]:
    """Statuses by what was tried; the canary is in every part of a request that a visitor fills."""
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    said = {
        "User-Agent": CANARY,
        "Referer": f"https://{CANARY}.invalid/",
        "Cookie": f"{CANARY}={CANARY}",
        "X-Forwarded-For": CANARY,
        "Accept-Language": CANARY,
        f"X-{CANARY}": CANARY,
    }

    def ask(address: str, fields: dict[str, str]) -> int:
        return send(site, "POST", f"{address}?{CANARY}", urlencode(fields), **form, **said)

    return {
        "home": send(site, "GET", f"/?{CANARY}={CANARY}", **said),
        "town": ask("/aide/", {"lieu": f"Abbeville {CANARY}", "public": "jeune"}),
        "real town": ask("/aide/", {"lieu": "Abbeville", "public": "jeune", CANARY: CANARY}),
        "unknown town": ask("/aide/", {"lieu": CANARY, "public": CANARY, "besoin": CANARY, "page": CANARY}),
        "unknown code": ask("/aide/", {"commune": CANARY, "public": "jeune"}),
        "two places": ask("/deux-lieux/", {"depart": CANARY, "arrivee": "Lyon", "depart_code": CANARY}),
        "linked": send(site, "GET", f"/aide/80001/?public=jeune&besoin={CANARY}", **said),
        "api": send(site, "GET", f"/api/v1/places?q={CANARY}", **said),
        "missing": send(site, "GET", f"/{CANARY}/", **said),
        "missing structure": send(site, "GET", f"/structure/{CANARY}/", **said),
        "missing in the api": send(site, "GET", f"/api/v1/help?commune={CANARY}&audience=young", **said),
        "escaped path": send(site, "GET", f"/%2e%2e/{CANARY}%00%ff", **said),
        "method": send(site, "DELETE", f"/aide/?{CANARY}", **said),
        "other host": send(site, "GET", "/", Host=f"{CANARY}.invalid"),
        "too long": send(site, "POST", "/aide/", f"lieu={CANARY * 5000}", **form, **said),
        "too many": send(site, "POST", "/aide/", "&".join(f"{CANARY}{n}=1" for n in range(40)), **form),
        "not a form": send(site, "POST", "/aide/", CANARY, **{"Content-Type": f"text/{CANARY}"}),
        "bad multipart": send(site, "POST", "/aide/", CANARY, **{"Content-Type": "multipart/form-data"}),
        "bad charset": ask("/aide/", {"lieu": CANARY + "\udcff".encode("utf-8", "surrogatepass").hex()}),
        "broken": ask("/aide/", {"lieu": f"{BREAKS} {CANARY}", "public": "jeune"}),
    }


def traces(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_nothing_that_a_visitor_sent_is_written(site: Served) -> None:
    folder = site.said.parent
    before = traces(folder)
    statuses = visit_everything(site)
    for request in (
        f"GET /{CANARY} HTTP/9.9\r\n\r\n",
        f"{CANARY} / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        f"GET /{CANARY} HTTP/1.1\r\n{CANARY}\r\n\r\n",
        f"POST /aide/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 500\r\n\r\nlieu={CANARY}",
        f"GET /{CANARY * 4000} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    ):
        send_raw(site, request.encode())
    assert set(statuses.values()) == {200, 400, 404, 405, 500}, statuses
    assert statuses["broken"] == 500
    assert statuses["town"] == statuses["unknown town"] == 200
    said = site.said.read_text(errors="replace")
    assert "ValueError at" in said, "the operator learns where the code broke"
    for word in (CANARY, BREAKS, "quoting", "bbeville"):
        assert word.lower() not in said.lower()
    after = traces(folder)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert {path for path in changed if "__pycache__" not in path.parts} == {site.said}


def test_it_would_be_seen_if_it_were(site: Served) -> None:
    """The search of the test above finds a word that the server did write."""
    assert "http://127.0.0.1" in site.said.read_text()
