"""Addresses of API v1. Each is described in the OpenAPI document, and a test compares."""

from django.urls import path, re_path

from balise.site.api import downloads, openapi, root
from balise.site.api.help import help_near
from balise.site.api.places import places

urlpatterns = [
    path("", root.root),
    path("openapi.json", openapi.openapi),
    path("places", places),
    path("help", help_near),
    path("structures.json", downloads.structures_json),
    path("structures.geojson", downloads.structures_geojson),
    path("lines.json", downloads.lines_json),
    path("packs/", downloads.packs),
    path("packs/<str:version>/<path:name>", downloads.pack_file),
    re_path("", root.unknown),
]
