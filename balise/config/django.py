"""Start Django for one face, from a command: the bureau has a database, the site has none."""

import os
from typing import Literal

import django

from balise.config.paths import data_dir


def start(face: Literal["bureau", "site"]) -> None:
    """Make `balise.config.<face>` the settings of this process. A process has one face for life."""
    module = f"balise.config.{face}"
    chosen = os.environ.setdefault("DJANGO_SETTINGS_MODULE", module)
    if chosen != module:
        raise RuntimeError(f"Ce processus est déjà réglé pour {chosen}, pas pour {module}.")
    if face == "bureau":
        data_dir().mkdir(parents=True, exist_ok=True)
    django.setup()
