"""Why an answer looks as it does: the notes that go with it, in the order in which they are read."""

from collections.abc import Iterator, Sequence

from balise.core.geo.records import Territory
from balise.core.help.answer_types import Authority, Match, Note
from balise.core.help.index import HelpIndex
from balise.core.help.pool import REACH_KM
from balise.core.pack.records import Audience

MASKED_PLACES = Note("masked_places")
STRAIGHT_LINE = Note("straight_line")


def notes_of(
    index: HelpIndex,
    territory: Territory,
    audience: Audience,
    asked: Sequence[str],
    near: Sequence[Match],
    farther: Sequence[Match],
    authority: Authority,
    unsure_numbers: bool,
) -> Iterator[Note]:
    """`near`: the page shown. The sentence on places that are not listed is in every answer, always."""
    shown = (*near, *farther)
    if not any(match.distance_km is not None and match.distance_km <= REACH_KM for match in near):
        yield Note("no_site_within_reach", round(REACH_KM))
    if territory.code in index.specialised_without_contact:
        yield Note("specialised_without_contact", index.specialised_without_contact[territory.code])
    if territory.code not in index.with_specialised:
        yield Note("no_specialised_here", territory.locative)
    if asked and near and not any(reason.code == "need" for match in near for reason in match.reasons):
        yield Note("need_not_met_near")
    if without := index.without_contact.get((territory.code, audience)):
        yield Note("without_contact", without)
    if any(match.distance_km is None for match in shown):
        yield Note("territory_only")
    if any(reason.code == "across_sea" for match in farther for reason in match.reasons):
        yield Note("farther_across_sea")
    if unsure_numbers:
        yield Note("unsure_numbers", territory.locative)
    if authority.known == "none":
        yield Note("authority_unknown", territory.authority)
    elif authority.known == "switchboard":
        yield Note("authority_switchboard", territory.authority)
    if old := sum(match.stale for match in shown):
        yield Note("old_records", old)
    if any(match.distance_km is not None for match in shown):
        yield STRAIGHT_LINE
    yield MASKED_PLACES
