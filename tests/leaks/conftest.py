"""Leaks are looked for with the bureau's settings, in installations made for the test."""

from balise.config import django
from tests.installation import installation

__all__ = ["installation"]

django.start("bureau")
