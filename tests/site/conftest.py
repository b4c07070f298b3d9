"""Tests of the public face run with its settings: no database, and a data folder of their own."""

import os
import tempfile

from balise.config import django

os.environ["BALISE_DATA_DIR"] = tempfile.mkdtemp(prefix="balise-site-")
django.start("site")
