"""Help listed without a place: national lines, everything in a territory, one structure, an authority."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from balise.core.help.answer_types import Authority, Match, Note
from balise.core.help.clock import Clock
from balise.core.help.entries import AUTHORITY_ROLES, Entry
from balise.core.help.index import HelpIndex
from balise.core.help.national import national_help
from balise.core.help.notes import MASKED_PLACES
from balise.core.help.opening import PARIS
from balise.core.help.order import POLICE, audience_rank
from balise.core.pack.records import EVERYWHERE, Audience

CAPITAL = "75"  # seen from there, every national number is known to work


def lines(
    index: HelpIndex, audience: Audience, at: datetime, needs: Sequence[str] = (), territory: str = CAPITAL
) -> tuple[Match, ...]:
    """The national lines an audience can call now from a territory, in the order of an answer."""
    served = [
        entry
        for entry in index.entries
        if entry.national and audience_rank(entry.structure, entry.service, audience) is not None
    ]
    clock = Clock(at, territory, index.atlas.territories[territory].timezone)
    return national_help(served, index.matchers[audience], clock, index.asked(needs)).now


def national(index: HelpIndex, at: datetime) -> tuple[Match, ...]:
    """Every national service that has a channel, whoever it is for: emergency, lines, then the others."""
    roles = ("emergency", "line", "")
    found = [entry for entry in index.entries if entry.national and entry.service.channels]
    found.sort(
        key=lambda entry: (roles.index(entry.structure.role), not entry.service.specialised, entry.rank)
    )
    return _matches(index, found, Clock(at, CAPITAL, PARIS))


def in_territory(index: HelpIndex, code: str, at: datetime) -> tuple[tuple[Match, ...], tuple[Note, ...]]:
    """Every public structure that stands in a territory or serves it, specialised and reachable first."""
    found = [
        entry
        for entry in index.entries
        if entry.structure.role not in AUTHORITY_ROLES
        and EVERYWHERE not in entry.zone
        and (entry.structure.territory == code or code in entry.zone)
    ]
    territory = index.atlas.territories[code]
    clock = Clock(at, code, territory.timezone)
    # As for a young person: the police last, what is stale below.
    found.sort(
        key=lambda entry: (
            not entry.service.specialised,
            not entry.service.channels,
            clock.is_stale(entry),
            entry.structure.type == POLICE,
            entry.structure.type,
            entry.rank,
        )
    )
    notes = [] if code in index.with_specialised else [Note("no_specialised_here", territory.locative)]
    return _matches(index, found, clock), (*notes, MASKED_PLACES)


def of_structure(index: HelpIndex, structure_id: str, at: datetime) -> tuple[Match, ...]:
    """The services of one structure; () when we do not know it."""
    found = index.by_structure.get(structure_id, ())
    return _matches(index, found, Clock(at, CAPITAL, PARIS))


def authority_in(index: HelpIndex, code: str, at: datetime) -> Authority:
    """Who is in charge of child protection in a territory."""
    territory = index.atlas.territories[code]
    return index.authorities.of(territory, index.matchers["young"], Clock(at, code, territory.timezone))


def _matches(index: HelpIndex, entries: Iterable[Entry], clock: Clock) -> tuple[Match, ...]:
    """As a young person may see them: anyone can land on a list, so the most careful rules hold."""
    matcher = index.matchers["young"]
    return tuple(matcher.match(entry, clock) for entry in entries)
