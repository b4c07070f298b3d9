"""The real start data, published once for a whole run of tests, however many workers share it."""

import atexit
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SHARED = "BALISE_TESTS_FOLDER"  # set by the first process, inherited by the workers it starts


def shared_folder() -> Path:
    """The data folder of this run. The process that makes it takes it away."""
    if SHARED not in os.environ:
        os.environ[SHARED] = own_folder("balise-tests-")
    return Path(os.environ[SHARED])


def own_folder(prefix: str) -> str:
    """A new temporary folder, which leaves with the process."""
    folder = tempfile.mkdtemp(prefix=prefix)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def published() -> Path:
    """The same folder, once `balise prepare --write` has filled it; other workers wait for the first."""
    folder = shared_folder()
    with (folder / "preparing").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "packs" / "current").exists():
            prepare(folder)
    return folder


def prepare(folder: Path) -> None:
    """In its own process: preparing is the bureau's, and this one may be the site's."""
    keep_out = ("DJANGO_SETTINGS_MODULE", "BALISE_DATABASE")
    environment = {name: value for name, value in os.environ.items() if name not in keep_out}
    done = subprocess.run(
        [sys.executable, "-c", "from balise.cli import main; raise SystemExit(main())", "prepare", "--write"],
        env=environment | {"BALISE_DATA_DIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
