"""A whole installation for a test: a data folder, a database, and the command line in its own processes."""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest


class Installation:
    """Runs `balise` with a data folder, on SQLite or on the cluster that `BALISE_DATABASE` names."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder
        self.database = database
        self.environment = os.environ | {"BALISE_DATA_DIR": str(folder), "BALISE_DATABASE": database}

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-c", "from balise.cli import main; raise SystemExit(main())", *arguments]

    def balise(self, *arguments: str, code: int = 0) -> str:
        """Everything the command says; fails unless it ends with `code`."""
        done = subprocess.run(
            self.command(*arguments), env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            self.command(*arguments),
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def django(self, code: str) -> str:
        """What a few lines of Python print, run with the bureau's settings of this installation."""
        lines = (
            "from balise.config.django import start; start('bureau')\n"
            f"from balise.bureau.directory.models import *\n{code}"
        )
        done = subprocess.run(
            [sys.executable, "-c", lines], env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    folder = tmp_path / "var"
    folder.mkdir()
    address = os.environ.get("BALISE_DATABASE", "")
    if not address:
        yield Installation(folder, "")
        return
    name = f"essai_{uuid.uuid4().hex}"
    parts = urlsplit(address)
    with psycopg.connect(address, autocommit=True) as cluster:
        cluster.execute(f'CREATE DATABASE "{name}"')
        yield Installation(folder, urlunsplit(parts._replace(path=f"/{name}")))
        cluster.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
