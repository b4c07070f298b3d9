"""Tests of the bureau run with its settings, and with a data folder of their own."""

import os
import tempfile

from balise.config import django

os.environ["BALISE_DATA_DIR"] = tempfile.mkdtemp(prefix="balise-bureau-")
django.start("bureau")
