"""A country of six towns and records to fill it: two lands side by side, an island, an atoll."""

from datetime import UTC, datetime

from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import Atlas
from balise.core.geo.records import Department, Place, Region, Territory
from balise.core.help.answer import HelpIndex
from balise.core.help.answer_types import Answer, Match
from balise.core.help.hours import Intervals
from balise.core.help.needs import load_needs
from balise.core.pack.records import AUDIENCES, Audience, Channel, Directory, Role, Service, Structure

NEEDS = load_needs(SHIPPED_DATA / "needs.csv")
AT = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)  # a Wednesday, 11:00 in Paris
ALWAYS: Intervals = ((0, 7 * 24 * 60),)
MAINLAND = ("N", "S")

# code: territory, latitude, longitude, landmass, time zone. Nord and Sud are 22 km apart, Ile 22 km off Nord.
TOWNS = {
    "N01": ("N", 47.0, 2.0, 1, "Europe/Paris"),
    "N02": ("N", 47.5, 2.0, 1, "Europe/Paris"),
    "S01": ("S", 46.8, 2.0, 1, "Europe/Paris"),
    "S02": ("S", 45.0, 2.0, 1, "Europe/Paris"),
    "I01": ("I", 47.0, 1.71, 2, "Europe/Paris"),
    "P01": ("P", -17.5, -149.6, 3, "Pacific/Tahiti"),
}
_NEIGHBOURS = {"N": ("S",), "S": ("N",), "I": (), "P": ()}
_NAMES = {"N": "Nord", "S": "Sud", "I": "Île", "P": "Atoll"}


def matches_of(found: Answer) -> tuple[Match, ...]:
    """Every match of an answer, once each place it stands in."""
    offices = (found.authority.cell, found.authority.switchboard)
    return (*found.now, *found.near, *found.farther, *found.remote, *(one for one in offices if one))


def country() -> Atlas:
    return Atlas(
        places={
            code: Place(
                code=code,
                name=f"Ville {code}",
                kind="commune",
                department=territory,
                region="R",
                territory=territory,
                postal_codes=(),
                latitude=latitude,
                longitude=longitude,
                population=1000,
                landmass=landmass,
                timezone=timezone,
            )
            for code, (territory, latitude, longitude, landmass, timezone) in TOWNS.items()
        },
        territories={
            code: Territory(
                code=code,
                name=name,
                authority=f"Département {name}",
                kind="département",
                region="R",
                departments=(code,),
                locative=f"dans {name}",
                genitive=f"de {name}",
                timezone="Pacific/Tahiti" if code == "P" else "Europe/Paris",
                neighbours=_NEIGHBOURS[code],
                outline=True,
            )
            for code, name in _NAMES.items()
        },
        departments={code: Department(code, name, "R", (code,)) for code, name in _NAMES.items()},
        regions={"R": Region("R", "Région")},
        former={"N99": "N01"},
    )


def index_of(*structures: Structure) -> HelpIndex:
    return HelpIndex(Directory(structures=structures, needs=NEEDS), country())


def call(value: str = "01 00 00 00 00", **fields: object) -> Channel:
    return Channel(kind="call", value=value, **fields)  # type: ignore[arg-type]


def house(
    id_: str,
    town: str | None = "N01",
    *,
    audiences: tuple[Audience, ...] = AUDIENCES,
    type_: str = "ecoute",
    specialised: bool = False,
    zone: tuple[str, ...] = (),
    channels: tuple[Channel, ...] | None = None,
    territory: str | None = None,
    age_min: int | None = None,
    source_date: str = "2026-06",
    **fields: object,
) -> Structure:
    """A structure in a town, or of which only the territory is known."""
    place = TOWNS.get(town or "")
    return Structure(
        id=id_,
        name=f"Maison {id_}",
        type=type_,
        territory=place[0] if place else territory,
        commune=town,
        latitude=place[1] if place else None,
        longitude=place[2] if place else None,
        services=(
            Service(
                id=id_,
                name=f"Service {id_}",
                audiences=audiences,
                age_min=age_min,
                zone=zone,
                specialised=specialised,
                channels=(call(),) if channels is None else channels,
            ),
        ),
        source="essai",
        source_date=source_date,
        **fields,  # type: ignore[arg-type]
    )


def line(
    number: str,
    role: Role = "line",
    *,
    audiences: tuple[Audience, ...] = AUDIENCES,
    needs: tuple[str, ...] = ("talk",),
    works_in: tuple[str, ...] | None = ("N", "S", "I"),
    kind: str = "call",
    more: tuple[Channel, ...] = (),
    opening: Intervals | None = ALWAYS,
) -> Structure:
    channel = Channel(kind=kind, value=number, opening=opening, works_in=works_in)  # type: ignore[arg-type]
    return Structure(
        id=number.replace(" ", "-"),
        name=f"Ligne {number}",
        kind="virtual",
        role=role,
        services=(
            Service(
                id=number.replace(" ", "-"),
                name=f"Ligne {number}",
                needs=needs,
                audiences=audiences,
                zone=("FR",),
                channels=(channel, *more),
            ),
        ),
        source="essai",
    )


EMERGENCY = (
    line("17", "emergency", needs=("police", "runaway")),
    line("112", "emergency"),
    line("114", "emergency", kind="sms"),
    line("15", "emergency"),
    line("18", "emergency"),
)
LINES = (
    *EMERGENCY,
    line("119"),
    line("116 000", needs=("runaway", "parents")),
    line("3018", needs=("images",)),
)
