"""Read `lignes-ecoute.csv`: one row a way to reach a line; the reviewed table makes structures of them."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from balise.core.geo.folding import fold
from balise.core.pack.records import EVERYWHERE, Audience, ChannelKind, Known
from balise.exchange import fields
from balise.exchange.csv_reading import Columns, read_csv
from balise.exchange.line_review import LineReview
from balise.exchange.problems import Problem, Wrong
from balise.exchange.records import ChannelRecord, Incoming, Received, ServiceRecord, StructureRecord
from balise.exchange.row import NONE, RowReader

_REQUIRED = """
    nom numero canal url public horaires gratuit confidentiel invisible_facture source_url source_date notes
"""
COLUMNS = Columns(required=tuple(_REQUIRED.split()))
_KINDS: dict[str, ChannelKind] = {
    "appel": "call",
    "sms": "sms",
    "chat": "chat",
    "web": "web",
    "email": "email",
}
# A number that the whole country dials: short, or 0 80x.
_NATIONAL_NUMBER = re.compile(r"\d{2,4}|116 \d{3}|0 80\d.*")
_PAGE = ".page"  # ends the key of the page that stands beside a number
# "invisible_facture=oui" is "it is not on the bill".
_ON_BILL: dict[Known, Known] = {"yes": "no", "no": "yes", "unknown": "unknown"}


class _Line(Struct, frozen=True, kw_only=True):
    """One good row: a channel, and the structure and service it belongs to."""

    review: LineReview
    audiences: tuple[Audience, ...]
    channels: tuple[ChannelRecord, ...]
    source_url: str
    source_date: str


def read_lines(
    path: Path, reviews: Mapping[str, LineReview], today: datetime.date
) -> Iterator[Incoming | Problem]:
    """The problems of the rows, then every structure with the rows it comes from, in the reviewed order.

    Raises:
        FileRefused: the file, its encoding or its header cannot be used.
    """
    first_line: dict[str, int] = {}
    structures: defaultdict[str, list[tuple[_Line, Received]]] = defaultdict(list)
    for row in read_csv(path, COLUMNS):
        if isinstance(row, Problem):
            yield row
            continue
        key = fold(row.values["nom"]).replace(" ", "-")[:90].rstrip("-")
        reader = RowReader(path.name, row.line, row.values, key)
        if not key:
            reader.refuse("nom", Wrong("cette case ne peut pas être vide."))
        elif first_line.setdefault(key, row.line) != row.line:
            reader.refuse("nom", Wrong(f"ce nom est déjà à la ligne {first_line[key]}."))
        line = _line(reader, key, reviews, today)
        if reader.problems:
            yield from reader.problems
        elif line.review.retired:
            yield Incoming(rows=(reader.received(line),), structure=None)
        else:
            structures[line.review.structure].append((line, reader.received(line)))
    for group in structures.values():
        group.sort(key=lambda found: (found[0].review.position, found[1].line))
        lines = [line for line, _ in group]
        yield Incoming(rows=tuple(received for _, received in group), structure=_structure(lines))


def _line(row: RowReader, key: str, reviews: Mapping[str, LineReview], today: datetime.date) -> _Line:
    take = row.take
    name = take("nom", fields.needed, 200, default="")
    kind = take("canal", _kind, default=None)
    values = _channel_values(row, kind)
    review = reviews.get(row.values["nom"]) or _unreviewed(key, name, values)
    hours = take("horaires", fields.text, 300, default="")
    free: Known = take("gratuit", fields.known, default="unknown")
    on_bill = _ON_BILL[take("invisible_facture", fields.known, default="unknown")]
    confidential: Known = take("confidentiel", fields.known, default="unknown")
    channels = [
        ChannelRecord(
            key=key if rank == 1 else f"{key}.{rank}",
            kind=kind or "web",
            value=value,
            label=name,
            hours=hours,
            free=free,
            on_bill=on_bill,
            confidential=confidential,
            transmits=review.transmits,
            works_in=review.works_in,
        )
        for rank, value in enumerate(values, start=1)
    ]
    page = take("url", fields.web_address, default="") if kind in ("call", "sms") else ""
    if page:
        channels.append(ChannelRecord(key=f"{key}{_PAGE}", kind="web", value=page))
    return _Line(
        review=review,
        audiences=take("public", fields.audiences, default=()),
        channels=tuple(channels),
        source_url=take("source_url", fields.web_address, default=""),
        source_date=take("source_date", fields.source_date, today, default=""),
    )


def _kind(value: str) -> ChannelKind:
    if value not in _KINDS:
        raise Wrong(f"canal inconnu. Un de : {', '.join(_KINDS)}.", value)
    return _KINDS[value]


def _channel_values(row: RowReader, kind: ChannelKind | None) -> tuple[str, ...]:
    """What one dials, writes to or opens: in `numero` for a call or an SMS, in `url` for the rest."""
    column = "numero" if kind in ("call", "sms") else "url"
    if kind is None:
        return ()
    if kind in ("call", "sms"):
        values = row.take(column, fields.phones, default=NONE)
    elif kind == "email":
        values = row.take(column, fields.emails, default=NONE)
    else:
        page = row.take(column, fields.web_address, default="")
        values = (page,) if page else ()
    if not values and not any(problem.column == column for problem in row.problems):
        row.refuse(column, Wrong("comment joindre cette ligne ? Cette case ne peut pas être vide."))
    return values


def _unreviewed(key: str, name: str, values: tuple[str, ...]) -> LineReview:
    """A line that nobody reviewed yet stands alone; what it passes on is not known."""
    national = any(_NATIONAL_NUMBER.fullmatch(value) for value in values)
    return LineReview(
        line=name,
        structure=key,
        structure_name=name,
        service=key,
        service_name=name,
        role="line" if national else "",
        position=999,
        needs=(),
        specialised=False,
        age_min=None,
        age_max=None,
        zone=(EVERYWHERE,),
        works_in=None,
        transmits="",
        retired=False,
    )


def _structure(lines: list[_Line]) -> StructureRecord:
    first = lines[0].review
    by_service = sorted(lines, key=lambda line: _rank(line.review.service, lines))
    services = tuple(
        _service(list(group)) for _, group in groupby(by_service, key=lambda line: line.review.service)
    )
    return StructureRecord(
        id=first.structure,
        name=first.structure_name,
        kind="virtual",
        role=first.role,
        position=first.position,
        source_url=lines[0].source_url,
        source_date=lines[0].source_date,
        services=services,
    )


def _rank(service: str, lines: list[_Line]) -> int:
    return next(rank for rank, line in enumerate(lines) if line.review.service == service)


def _service(lines: list[_Line]) -> ServiceRecord:
    first = lines[0].review
    audiences = {audience for line in lines for audience in line.audiences}
    ways = [channel for line in lines for channel in line.channels if not channel.key.endswith(_PAGE)]
    pages: dict[str, ChannelRecord] = {}
    for channel in (channel for line in lines for channel in line.channels if channel.key.endswith(_PAGE)):
        # A page that a row of its own describes (a form), or that two numbers share, is one channel.
        if not any(way.kind == "web" and way.value == channel.value for way in ways):
            pages.setdefault(channel.value, channel)
    return ServiceRecord(
        id=first.service,
        name=first.service_name,
        audiences=tuple(audience for audience in fields.AUDIENCES.values() if audience in audiences),
        needs=first.needs,
        age_min=first.age_min,
        age_max=first.age_max,
        modes=("remote",),
        zone=first.zone,
        specialised=first.specialised,
        channels=(*ways, *pages.values()),
    )
