"""A real `balise serve` on a free port of this machine, and everything that it says."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

STARTING = 60  # seconds at most before the first page


class Served:
    """`address` of the site, and the file where all that its processes print goes."""

    def __init__(self, port: int, said: Path) -> None:
        self.port = port
        self.address = f"http://127.0.0.1:{port}"
        self.said = said


@contextmanager
def serving(
    data: Path, folder: Path, first_on_path: Path | None = None, drafts: bool = False, **settings: str
) -> Iterator[Served]:
    """Serve the pack of `data` with `folder` as working folder.

    `first_on_path`: modules read before ours; `drafts`: with --drafts; `settings`: BALISE_… variables.
    """
    port = _free_port()
    said = folder / "said.txt"
    more = ["--drafts"] if drafts else []
    start = "from balise.cli import main; raise SystemExit(main())"
    inherited = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    root = Path(__file__).parent.parent
    path = os.pathsep.join(str(part) for part in (first_on_path, root) if part)
    with said.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", start, "serve", "--port", str(port), "--workers", "1", *more],
            env=inherited | {"BALISE_DATA_DIR": str(data), "PYTHONPATH": path} | settings,
            cwd=folder,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(port, process, said)
            yield Served(port, said)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, process: "subprocess.Popen[bytes]", said: Path) -> None:
    """Until the site answers, whatever it answers."""
    limit = time.monotonic() + STARTING
    while time.monotonic() < limit:
        if process.poll() is not None:
            break
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/robots.txt")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.05)
        finally:
            connection.close()
    raise RuntimeError("the site did not start: " + said.read_text(errors="replace"))
