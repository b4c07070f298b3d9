"""« Faire le point » in Chromium and Firefox ESR: nothing of it on disk, on the wire or on the server."""

import gzip
import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import msgspec
import pytest

from balise.core.pack.records import Audience
from balise.core.scales.model import ANSWERS
from tests.browser.traces import Run, found, found_in, runs_of, unpacked, words_in
from tests.core.scales.known_scales import scale_of
from tests.serving import serving

VISIT = Path(__file__).parent / "both" / "point.ts"
NODE = Path(sys.executable).with_name("node")
SCALE = scale_of("faire-le-point")
POINTS: dict[str, Audience] = {
    "/point/": "young",
    "/point/proche/": "relative",
    "/point/professionnel/": "professional",
}
VISITED = {"/", "/aide/", *POINTS}
TITLES = {"Adresses utiles", "Chercher une adresse", "Chargement", "", None}
DESCRIPTION = (
    "Adresses et numéros utiles près de chez vous."  # of every page; Firefox keeps it with an address
)
# What an ordinary page leaves: the search that finds nothing of ours must find each of these.
TITLE, PAGE, STORED, TYPED = (
    "perle bleue sous titre", "caillou vert dans page", "galet rouge en memoire", "sable jaune au clavier",
)  # fmt: skip
ORDINARY = f"""<!doctype html><title>{TITLE}</title><p>{PAGE}</p><input id="champ">
<script>localStorage.setItem("a", {json.dumps(STORED.split()[::-1])}.reverse().join(" "))</script>"""


class Ordinary(BaseHTTPRequestHandler):
    """At any address: a page that browsers may keep, compressed."""

    def do_GET(self) -> None:
        content = gzip.compress(ORDINARY.encode())
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=3600")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Nothing is said."""


@contextmanager
def elsewhere() -> Iterator[str]:
    """Where people come from, and where the exit leads."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Ordinary)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@cache
def ours() -> set[Run]:
    """Runs of words of every text, codes of more than one word, and each item's code beside each answer.

    « Oui » or « danger » alone cannot be told from what any program writes.
    """
    texts, rules = SCALE.texts, SCALE.rules
    said = list(texts.answers.values())
    for every in (texts.items, texts.steps, texts.outcomes):
        said += [words for one in every.values() for words in msgspec.structs.asdict(one).values()]
    needles = {run for words in said for text in words.values() for run in runs_of(words_in(text))}
    codes = [words_in(one.code) for every in (rules.items, rules.rules, rules.outcomes) for one in every]
    needles |= {code for code in codes if len(code) > 1}
    needles |= {(*words_in(item.code), answer.encode()) for item in rules.items for answer in ANSWERS}
    return needles - set(runs_of(words_in(DESCRIPTION)))


def test_each_text_is_searched_for() -> None:
    needles = ours()
    for item in SCALE.texts.items.values():
        assert all(needles.intersection(runs_of(words_in(text))) for text in item.statement.values())
    for outcome in SCALE.texts.outcomes.values():
        for words in msgspec.structs.asdict(outcome).values():
            assert all(needles.intersection(runs_of(words_in(text))) for text in words.values())


def visit(browser: str, scripts: str, site: str, other: str, folder: Path) -> dict[str, Any]:
    """What the visit saw; the profile is then closed, in `folder`/profile."""
    (folder / "profile").mkdir()
    (folder / "home").mkdir()
    done = subprocess.run(
        [str(NODE), str(VISIT), browser, site, other, str(folder / "profile"), scripts],
        env=os.environ | {"HOME": str(folder / "home")},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


@pytest.mark.parametrize("scripts", ["with", "without"])
@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_no_trace(browser: str, scripts: str, real_folder: Path, tmp_path: Path) -> None:
    served = tmp_path / "served"
    served.mkdir()
    began = time.time_ns()
    with (
        elsewhere() as other,
        serving(
            real_folder, served, drafts=True, BALISE_EXIT_URL=f"{other}/apres/", TMPDIR=str(served)
        ) as site,
    ):
        seen = visit(browser, scripts, site.address, other, tmp_path)
    address: str = seen["address"]
    everything_was_answered(seen["results"], scripts == "with")
    nothing_in_requests(seen, address, other)
    nothing_in_the_page_or_behind(seen, address, scripts == "with")
    assert found_in([served], ours()) == {}
    assert found_in([real_folder], ours(), since=began) == {}
    nothing_on_disk(tmp_path, other, scripts == "with")
    only_neutral_addresses(tmp_path / "profile", address)
    if browser == "firefox":
        nothing_in_the_session_to_restore(tmp_path / "profile", address, scripts == "with")


def everything_was_answered(results: list[str], with_scripts: bool) -> None:
    """Twice each page, and there were results to find; without scripts there is none."""
    if not with_scripts:
        assert results == [""] * 6
        return
    for shown, audience in zip(results, [*POINTS.values()] * 2, strict=True):
        codes = [variant.code for variant in SCALE.variants if variant.audience == audience]
        titles = [
            words[code] for words in (one.title for one in SCALE.texts.outcomes.values()) for code in codes
        ]
        assert shown in titles


def nothing_in_requests(seen: dict[str, Any], address: str, other: str) -> None:
    sent = [request.split("\n", 2) for request in seen["sent"]]
    assert {line.split()[1] for line, _, _ in sent} >= VISITED
    for line, headers, body in sent:
        method, path = line.split()
        assert (method, body) == ("GET", "")
        assert path in VISITED or path.startswith("/s/") or path == "/icone.svg"
        assert found([line.encode(), headers.encode()], ours()) == set()
    for request in seen["asked"]:
        assert request.startswith((f"GET {address}/", f"GET {other}/", "GET data:font/")), request
    assert found((request.encode() for request in seen["asked"]), ours()) == set()


def nothing_in_the_page_or_behind(seen: dict[str, Any], address: str, with_scripts: bool) -> None:
    addresses = [f"{address}{path}" for path in POINTS] * 2
    assert seen["stored"] == [["", 0, 0, None, "", where] for where in addresses]
    if with_scripts:
        assert len(set(seen["lengths"][:4])) == 1, "from the front page to the last result: one entry"
        assert len(seen["seenAgain"]) == 5
        assert not any(where.startswith(address) for where in seen["seenAgain"])


def nothing_on_disk(folder: Path, other: str, with_scripts: bool) -> None:
    places = [folder / "profile", folder / "home"]
    left = {words_in(text): text for text in (TITLE, PAGE, TYPED, STORED)}
    hits = found_in(places, ours() | left.keys())
    wanted = {TITLE, PAGE, TYPED, *([STORED] if with_scripts else [])}
    assert {left[hit] for hit in hits if hit in left} == wanted, "the same search finds what others leave"
    assert {hit: files for hit, files in hits.items() if hit not in left} == {}
    pictures = {
        file.stem for file in folder.glob("profile/thumbnails/*")
    }  # which Firefox makes of some pages
    assert pictures <= {hashlib.md5(f"{other}{path}".encode()).hexdigest() for path in ("/avant/", "/apres/")}


def only_neutral_addresses(profile: Path, address: str) -> None:
    """The browser's own list of visited pages."""
    for file, table in (("places.sqlite", "moz_places"), ("Default/History", "urls")):
        if (profile / file).exists():
            with closing(sqlite3.connect(profile / file)) as history:
                rows = history.execute(f"SELECT url, title FROM {table}").fetchall()
    visited = {url.removeprefix(address): title for url, title in rows if url.startswith(address)}
    assert visited.keys() == VISITED
    assert set(visited.values()) <= TITLES


def nothing_in_the_session_to_restore(profile: Path, address: str, with_scripts: bool) -> None:
    """Firefox keeps it packed: entries of tabs, and what their fields hold, whatever `autocomplete` says."""
    session = json.loads([*unpacked((profile / "sessionstore.jsonlz4").read_bytes())][1])
    (window,) = [one for one in session["windows"] if one.get("tabs")]
    tabs = [*window["tabs"], *(closed["state"] for closed in window["_closedTabs"])]
    entries = [[one["url"].removeprefix(address) for one in tab["entries"]] for tab in tabs]
    assert {"/point/"} <= {url for tab in entries for url in tab}
    held = [tab["formdata"]["id"] for tab in tabs if "formdata" in tab]
    assert {"champ": TYPED} in held
    # Without a script, the box of the plain register cannot be kept from it.
    fields = {"champ"} if with_scripts else {"champ", "simple"}
    assert all(set(one) <= fields for one in held)
    if with_scripts:
        assert all(len(VISITED.intersection(tab)) <= 1 for tab in entries)
