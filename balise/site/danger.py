"""The first line of an answer: whom to call in danger, from that place; not every number works everywhere."""

from collections.abc import Iterable
from html import escape

from balise.core.help.answer_types import Match
from balise.site.links import href
from balise.site.phrases import phrase
from balise.site.shelf import Shelf


def danger(shelf: Shelf, lines: Iterable[Match]) -> str:
    """The usual line where every emergency number is known to work; else what is known, said as it is."""
    emergency = [match for match in lines if match.structure.role == "emergency"]
    known = [match for match in emergency if match.channels[0].works_here]
    if len(known) == len(emergency):
        return shelf.danger
    if known:
        said = phrase("some_work")
    else:
        said = phrase("none_is_known_to_work")
    numbers = ", ".join(_link(match) for match in known or emergency)
    return f'<p class="danger"><strong>{phrase("danger_now")}</strong> {said.format(numbers)}</p>'


def _link(match: Match) -> str:
    channel = match.channels[0].channel
    name = escape(match.structure.name.partition(" - ")[2])
    return f'<a class="tel" href="{escape(href(channel))}">{escape(channel.value)}</a> {name}'
