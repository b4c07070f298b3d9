"""The place search of the browser, in Chromium on a processor four times slower; three libraries beside it.

python -m bench browser_search

The draws, the slips and the oracle are those of `bench/place_search.py`. Each query is one keystroke. What is
measured is asked three times and the middle time kept: another process of the machine is no phone's fault.
"""

import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

import brotli
from playwright.sync_api import Page, sync_playwright

from balise.config.paths import ROOT, SHIPPED_DATA
from balise.core.geo.atlas import load_atlas
from bench.measuring import Figure, at_most, balise
from bench.place_search import (
    FROM_ORACLE,
    SEEDS,
    TEN,
    Cases,
    Search,
    begun_names,
    drawn,
    oracle,
    with_typos,
)

SLOWER = 4  # times
P95 = 4.0  # ms a keystroke
SLICE = 30.0  # ms
HEAP = 15.0  # MB
PACK = 330.0  # kB
TIMES = 3
PASSES = 5  # over what is read and made ready
READ = ("places.bin", "help.json", "cards.json", "maps.json", "chart.json")
SPELLED = 300  # names typed letter by letter, from the second one
# Of each set of queries: the libraries are so much slower that all of them would take an hour.
BESIDE = {"minisearch": 200, "uFuzzy": 200, "fuse.js": 30}

FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
Sets = dict[str, Cases]
Measured = tuple[float, float, float, float]  # % right first, % in ten, p50 and p95 in ms


def run() -> list[Figure]:
    chromium = shutil.which("chromium")
    if chromium is None:
        return [Figure("browser search: chromium is missing", "NOT RUN", "apt-get install chromium", False)]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        build(folder)
        with serving(folder) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
            page = browser.new_page()
            page.goto(address)
            page.wait_for_function("globalThis.bench !== undefined")
            figures = [_pack(folder), *_measured(page)]
            browser.close()
    return figures


def build(folder: Path) -> None:
    """The page, its script and the files of the start data, published."""
    node = Path(sys.executable).parent / "node"
    vite = ROOT / "frontend" / "node_modules" / "vite" / "bin" / "vite.js"
    subprocess.run(
        [node, vite, "build", "--config", "vite.bench.config.ts", "--outDir", folder, "--logLevel", "error"],
        cwd=ROOT / "frontend",
        check=True,
    )
    balise(folder / "data", "prepare", "--write")
    for name in READ:
        shutil.copy(folder / "data" / "packs" / "current" / "browser" / name, folder)
    (folder / "index.html").write_text('<!doctype html><script type="module" src="/bench.js"></script>')


class _Isolated(SimpleHTTPRequestHandler):
    """Alone in its process, a page has a finer clock: 5 µs instead of 100."""

    def end_headers(self) -> None:
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        super().end_headers()

    def log_message(self, format: str, *words: object) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Isolated, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def _pack(folder: Path) -> Figure:
    sent = len(brotli.compress((folder / "places.bin").read_bytes(), quality=11, lgwin=22))
    return at_most("browser search: the places, as sent", sent / 1000, PACK, "kB")


def _measured(page: Page) -> Iterator[Figure]:
    communes = [
        place for place in load_atlas(SHIPPED_DATA / "places").places.values() if place.kind == "commune"
    ]
    sets: Sets = {f"one typo, {way}": with_typos(drawn(communes, way)) for way in SEEDS}
    sets |= {f"60 % of a name, {way}": begun_names(drawn(communes, way)) for way in SEEDS}
    spelled = letter_by_letter([name for way in SEEDS for name in drawn(communes, way)[: SPELLED // 2]])
    chrome = page.context.new_cdp_session(page)
    before = heap(chrome)
    chrome.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    for name, longest in page.evaluate("times => bench.pieces(times)", PASSES).items():
        yield at_most(f"read in the browser, {name}: longest slice", longest, SLICE, "ms")
    made = page.evaluate("bench.make('balise')")
    yield Figure(
        "browser search: made ready, all slices", f"{made['total']:.0f} ms", "in the background", True
    )
    yield at_most("browser search: memory", heap(chrome) - before, HEAP, "MB")
    ask(page, "balise", spelled[:500], 1)
    times = ask(page, "balise", spelled, TIMES)[0]
    yield Figure("browser search, letter by letter: p50", f"{at(times, 50):.2f} ms", "", True)
    yield at_most("browser search, letter by letter: p95", at(times, 95), P95, "ms")
    for name, cases in sets.items():
        first, ten, p50, p95 = measure(page, "balise", cases, TIMES)
        least = TEN if "typo" in name else right_in_ten(oracle(communes), cases) - FROM_ORACLE
        shown = f"{ten:.2f} % ({first:.1f} % first)"
        yield Figure(f"browser search, {name}: right in ten", shown, f"≥ {least:.2f} %", ten >= least)
        yield at_most(f"browser search, {name}: p95 (p50 {p50:.2f} ms)", p95, P95, "ms")
    yield from _beside(page, chrome, sets)


def _beside(page: Page, chrome: Any, sets: Sets) -> Iterator[Figure]:
    """The same queries asked to the libraries: fewer of them, and to ours as many again."""
    page.evaluate("bench.readCommunes()")
    for engine, count in BESIDE.items():
        before = heap(chrome)
        made = page.evaluate("engine => bench.make(engine)", engine)
        weight = heap(chrome) - before
        yield Figure(
            f"{engine}: made ready, memory", f"{made['total']:.0f} ms in one piece, {weight:.1f} MB", "", True
        )
        for name, cases in sets.items():
            theirs = measure(page, engine, cases[:count], 1)
            ours = measure(page, "balise", cases[:count], 1)
            yield Figure(
                f"{engine}, {name}, {count} queries: in ten, p95",
                f"{theirs[1]:.1f} %, {theirs[3]:.1f} ms",
                f"ours: {ours[1]:.1f} %, {ours[3]:.1f} ms",
                ours[1] >= theirs[1] and ours[3] <= theirs[3],
            )
        page.evaluate("engine => bench.forget(engine)", engine)


def right_in_ten(search: Search, cases: Cases) -> float:
    return 100 * sum(name in search(typed) for typed, name in cases) / len(cases)


def letter_by_letter(names: Sequence[str]) -> list[str]:
    return [name[:end] for name in names for end in range(2, len(name) + 1)]


def ask(page: Page, engine: str, queries: Sequence[str], times: int) -> tuple[list[float], list[list[str]]]:
    """The middle of so many times of each query, and the folded names found."""
    asked = [page.evaluate("([engine, queries]) => bench.ask(engine, queries)", [engine, list(queries)])]
    for _ in range(times - 1):
        asked.append(
            page.evaluate("([engine, queries]) => bench.ask(engine, queries)", [engine, list(queries)])
        )
    each = zip(*(one["times"] for one in asked), strict=True)
    return [median(several) for several in each], asked[0]["found"]


def measure(page: Page, engine: str, cases: Cases, times: int) -> Measured:
    taken, found = ask(page, engine, [typed for typed, _ in cases], times)
    first = sum(names[:1] == [name] for names, (_, name) in zip(found, cases, strict=True))
    ten = sum(name in names for names, (_, name) in zip(found, cases, strict=True))
    return 100 * first / len(cases), 100 * ten / len(cases), at(taken, 50), at(taken, 95)


def at(times: Sequence[float], percent: int) -> float:
    return sorted(times)[len(times) * percent // 100]


def heap(chrome: Any) -> float:
    """MB that the page holds once what it let go is swept: objects and typed arrays."""
    chrome.send("HeapProfiler.collectGarbage")
    usage = chrome.send("Runtime.getHeapUsage")
    return float(usage["usedSize"] + usage.get("backingStorageSize", 0)) / 1e6
