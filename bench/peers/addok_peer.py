"""addok, the search engine of the national address base, on the same communes: fed, asked, ended."""

import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from balise.config.paths import data_dir
from balise.core.geo.records import Place

PACKAGES = ("addok==1.3.2", "addok-fr==1.1.0", "addok-france==1.2.0")
ASK = Path(__file__).parent / "ask_addok.py"
CONFIG = 'REDIS = {{"unix_socket_path": "{socket}", "indexes": {{"db": 0}}, "documents": {{"db": 1}}}}\n'

Answers = list[tuple[list[str], float]]  # names, best first; milliseconds


class PeerMissingError(Exception):
    """addok could not be set up here."""


class Addok:
    def __init__(self, environment: Path, variables: dict[str, str]) -> None:
        self._python = environment / "bin" / "python"
        self._variables = variables

    def ask(self, queries: Sequence[str], beginnings: bool) -> Answers:
        """Its ten best names for each query, autocompleting when they are beginnings."""
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
            json.dump(list(queries), file)
            file.flush()
            mode = "beginnings" if beginnings else "names"
            out = _run([str(self._python), str(ASK), file.name, mode], self._variables)
        return [(names, elapsed) for names, elapsed in json.loads(out)]


@contextmanager
def addok(places: Sequence[Place]) -> Iterator[Addok]:
    """addok with these places in a redis of its own, on a socket of its own; both end with the block.

    Raises PeerMissingError when a part of it cannot be had.
    """
    redis = shutil.which("redis-server")
    if redis is None:
        raise PeerMissingError("redis-server is missing (apt-get install redis-server)")
    environment = _environment()
    with tempfile.TemporaryDirectory() as folder:
        socket, config = Path(folder) / "redis.sock", Path(folder) / "addok.conf"
        config.write_text(CONFIG.format(socket=socket))
        variables = {**os.environ, "ADDOK_CONFIG_MODULE": str(config), "PYTHONWARNINGS": "ignore"}
        command = [redis, "--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", folder]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            _wait_for(socket)
            documents = Path(folder) / "places.sjson"
            documents.write_text("".join(map(_document, places)), encoding="utf-8")
            _run([str(environment / "bin" / "addok"), "batch", str(documents)], variables)
            _run([str(environment / "bin" / "addok"), "ngrams"], variables)
            yield Addok(environment, variables)
        finally:
            server.terminate()
            server.wait()


def _environment() -> Path:
    environment = data_dir() / "bench" / "addok"
    if not (environment / "bin" / "addok").exists():
        _run([sys.executable, "-m", "venv", str(environment)], dict(os.environ))
        _run([str(environment / "bin" / "pip"), "install", "--quiet", *PACKAGES], dict(os.environ))
    return environment


def _document(place: Place) -> str:
    return (
        json.dumps(
            {
                "id": place.code,
                "type": "municipality",
                "name": [place.name, *(former.name for former in place.former_names)],
                "city": place.name,
                "postcode": list(place.postal_codes),
                "citycode": place.code,
                "lat": place.latitude,
                "lon": place.longitude,
                "importance": math.log10(max(place.population, 1)) / 7,
            }
        )
        + "\n"
    )


def _wait_for(socket: Path) -> None:
    for _ in range(100):
        if socket.exists():
            return
        time.sleep(0.05)
    raise PeerMissingError("redis-server did not start")


def _run(command: list[str], variables: dict[str, str]) -> str:
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["no output"]
        raise PeerMissingError(f"{Path(command[0]).name} {' '.join(command[1:3])}: {last[0]}")
    return done.stdout
