"""Settings of whatever draws pages: the site for its visitors, the bureau for the files of the browser."""

import os
from typing import Any

from balise.config.paths import OFFLINE_SCRIPT, ROOT, SCRIPTS, SHIPPED_DATA, data_dir

# Templates are named by their folder, not by an installed application: the bureau installs none of the site.
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "balise" / "site" / "templates"],
        "OPTIONS": {"builtins": ["django.templatetags.i18n", "balise.site.templatetags.balise"]},
    }
]

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français")]
USE_I18N = True
LOCALE_PATHS = [ROOT / "balise" / "locale"]
USE_TZ = True
TIME_ZONE = "Europe/Paris"

BALISE_DATA = SHIPPED_DATA  # needs, law, names of sources
BALISE_SCRIPTS = SCRIPTS
BALISE_OFFLINE_SCRIPT = OFFLINE_SCRIPT
# Where the exit goes: ordinary, quick, the same for everybody. The operator may set another.
BALISE_EXIT_URL = os.environ.get("BALISE_EXIT_URL", "https://meteofrance.com/")
# Streets for the map: the operator's own PMTiles file, as a path of this site or an address elsewhere.
BALISE_TILES = os.environ.get("BALISE_TILES", "")
# Who runs this site, in a TOML file that the operator writes (see docs/operator.md).
BALISE_OPERATOR = os.environ.get("BALISE_OPERATOR") or str(data_dir() / "operator.toml")
