"""Read `structures.csv`: one row a place, team or desk where help is given."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

from balise.core.geo.atlas import Atlas
from balise.core.pack.records import EVERYWHERE, Known, Mode, Role
from balise.exchange import fields
from balise.exchange.csv_reading import Columns, Row, read_csv
from balise.exchange.masking import MASKED, PUBLIC, columns_that_tell, drop_place
from balise.exchange.placing import Placement, Placer
from balise.exchange.problems import Problem, Wrong
from balise.exchange.records import ChannelRecord, Incoming, ServiceRecord, StructureRecord
from balise.exchange.row import NONE, RowReader

_REQUIRED = """
    id nom organisation type specialise publics adresse code_postal commune code_insee departement telephone
    email url horaires gratuit confidentialite source_url source_date notes
"""
COLUMNS = Columns(
    required=tuple(_REQUIRED.split()),
    optional=("latitude", "longitude", "age_min", "age_max", "besoins"),
)
# The number of the authority in charge, as the administration's directory names it.
_SWITCHBOARD = re.compile(r"Conseil départemental\b", re.IGNORECASE)
# The hours themselves say that one can come: an address alone is not a way to reach somebody.
_ONE_CAN_COME = re.compile(
    r"\bsans rendez-vous\b|\baccès libre\b|\baccueil de jour\b|\baccueil physique\b", re.IGNORECASE
)
_OUTREACH = re.compile(r"\bmaraudes?\b|\bitinérante?s?\b", re.IGNORECASE)
_FREE_NUMBER = re.compile(r"0 80[0-5] ")  # the call itself is free; elsewhere "gratuit" is said of the help


def read_structures(
    path: Path,
    atlas: Atlas,
    need_codes: frozenset[str],
    today: datetime.date,
    masked_ids: frozenset[str] = frozenset(),
) -> Iterator[Incoming | Problem]:
    """Every row, understood or refused, in the order of the file.

    Args:
        masked_ids: structures that a person asked to mask: their rows are read as masked whatever they say.

    Raises:
        FileRefused: the file, its encoding or its header cannot be used.
    """
    placer = Placer(atlas)
    first_line: dict[str, int] = {}
    for row in read_csv(path, COLUMNS):
        if isinstance(row, Problem):
            yield row
            continue
        reader, telling = _open(path.name, row, atlas, masked_ids)
        structure = _structure(reader, placer, need_codes, today)
        for column in telling:
            reader.refuse(
                column,
                Wrong(
                    "ce texte nomme la commune ou l'adresse, et la ligne dit qu'il ne faut pas les montrer : "
                    "retirez-les."
                ),
            )
        identifier = reader.values.get("id", "")
        if identifier and not reader.problems and first_line.setdefault(identifier, row.line) != row.line:
            reader.refuse("id", Wrong(f"cet identifiant est déjà à la ligne {first_line[identifier]}."))
        if reader.problems:
            yield from reader.problems
        else:
            yield Incoming(rows=(reader.received(structure),), structure=structure)


def _open(file: str, row: Row, atlas: Atlas, masked_ids: frozenset[str]) -> tuple[RowReader, tuple[str, ...]]:
    """First of all: a row that is not clearly public loses its place, and no message will quote it."""
    values = row.values
    if values["confidentialite"] == PUBLIC and values["id"] not in masked_ids:
        return RowReader(file, row.line, values, values["id"]), ()
    told = values["confidentialite"] in (PUBLIC, MASKED)
    telling = columns_that_tell(values, atlas) if told else ()  # first things first: what is this row?
    row.values = drop_place(values)
    if row.values["confidentialite"] == PUBLIC:
        row.values["confidentialite"] = MASKED
    reader = RowReader(file, row.line, row.values, values["id"], shown=False)
    if not told:
        reader.refuse("confidentialite", Wrong(f"écrivez {PUBLIC} ou {MASKED}."))
    return reader, telling


def _structure(
    row: RowReader, placer: Placer, need_codes: frozenset[str], today: datetime.date
) -> StructureRecord:
    take = row.take
    masked = not row.shown
    identifier = take("id", fields.slug, default="")
    name = take("nom", fields.needed, 200, default="")
    type_ = take("type", fields.structure_type, default="")
    role: Role = "switchboard" if type_ == "protection_enfance" and _SWITCHBOARD.match(name) else ""
    department = take("departement", placer.department, default="")
    placement = _placement(row, placer, department)
    address = take("adresse", fields.text, 300, default="")
    postal_code = take("code_postal", _postal_code, default="")
    latitude = take("latitude", fields.degrees, 90, default=None)
    longitude = take("longitude", fields.degrees, 180, default=None)
    if (latitude is None) != (longitude is None):
        row.refuse(
            "latitude" if latitude is None else "longitude",
            Wrong("une position a une latitude et une longitude."),
        )
    age_min = take("age_min", fields.age, default=None)
    age_max = take("age_max", fields.age, default=None)
    if age_min is not None and age_max is not None and age_min > age_max:
        row.refuse("age_max", Wrong("l'âge le plus haut est sous l'âge le plus bas."))

    if role == "switchboard" and department:
        # In charge of its territory, wherever its building stands: the Rhône's is in the Métropole de Lyon.
        territories = placer.territories(department)
        placement = Placement(territories[0], territories[:1], placement.commune, placement.commune_name)
    hours = take("horaires", fields.text, 300, default="")
    has_place = not masked and bool(placement.commune or address)
    channels = _channels(row, department, hours, has_place)
    outreach = bool(_OUTREACH.search(f"{name} {hours}"))
    return StructureRecord(
        id=identifier,
        name=name,
        organisation=take("organisation", fields.text, 200, default=""),
        kind="mobile" if outreach and not address else "physical",
        type=type_,
        role=role,
        masked=masked,
        territory=placement.territory,
        commune=placement.commune,
        commune_name=placement.commune_name,
        postal_code=postal_code,
        address=address,
        latitude=latitude,
        longitude=longitude,
        source_url=take("source_url", fields.web_address, default=""),
        source_date=take("source_date", fields.source_date, today, default=""),
        services=(
            ServiceRecord(
                id=identifier,
                name=name,
                audiences=take("publics", fields.audiences, default=()),
                needs=take("besoins", fields.needs, need_codes, default=NONE),
                age_min=age_min,
                age_max=age_max,
                modes=_modes(type_, channels, outreach),
                zone=_zone(placement, masked),
                specialised=take("specialise", fields.yes, default=False),
                access="" if channels else hours,
                channels=channels,
            ),
        ),
    )


def _placement(row: RowReader, placer: Placer, department: str) -> Placement:
    """By commune code, else by postal code and name, else the département as a whole, else the country."""
    code, name = row.values.get("code_insee", ""), row.values.get("commune", "")
    postal_code = row.values.get("code_postal", "")
    whole = placer.of_department(department)
    try:
        if code:
            return placer.of_commune(code, name, department)
        if name and re.fullmatch(r"\d{5}", postal_code):
            return placer.of_address(postal_code, name, department)
        if name:
            return placer.of_address("", name, department)
    except Wrong as wrong:
        row.refuse("code_insee" if code else "commune", wrong)
    return whole


def _zone(placement: Placement, masked: bool) -> tuple[str, ...]:
    # A masked row that names no département is not "national": we simply cannot say where it is.
    return () if masked and placement.zone == (EVERYWHERE,) else placement.zone


def _postal_code(value: str) -> str:
    if value and not re.fullmatch(r"\d{5}", value, re.ASCII):
        missing = " (un tableur enlève parfois le 0 du début)" if re.fullmatch(r"\d{4}", value) else ""
        raise Wrong(f"un code postal a cinq chiffres{missing}.", value)
    return value


def _channels(row: RowReader, department: str, hours: str, has_place: bool) -> tuple[ChannelRecord, ...]:
    free: Known = row.take("gratuit", fields.known, default="unknown")
    numbers = row.take("telephone", fields.phones, department, default=NONE)
    emails = row.take("email", fields.emails, default=NONE)
    web = row.take("url", fields.web_address, default="")
    channels = [
        ChannelRecord(
            key=f"call-{rank}",
            kind="call",
            value=number,
            hours=hours,
            free=free if _FREE_NUMBER.match(number) else "unknown",
        )
        for rank, number in enumerate(numbers, start=1)
    ]
    comes = has_place and bool(_ONE_CAN_COME.search(hours))
    # Hours belong to people who answer; a lone e-mail or page carries them when nothing else can.
    left = "" if numbers or comes else hours
    channels += [
        ChannelRecord(key=f"email-{rank}", kind="email", value=address, hours=left)
        for rank, address in enumerate(emails, start=1)
    ]
    if web:
        channels.append(ChannelRecord(key="web-1", kind="web", value=web, hours="" if emails else left))
    if comes:
        channels.append(ChannelRecord(key="visit", kind="visit", hours=hours, free=free))
    return tuple(channels)


def _modes(type_: str, channels: tuple[ChannelRecord, ...], outreach: bool) -> tuple[Mode, ...]:
    modes: list[Mode] = []
    listens = type_ == "ecoute" and any(channel.kind == "call" for channel in channels)
    if not listens or any(channel.kind == "visit" for channel in channels):
        modes.append("on_site")
    if listens:
        modes.append("remote")
    if outreach:
        modes.append("outreach")
    return tuple(modes)
