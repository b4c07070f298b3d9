"""What an answer is made of. `core.help.answer` fills it; the site, the API and `balise help` show it.

Reasons and notes are codes with a value: their French is in `core.help.wording`, once, for all three.
"""

from typing import Literal

from msgspec import Struct

from balise.core.geo.records import Place, Territory
from balise.core.pack.records import Audience, Channel, Service, Structure

OpenState = Literal["open", "closed", "unknown"]


class ChannelNow(Struct, frozen=True):
    """A channel at the time of the answer."""

    channel: Channel
    state: OpenState
    # "HH:MM" in Paris time when closed and it opens within seven days; another day is named ("lun 09:00").
    opens_at: str = ""
    opens_at_local: str = ""  # the same in the place's own time, "" where it is Paris time
    works_here: bool = True  # False: we do not know if this number works from that place
    button: bool = True  # False: print it, but do not offer to call (stale record, young person)


class Reason(Struct, frozen=True):
    """Why a match is here. `code` is a key of `wording.REASONS`, `value` fills its sentence."""

    code: str
    value: str | int | float | None = None


class Match(Struct, frozen=True):
    structure: Structure
    service: Service
    channels: tuple[ChannelNow, ...]
    specialised: bool
    distance_km: float | None  # straight line, rounded to 100 m; None: masked, remote or whole territory
    reasons: tuple[Reason, ...]
    stale: bool  # last confirmed or sourced more than 24 months ago, or never dated


class Authority(Struct, frozen=True):
    """Who is in charge of child protection there, and how to reach them as far as we know."""

    territory: Territory
    cell: Match | None
    switchboard: Match | None
    known: Literal["cell", "switchboard", "none"]  # the best contact that we have; none: 119, and we say so


class Note(Struct, frozen=True):
    """Why the answer looks as it does. `code` is a key of `wording.NOTES`."""

    code: str
    value: str | int | float | None = None


class Answer(Struct, frozen=True):
    place: Place
    territory: Territory
    audience: Audience
    needs: tuple[str, ...]
    at: str  # ISO 8601, UTC
    now: tuple[Match, ...]  # lines to call: emergency first
    near: tuple[Match, ...]  # the asked page of them
    near_total: int
    page: int
    farther: tuple[Match, ...]
    remote: tuple[Match, ...]
    authority: Authority
    notes: tuple[Note, ...]
    nearest_specialised: Match | None  # near, any page, else `farther`; young: never stale
    # ISO 8601, UTC: the next instant at which an opening shown here changes; "" if none within a week.
    changes_at: str
