"""The first line of an answer: whom to call in danger, from that place; not every number works everywhere."""

from collections.abc import Iterable
from html import escape

from django.utils.translation import gettext as _

from balise.core.help.answer_types import Match
from balise.site.links import href
from balise.site.shelf import Shelf


def danger(shelf: Shelf, lines: Iterable[Match]) -> str:
    """The usual line where every emergency number is known to work; else what is known, said as it is."""
    emergency = [match for match in lines if match.structure.role == "emergency"]
    known = [match for match in emergency if match.channels[0].works_here]
    if len(known) == len(emergency):
        return shelf.danger
    if known:
        said = _("D'ici, ces numéros fonctionnent : {}. Pour les autres, nous ne le savons pas.")
    else:
        said = _(
            "Nous ne savons pas quels numéros fonctionnent d'ici. À essayer l'un après l'autre : {}. "
            "Ou demander à une personne à côté."
        )
    numbers = ", ".join(_link(match) for match in known or emergency)
    return f'<p class="danger"><strong>{_("Danger maintenant ?")}</strong> {said.format(numbers)}</p>'


def _link(match: Match) -> str:
    channel = match.channels[0].channel
    name = escape(match.structure.name.partition(" - ")[2])
    return f'<a class="tel" href="{escape(href(channel))}">{escape(channel.value)}</a> {name}'
