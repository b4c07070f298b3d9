"""The public types: everything a pack can say about help, and nothing else.

Only `bureau/publication/declassify.py` makes these records from the directory; the site, the API and
`core/help` read them. A field that is not here cannot be published. Names follow HSDS 3.1 where it has one.
"""

from typing import Literal

from msgspec import Struct

Audience = Literal["young", "relative", "witness", "professional"]
AUDIENCES: tuple[Audience, ...] = ("young", "relative", "witness", "professional")

ChannelKind = Literal["call", "sms", "chat", "web", "email", "visit"]
Mode = Literal["on_site", "remote", "outreach"]
Known = Literal["yes", "no", "unknown"]  # what the source says; silence is "unknown", never "no"

# What a structure is for the answer, beside being a place where help is given.
#   emergency    17, 112, 114, 15, 18          line          a national service number (119, 3018, 0 800…)
#   cell         the CRIP of its territory     switchboard   the general number of the authority in charge
Role = Literal["", "emergency", "line", "cell", "switchboard"]
NATIONAL_ROLES: tuple[Role, ...] = ("emergency", "line")

EVERYWHERE = "FR"  # the one zone code that is not a territory


class Channel(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One way to reach a service."""

    kind: ChannelKind
    value: str = ""  # the number as it is read aloud, an e-mail, an http(s) address; "" for a visit
    label: str = ""
    hours: str = ""  # as the source wrote them, in French
    # Weekly opening as [start, end) minutes since Monday 00:00 in `timezone`; None: not known, () : never.
    opening: tuple[tuple[int, int], ...] | None = None
    timezone: str = "Europe/Paris"
    free: Known = "unknown"
    on_bill: Known = "unknown"  # can it appear on a phone bill?
    confidential: Known = "unknown"  # what a source claims; never printed as a promise
    transmits: str = ""  # what is passed on and to whom, in French; "": the source does not say
    # Territories where the number is known to work; None: an ordinary number, reachable as any other.
    works_in: tuple[str, ...] | None = None


class Service(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One kind of help given by a structure."""

    id: str
    name: str
    needs: tuple[str, ...] = ()
    audiences: tuple[Audience, ...] = ()
    age_min: int | None = None  # years, inclusive
    age_max: int | None = None  # years, inclusive
    modes: tuple[Mode, ...] = ()
    zone: tuple[str, ...] = ()  # territories served as a whole, or (EVERYWHERE,); (): the surroundings alone
    specialised: bool = False  # works with minors exposed to sexual exploitation
    access: str = ""
    channels: tuple[Channel, ...] = ()


class Structure(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place, team or desk where help is given. Masked: no commune, address, postal code or point."""

    id: str
    name: str
    organisation: str = ""
    scheme: str = ""
    hosted_by: str = ""
    kind: Literal["physical", "virtual", "mobile"] = "physical"
    type: str = ""  # the type of the start data (juridique, sante_mentale…); a need list follows from it
    role: Role = ""
    masked: bool = False
    territory: str | None = None  # None: national, or a département that two authorities share (69)
    commune: str | None = None  # INSEE code
    commune_name: str = ""
    address: str = ""
    postal_code: str = ""
    latitude: float | None = None  # WGS 84; the commune's point unless the source gave its own
    longitude: float | None = None
    services: tuple[Service, ...] = ()
    source: str = ""  # name given at import (`--source`)
    source_url: str = ""  # http(s) address of the public page, or ""
    source_date: str = ""  # YYYY, YYYY-MM or YYYY-MM-DD as the source said; "" when it did not
    verified_on: str | None = None  # YYYY-MM-DD, from a named person's confirmation alone


class Need(Struct, frozen=True, kw_only=True):
    """One row of `data/needs.csv`, the published list."""

    code: str
    label: str  # for adults ("vous")
    label_young: str  # for a young person ("tu")
    definition: str
    words: tuple[str, ...]  # what people say for it, slang included; for search, never as a title
    types: tuple[str, ...]  # structure types that answer it


class Directory(Struct, frozen=True, kw_only=True):
    """What `directory.json` of a pack holds."""

    structures: tuple[Structure, ...]
    needs: tuple[Need, ...]
