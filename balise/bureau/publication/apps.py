"""The publication's Django app."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "balise.bureau.publication"
    label = "publication"
    verbose_name = "publication"
