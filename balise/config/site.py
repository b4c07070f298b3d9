"""Settings of the public face: no database, no cookie, no session, no visitor's word in any log."""

import os
import secrets

from balise.config.pages import *  # noqa: F403 - settings are all the names of their file
from balise.config.paths import data_dir, packs_dir, scale_file

DEBUG = False
# Nothing is signed here: a key that dies with the process is the safest one.
SECRET_KEY = secrets.token_urlsafe(50)
# A scale that nobody has validated may be shown by `balise serve --drafts`, on this machine and nowhere else:
# the site then answers to no other name, and to nothing that another server passes on.
DRAFTS = os.environ.get("BALISE_DRAFTS") == "1"
BALISE_DRAFT_SCALE = scale_file() if DRAFTS else None
HERE = "127.0.0.1,localhost,[::1]"
ALLOWED_HOSTS = (HERE if DRAFTS else os.environ.get("BALISE_HOSTS", HERE)).split(",")

DATABASES: dict[str, object] = {}
INSTALLED_APPS = ["balise.site"]
MIDDLEWARE = [
    "balise.site.headers.security_headers",
    "balise.site.compression.compress",
    "balise.site.errors.say_not_ready",
    "django.middleware.common.CommonMiddleware",
    *(["balise.site.drafts.refuse_what_is_passed_on"] if DRAFTS else []),
]
ROOT_URLCONF = "balise.config.site_urls"
APPEND_SLASH = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024  # the largest honest form is a town and two words
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20
FILE_UPLOAD_HANDLERS: list[str] = []

# Django's own loggers write the path of every 404 and 500: they are silenced, and `balise.site.errors`
# tells the operator what broke in the code without a word of what the visitor asked.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"nowhere": {"class": "logging.NullHandler"}, "console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": ["nowhere"], "propagate": False},
        "django.request": {"handlers": ["nowhere"], "propagate": False},
        "django.security": {"handlers": ["nowhere"], "propagate": False},
        "django.server": {"handlers": ["nowhere"], "propagate": False},
        "balise": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}

BALISE_PACKS = packs_dir()
BALISE_PUBLIC_KEY = os.environ.get("BALISE_PUBLIC_KEY") or str(data_dir() / "keys" / "publication.pub")
# Sent only by an installation that is served over https for good.
BALISE_HSTS = os.environ.get("BALISE_HSTS", "")
