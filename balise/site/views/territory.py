"""`/territoire/<code>/`: who is in charge, everything public that we know there, and the neighbours."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from balise.core.help.entries import AUTHORITY_ROLES
from balise.core.help.lists import authority_in, in_territory, lines
from balise.core.help.wording import sentence
from balise.site.authority_block import authority_block
from balise.site.cards import fill_all
from balise.site.current_pack import Current, current
from balise.site.danger import danger
from balise.site.maps import map_of_territory
from balise.site.page import fixed_page, page

PAGE_SIZE = 20


@require_safe
def all_territories(request: HttpRequest) -> HttpResponse:
    return fixed_page(request, "territories.html", current(), territories_context)


@require_safe
def one_territory(request: HttpRequest, code: str) -> HttpResponse:
    held = current()
    atlas = held.pack.atlas
    territory = atlas.territories.get(code.upper())
    if territory is None:
        department = atlas.departments.get(code.upper())
        if department is None:
            raise Http404
        if len(department.territories) == 1:
            return HttpResponsePermanentRedirect(f"/territoire/{department.territories[0]}/")
        choices = [atlas.territories[each] for each in department.territories]
        return page("which_territory.html", {"department": department, "choices": choices}, held)
    at = datetime.now(UTC)
    matches, notes = in_territory(held.help, territory.code, at)
    pages = max(1, -(-len(matches) // PAGE_SIZE))
    number = _page_number(request.GET.get("page", "1"), pages)
    context = {
        "territory": territory,
        "danger": danger(held.shelf, lines(held.help, "young", at, territory=territory.code)),
        "authority": authority_block(
            held.shelf.authorities, held.shelf.cards, authority_in(held.help, territory.code, at), "young"
        ),
        "map": map_of_territory(held, territory.code),
        "count": ngettext("{} fiche publique", "{} fiches publiques", len(matches)).format(len(matches))
        if matches
        else _("Aucune fiche publique. Cela ne veut pas dire qu'il n'y a pas d'aide."),
        "cards": fill_all(
            held.shelf.cards,
            matches[(number - 1) * PAGE_SIZE : number * PAGE_SIZE],
            "young",
        ),
        "page": number,
        "pages": pages,
        "before": number - 1,
        "after": number + 1,
        "notes": [sentence(note.code, note.value, "relative", _) for note in notes],
        "neighbours": [atlas.territories[each] for each in territory.neighbours],
    }
    return page("territory.html", context, held)


def _page_number(text: str, pages: int) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= pages):
        raise Http404
    return int(text)


def territories_context(held: Current) -> dict[str, Any]:
    """Regions with their territories, each with how many public structures we know there."""
    atlas = held.pack.atlas
    counts = Counter(s.territory for s in held.pack.directory.structures if s.role not in AUTHORITY_ROLES)
    regions = [
        (
            region.name,
            [
                (territory, _known(counts[code]))
                for code, territory in atlas.territories.items()
                if territory.region == region.code
            ],
        )
        for region in atlas.regions.values()
    ]
    return {"regions": regions}


def _known(count: int) -> str:
    if not count:
        return _("aucun lieu connu de nous")
    return ngettext("{} lieu connu", "{} lieux connus", count).format(count)
