"""`/numeros/`: every national number, with its hours, cost, bill, and what it transmits to whom."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from balise.core.help.answer_types import Match
from balise.core.help.lists import national
from balise.site.cards import fill_all, unfolded
from balise.site.current_pack import current
from balise.site.page import page


@require_safe
def all_numbers(request: HttpRequest) -> HttpResponse:
    held = current()
    matches = national(held.help, datetime.now(UTC))
    titles = {
        "emergency": _("Urgence"),
        "line": _("Écoute et aide, partout en France"),
        "": _("Associations nationales et services en ligne"),
    }

    def having(role: str) -> list[Match]:
        return [match for match in matches if match.structure.role == role]

    # Everything open at once: on this page people compare.
    groups = [
        (title, unfolded(fill_all(held.shelf.cards, having(role), "young"))) for role, title in titles.items()
    ]
    return page("numbers.html", {"groups": groups}, held)
