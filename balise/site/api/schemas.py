"""The shapes of the API's answers, for its OpenAPI document; a test holds every answer against them.

The values are made by `core.help.as_json`; the shape of a place search is in `core.geo.hits`.
"""

from typing import Literal, TypedDict

from balise.core.pack.records import Audience, ChannelKind, Known, Mode


class Said(TypedDict):
    """A reason or a note: `code` is stable, `text` is its French sentence for this audience."""

    code: str
    value: str | int | float | None
    text: str


class StructureName(TypedDict):
    """`commune`: INSEE code, null when the address is masked; `territory`: null when national or shared."""

    id: str
    name: str
    territory: str | None
    commune: str | None


class ServiceOffer(TypedDict):
    """Ages in years, inclusive; `zone`: territories served as a whole, FR for all of them."""

    id: str
    name: str
    needs: list[str]
    audiences: list[Audience]
    age_min: int | None
    age_max: int | None
    modes: list[Mode]
    zone: list[str]


class ChannelAtThatTime(TypedDict):
    """`opens_at` in Paris time; `works_here`: known to work from there; `button`: may be offered to call."""

    kind: ChannelKind
    value: str
    label: str
    hours: str
    free: Known
    on_bill: Known
    transmits: str
    state: Literal["open", "closed", "unknown"]
    opens_at: str
    opens_at_local: str
    works_here: bool
    button: bool


class MatchFound(TypedDict):
    """`distance_km` in a straight line, null when masked, remote or serving a whole territory."""

    structure: StructureName
    service: ServiceOffer
    channels: list[ChannelAtThatTime]
    specialised: bool
    distance_km: float | None
    reasons: list[Said]
    stale: bool
    verified_on: str | None
    source: str
    source_date: str


class PlaceName(TypedDict):
    code: str
    name: str
    territory: str


class TerritoryName(TypedDict):
    code: str
    name: str
    authority: str


class AuthorityInCharge(TypedDict):
    """Who is in charge of child protection there; `known`: the best contact that we have."""

    territory: TerritoryName
    cell: MatchFound | None
    switchboard: MatchFound | None
    known: Literal["cell", "switchboard", "none"]


class HelpAnswer(TypedDict):
    """Never empty. `changes_at`: next instant at which an opening shown here changes, or an empty text."""

    place: PlaceName
    audience: Audience
    needs: list[str]
    at: str
    now: list[MatchFound]
    near: list[MatchFound]
    near_total: int
    page: int
    farther: list[MatchFound]
    remote: list[MatchFound]
    authority: AuthorityInCharge
    notes: list[Said]
    changes_at: str
