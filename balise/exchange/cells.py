"""Read `crip.csv`: one row a child-protection cell (CRIP)."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from balise.core.geo.atlas import Atlas
from balise.exchange import fields
from balise.exchange.csv_reading import Columns, read_csv
from balise.exchange.placing import Placement, Placer
from balise.exchange.problems import Problem, Wrong
from balise.exchange.records import ChannelRecord, Incoming, ServiceRecord, StructureRecord
from balise.exchange.row import NONE, RowReader

_REQUIRED = """
    departement nom telephone email adresse code_postal commune horaires source_url source_date notes
"""
COLUMNS = Columns(required=tuple(_REQUIRED.split()))
TYPE = "protection_enfance"


def read_cells(path: Path, atlas: Atlas, today: datetime.date) -> Iterator[Incoming | Problem]:
    """Every row, understood or refused. A cell's public address is `crip-` and its département.

    Raises:
        FileRefused: the file, its encoding or its header cannot be used.
    """
    placer = Placer(atlas)
    first_line: dict[str, int] = {}
    for row in read_csv(path, COLUMNS):
        if isinstance(row, Problem):
            yield row
            continue
        reader = RowReader(path.name, row.line, row.values, _key(row.values["departement"]))
        department = reader.take("departement", _department, placer, default="")
        structure = _cell(reader, placer, department, today)
        if department and first_line.setdefault(department, row.line) != row.line:
            reader.refuse(
                "departement", Wrong(f"ce département est déjà à la ligne {first_line[department]}.")
            )
        if reader.problems:
            yield from reader.problems
        else:
            yield Incoming(rows=(reader.received(structure),), structure=structure)


def _key(department: str) -> str:
    return f"crip-{department.lower()}"


def _department(value: str, placer: Placer) -> str:
    if not value:
        raise Wrong("une cellule a un département.")
    return placer.department(value)


def _cell(row: RowReader, placer: Placer, department: str, today: datetime.date) -> StructureRecord:
    """A cell belongs to the authority of its département: 69 is the Rhône's alone, 67 and 68 are Alsace's."""
    take = row.take
    identifier = _key(department)
    name = take("nom", fields.needed, 200, default="")
    territories = placer.territories(department) if department else ()
    territory = territories[0] if territories else ""
    where = _commune(row, placer, department)
    hours = take("horaires", fields.text, 300, default="")
    calls = [
        ChannelRecord(key=f"call-{rank}", kind="call", value=number, hours=hours)
        for rank, number in enumerate(take("telephone", fields.phones, department, default=NONE), start=1)
    ]
    emails = [
        ChannelRecord(key=f"email-{rank}", kind="email", value=address, hours="" if calls else hours)
        for rank, address in enumerate(take("email", fields.emails, default=NONE), start=1)
    ]
    channels = (*calls, *emails)
    return StructureRecord(
        id=identifier,
        name=name,
        organisation="",
        type=TYPE,
        role="cell",
        territory=territory,
        commune=where.commune,
        commune_name=where.commune_name,
        postal_code=row.values.get("code_postal", ""),
        address=take("adresse", fields.text, 300, default=""),
        source_url=take("source_url", fields.web_address, default=""),
        source_date=take("source_date", fields.source_date, today, default=""),
        services=(
            ServiceRecord(
                id=identifier,
                name=name,
                # Anyone may write to a cell (CASF L226-3; content B5).
                audiences=("young", "relative", "witness", "professional"),
                modes=("remote",),
                zone=territories[:1],
                access="" if channels else hours,
                channels=channels,
            ),
        ),
    )


def _commune(row: RowReader, placer: Placer, department: str) -> Placement:
    """Where its office stands, only to write its address. Its Cedex code says no commune: the name does."""
    name, postal_code = row.values.get("commune", ""), row.values.get("code_postal", "")
    if not name:
        return Placement("", ())
    try:
        return placer.of_address(postal_code, name, department)
    except Wrong as wrong:
        row.refuse("commune", wrong)
        return Placement("", ())
