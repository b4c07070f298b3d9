"""`/structure/<id>/`: one record, whole; and the way to say that it is wrong."""

from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from balise.core.help.lists import of_structure
from balise.core.pack.records import NATIONAL_ROLES
from balise.site.cards import fill_all, under_their_title, unfolded
from balise.site.current_pack import current
from balise.site.page import page


@require_safe
def one_structure(request: HttpRequest, structure_id: str) -> HttpResponse:
    held = current()
    matches = of_structure(held.help, structure_id, datetime.now(UTC))
    if not matches:
        raise Http404
    structure = matches[0].structure
    territory = held.pack.atlas.territories.get(structure.territory or "")
    context = {
        "structure": structure,
        "territory": territory,
        "back": f"/territoire/{territory.code}/" if territory else "/numeros/",
        "stale": any(match.stale for match in matches) and structure.role not in NATIONAL_ROLES,
        "cards": under_their_title(unfolded(fill_all(held.shelf.cards, matches, "young")), structure.name),
    }
    return page("structure.html", context, held)


@require_safe
def report_an_error(request: HttpRequest) -> HttpResponse:
    """How to tell the operator. Which record: by its public id, if it is one of ours."""
    held = current()
    wanted = request.GET.get("fiche", "")
    structure = next((s for s in held.pack.directory.structures if s.id == wanted), None) if wanted else None
    subject = _("Erreur dans la fiche {}").format(structure.id) if structure else _("Erreur sur le site")
    return page("report.html", {"structure": structure, "subject": subject}, held)
