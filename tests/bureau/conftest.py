"""Tests of the bureau run with its settings, and with a data folder of their own."""

import os

from balise.config import django
from tests.real_pack import own_folder

os.environ["BALISE_DATA_DIR"] = own_folder("balise-bureau-")
django.start("bureau")
