"""Addresses of the pages. Neutral words only: they stay in the history of a phone that someone checks."""

from django.urls import path

from balise.site.views import (
    aide,
    assets,
    fixed,
    numbers,
    offline,
    point,
    printed,
    structure,
    territory,
    two_places,
)

urlpatterns = [
    path("", fixed.home),
    path("aide/", aide.ask),
    path("aide/<slug:code>/", aide.linked),
    path("point/", point.young),
    path("point/proche/", point.relative),
    path("point/professionnel/", point.professional),
    path("imprimer/", printed.print_answer),
    path("deux-lieux/", two_places.two_places_page),
    path("deux-lieux/annuaire.html", offline.offline_copy),
    path("numeros/", numbers.all_numbers),
    path("territoires/", territory.all_territories),
    path("territoire/<slug:code>/", territory.one_territory),
    path("structure/<slug:structure_id>/", structure.one_structure),
    path("telephone/", fixed.phone),
    path("vie-privee/", fixed.privacy),
    path("donnees/", fixed.sources),
    path("mentions-legales/", fixed.legal),
    path("licences/", fixed.licences),
    path("accessibilite/", fixed.accessibility),
    path("erreur/", structure.report_an_error),
    path("s/<str:name>", assets.asset),
    path("icone.svg", fixed.icon),
    path("robots.txt", fixed.robots),
]
