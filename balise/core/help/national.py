"""National help, the same for many territories: the lines to call now, and what is used from afar."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from balise.core.help import order
from balise.core.help.answer_types import Match, Reason
from balise.core.help.clock import Clock
from balise.core.help.entries import FROM_AFAR, Entry
from balise.core.help.match import Matcher
from balise.core.help.reach import number_digits
from balise.core.pack.records import EVERYWHERE, NATIONAL_ROLES, Audience, Channel, ChannelKind

# The order inside emergency. For a young person the police come last of the five: they are never what a young
# person meets first, and the other four send them when there is danger.
EMERGENCY = ("17", "112", "114", "15", "18")
EMERGENCY_YOUNG = ("112", "114", "15", "18", "17")
CHILD_IN_DANGER = "119"
MISSING_CHILDREN = "116000"
POLICE_NUMBER = "17"

SOMEONE_TO_TALK_TO = "talk"  # the need that stands first after those asked

REMOTE_SIZE = 12
_SPOKEN: tuple[ChannelKind, ...] = ("call", "sms", "chat")
_SILENT: tuple[ChannelKind, ...] = ("chat", "email", "web")  # in the order in which help answers soonest


class National(Struct, frozen=True):
    now: tuple[Match, ...]
    remote: tuple[Match, ...]
    unsure: bool  # some number shown is not known to work from there


def national_help(
    entries: Iterable[Entry], matcher: Matcher, clock: Clock, asked: tuple[str, ...]
) -> National:
    """`entries`: the national ones that this audience gets. One match a structure in each part."""
    structures: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if EVERYWHERE not in entry.zone and clock.territory not in entry.zone:
            continue  # a line for other territories
        structures[entry.structure.id].append(entry)
    lines, afar = [], []
    for services in structures.values():
        spoken = _channels(services, _SPOKEN)
        is_line = services[0].structure.role in NATIONAL_ROLES and any(one.kind != "chat" for one in spoken)
        rest = [one for one in _channels(services, FROM_AFAR) if not (is_line and one in spoken)]
        if is_line:
            best = _best(services, ("call", "sms"), asked)
            lines.append((_line_order(best, spoken, matcher.audience, clock, asked), best, spoken))
        if rest:
            best = _best(services, {one.kind for one in rest}, asked)
            afar.append((_afar_order(best, rest, matcher.audience, clock, asked), best, rest))
    now = tuple(
        matcher.match(entry, clock, asked, because=_line_reasons(entry, spoken, asked), channels=spoken)
        for _, entry, spoken in sorted(lines, key=lambda line: line[0])
    )
    remote = tuple(
        matcher.match(entry, clock, asked, because=(Reason("remote"),), channels=rest)
        for _, entry, rest in sorted(afar, key=lambda one: one[0])[:REMOTE_SIZE]
    )
    unsure = any(not channel.works_here for match in (*now, *remote) for channel in match.channels)
    return National(now, remote, unsure)


def _channels(services: Iterable[Entry], kinds: Sequence[ChannelKind]) -> list[Channel]:
    """The channels of these kinds, in that order, each number or address once."""
    found = {
        (channel.kind, channel.value): channel
        for one in reversed(tuple(services))
        for channel in one.service.channels
    }
    return sorted(
        (channel for channel in reversed(found.values()) if channel.kind in kinds),
        key=lambda channel: kinds.index(channel.kind),
    )


def _best(services: Iterable[Entry], kinds: Collection[ChannelKind], asked: Sequence[str]) -> Entry:
    """What stands for a structure: a service with such a channel, that meets a need, the most general."""
    return min(
        services,
        key=lambda one: (
            not any(channel.kind in kinds for channel in one.service.channels),
            not set(asked) & set(one.needs),
            one.service.specialised,
            one.rank,
        ),
    )


def _worth(entry: Entry, audience: Audience, asked: Sequence[str]) -> tuple[bool, int, int, int]:
    """Not specialised, need (0 met, 1 someone to talk to, 2 neither), audience, rank: the lower first."""
    rank = order.audience_rank(entry.structure, entry.service, audience)
    unmet = 0 if set(asked) & set(entry.needs) else 1 if SOMEONE_TO_TALK_TO in entry.needs else 2
    return (not entry.service.specialised, unmet, 8 if rank is None else rank, entry.rank)


def _line_order(
    entry: Entry, spoken: Sequence[Channel], audience: Audience, clock: Clock, asked: Sequence[str]
) -> tuple[int, bool, int, int, bool, int, int]:
    """Emergency, 119, missing children for their families, then what is known to work there, by relevance."""
    specialised, unmet, rank, last = _worth(entry, audience, asked)
    numbers = {number_digits(channel.value) for channel in spoken}
    emergency = EMERGENCY_YOUNG if audience == "young" else EMERGENCY
    block, place = 2, 0
    if entry.structure.role == "emergency":
        block, place = (
            0,
            min((emergency.index(one) for one in numbers if one in emergency), default=len(emergency)),
        )
    elif CHILD_IN_DANGER in numbers:
        block = 1
    elif MISSING_CHILDREN in numbers and ("runaway" in asked or audience == "relative"):
        block, place = 1, 1  # a parent who looks for a child must not read ten lines first
    works = any(channel.works_in is None or clock.territory in channel.works_in for channel in spoken)
    # In the Pacific: an emergency number known to work there stands above those that we are not sure of.
    return (block, block != 1 and not works, place, unmet, specialised, rank, last)


def _afar_order(
    entry: Entry, channels: Sequence[Channel], audience: Audience, clock: Clock, asked: Sequence[str]
) -> tuple[bool, bool, int, int, int, bool, int]:
    """Specialised first, then the needs, then what answers soonest."""
    specialised, unmet, rank, last = _worth(entry, audience, asked)
    kinds = [_SILENT.index(channel.kind) for channel in channels if channel.kind in _SILENT]
    old = clock.is_stale(entry)
    below = old and audience == "young" and entry.structure.role == ""
    return (below, specialised, unmet, min(kinds, default=len(_SILENT)), rank, old, last)


def _line_reasons(entry: Entry, spoken: Sequence[Channel], asked: Sequence[str]) -> tuple[Reason, ...]:
    numbers = {number_digits(channel.value) for channel in spoken}
    if "runaway" in asked and POLICE_NUMBER in numbers:
        return (Reason("emergency"), Reason("runaway_at_once"))
    if "runaway" in asked and MISSING_CHILDREN in numbers:
        return (Reason("missing_children"),)
    if entry.structure.role == "emergency":
        return (Reason("emergency"),)
    return (Reason("child_in_danger" if CHILD_IN_DANGER in numbers else "national_line"),)
