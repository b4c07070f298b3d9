"""The files for the browser are the same bytes whoever makes them: else every publication would differ."""

import json
import os
import subprocess
import sys
from pathlib import Path

from balise.core.pack.manifest import BROWSER
from balise.site.current_pack import Current

MAKE = """
import hashlib, json, sys
from pathlib import Path
import msgspec
from balise.config import django
django.start("bureau")
from balise.core.geo.atlas import load_atlas
from balise.core.pack.records import Directory
from balise.site.browser.make import browser_files
directory = msgspec.json.decode(Path(sys.argv[1], "directory.json").read_bytes(), type=Directory)
places = Path(sys.argv[1], "places")
made = browser_files(directory, load_atlas(places), places)
print(json.dumps({name: hashlib.sha256(data).hexdigest() for name, data in made.items()}))
"""


def made(folder: Path, seed: str) -> dict[str, str]:
    """The sha256 of each file, made in a process of its own, where sets come in another order."""
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        [sys.executable, "-c", MAKE, str(folder)],
        env=environment | {"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return {BROWSER + name: sha256 for name, sha256 in json.loads(done.stdout).items()}


def test_another_process_makes_what_was_published(held: Current) -> None:
    published = {
        name: entry.sha256
        for name, entry in held.pack.manifest.files.items()
        if name.startswith(BROWSER) and not name.endswith((".br", ".gz"))
    }
    assert {"browser/places.bin", "browser/help.json", "browser/cards.json"} <= published.keys()
    for seed in ("1", "2"):
        assert made(held.pack.folder, seed) == published
