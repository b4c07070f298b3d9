"""Answers a second, under granian with two workers: random communes and audiences by POST, then a fixed page.

wrk (Debian) sends from this machine with 16 connections, so it takes its share of the two cores. Pages are
asked for as a phone does, gzip accepted.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import load_atlas
from bench.measuring import Figure, at_most

SECONDS, CONNECTIONS = 12, 16
FIXED = "/vie-privee/"

SCRIPT = """
local codes = {}
for code in string.gmatch([[%s]], "%%S+") do codes[#codes + 1] = code end
local audiences = {"jeune", "proche", "temoin", "professionnel"}
math.randomseed(20261121)
request = function()
  local body = "commune=" .. codes[math.random(#codes)] .. "&public=" .. audiences[math.random(4)]
  return wrk.format("POST", "/aide/", {["Content-Type"] = "application/x-www-form-urlencoded",
    ["Accept-Encoding"] = "gzip"}, body)
end
"""


def run() -> list[Figure]:
    if shutil.which("wrk") is None:
        subprocess.run(["apt-get", "install", "-qq", "-y", "wrk"], check=False, stdout=subprocess.DEVNULL)
    if shutil.which("wrk") is None:
        return [Figure("site : wrk manque (apt-get install wrk)", "non mesuré", "", False)]
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as address:
        script = Path(folder) / "answers.lua"
        script.write_text(SCRIPT % " ".join(load_atlas(SHIPPED_DATA / "places").places))
        answers, p99 = load(address + "/aide/", "-s", str(script))
        fixed, _ = load(address + FIXED, "-H", "Accept-Encoding: gzip")
    return [
        Figure("site: answers a second", f"{answers:.0f}", "≥ 800", answers >= 800),
        at_most("site: p99 of an answer", p99, 60, "ms"),
        Figure("site: fixed pages a second", f"{fixed:.0f}", "≥ 6000", fixed >= 6000),
    ]


def load(url: str, *options: str) -> tuple[float, float]:
    """Requests a second and p99 in milliseconds, after a warm-up; RuntimeError when an answer is not 2xx."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", "--latency", *options, url]
    subprocess.run([*command, "-d2s"], check=True, stdout=subprocess.DEVNULL)
    said = subprocess.run([*command, f"-d{SECONDS}s"], check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(said)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    if rate is None or p99 is None:
        raise RuntimeError(said)
    return float(rate[1]), float(p99[1]) * {"us": 0.001, "ms": 1, "s": 1000}[p99[2]]


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The real site on the start data, on a free port of this machine; ended when the block ends."""
    environment = {**os.environ, "BALISE_DATA_DIR": str(folder)}
    balise = str(Path(sys.executable).with_name("balise"))
    subprocess.run([balise, "prepare", "--write"], check=True, env=environment, stdout=subprocess.DEVNULL)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [balise, "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(address + "/", timeout=5).close()
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise RuntimeError("the site did not start")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)
