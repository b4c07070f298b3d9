"""The directory's Django app."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "balise.bureau.directory"
    label = "directory"
    verbose_name = "annuaire"
