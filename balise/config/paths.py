"""Where things live: what is shipped with the code, and what this installation keeps."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SHIPPED_DATA = ROOT / "data"
SCRIPTS = ROOT / "frontend" / "dist"  # where `vite build` puts them
OFFLINE_SCRIPT = ROOT / "frontend" / "dist-offline" / "offline.js"  # that of the copy for a stick


def data_dir() -> Path:
    """The folder of everything this installation writes (`BALISE_DATA_DIR`, else `var/` in the project)."""
    return Path(os.environ.get("BALISE_DATA_DIR") or ROOT / "var").absolute()


def scale_file() -> Path:
    """The self-assessment that this installation chose (`BALISE_SCALE`), else ours."""
    return Path(os.environ.get("BALISE_SCALE") or SHIPPED_DATA / "scales" / "faire-le-point.toml")


def packs_dir() -> Path:
    """Published packs, one folder a version, and the switch `current`."""
    return data_dir() / "packs"


def keys_dir() -> Path:
    """The publication key, outside the packs' folder: a copied pack never carries it."""
    return data_dir() / "keys"
