"""What people decided about the national lines: `lignes-revue.csv`, one row for each row of their file.

It says which rows are one structure, in what order, for which ages, where they work, and what they pass on
and to whom (`transmet`, with its source): what the file of lines does not hold.
"""

from pathlib import Path

from msgspec import Struct

from balise.core.geo.atlas import Atlas
from balise.core.pack.records import EVERYWHERE, Role
from balise.exchange import fields
from balise.exchange.csv_reading import Columns, read_csv
from balise.exchange.problems import FileRefused, Problem, Wrong
from balise.exchange.row import NONE, RowReader

_REQUIRED = """
    ligne structure structure_nom service service_nom role ordre besoins specialise age_min age_max zone
    territoires transmet transmet_source retire
"""
COLUMNS = Columns(required=tuple(_REQUIRED.split()))
ROLES: tuple[Role, ...] = ("", "emergency", "line")
MAINLAND = "metropole"  # every territory but the overseas ones


class LineReview(Struct, frozen=True, kw_only=True):
    """One reviewed line."""

    line: str  # `nom` in the lines' file
    structure: str
    structure_name: str
    service: str
    service_name: str
    role: Role
    position: int
    needs: tuple[str, ...]
    specialised: bool
    age_min: int | None
    age_max: int | None
    zone: tuple[str, ...]
    works_in: tuple[str, ...] | None  # None: an ordinary number or a web page, reachable from anywhere
    transmits: str
    retired: bool  # known so that it is recognised, never shown


def read_line_review(path: Path, atlas: Atlas, need_codes: frozenset[str]) -> dict[str, LineReview]:
    """The table by line name.

    Raises:
        FileRefused: with every fault of the table; it has to be whole.
    """
    reviews: dict[str, LineReview] = {}
    structure_of: dict[str, str] = {}
    problems: list[Problem] = []
    for row in read_csv(path, COLUMNS):
        if isinstance(row, Problem):
            problems.append(row)
            continue
        reader = RowReader(path.name, row.line, row.values, row.values["ligne"])
        review = _review(reader, atlas, need_codes)
        if review.line in reviews:
            reader.refuse("ligne", Wrong("cette ligne est déjà dans la table.", review.line))
        if structure_of.setdefault(review.service, review.structure) != review.structure:
            reader.refuse(
                "service", Wrong("ce service est déjà celui d'une autre structure.", review.service)
            )
        problems += reader.problems
        reviews[review.line] = review
    if problems:
        raise FileRefused(problems)
    return reviews


def _review(row: RowReader, atlas: Atlas, need_codes: frozenset[str]) -> LineReview:
    take = row.take
    transmits = take("transmet", fields.text, 500, default="")
    if transmits and not row.values["transmet_source"]:
        row.refuse("transmet_source", Wrong("dites d'où l'on sait ce que cette ligne transmet."))
    return LineReview(
        line=take("ligne", fields.needed, 200, default=""),
        structure=take("structure", fields.slug, default=""),
        structure_name=take("structure_nom", fields.needed, 200, default=""),
        service=take("service", fields.slug, default=""),
        service_name=take("service_nom", fields.needed, 200, default=""),
        role=take("role", _role, default=""),
        position=take("ordre", _position, default=0),
        needs=take("besoins", fields.needs, need_codes, default=NONE),
        specialised=take("specialise", fields.yes, default=False),
        age_min=take("age_min", fields.age, default=None),
        age_max=take("age_max", fields.age, default=None),
        zone=take("zone", _territories, atlas, default=NONE),
        works_in=take("territoires", _territories, atlas, default=NONE) or None,
        transmits=transmits,
        retired=take("retire", fields.yes, default=False),
    )


def _role(value: str) -> Role:
    for role in ROLES:
        if value == role:
            return role
    raise Wrong("écrivez emergency, line, ou rien.", value)


def _position(value: str) -> int:
    if not value.isascii() or not value.isdigit() or len(value) > 4:
        raise Wrong("l'ordre est un nombre entier.", value)
    return int(value)


def _territories(value: str, atlas: Atlas) -> tuple[str, ...]:
    """Codes separated by |, in code order; `metropole` is the mainland and Corsica, FR is everywhere."""
    codes: set[str] = set()
    for word in value.split("|"):
        if word == MAINLAND:
            codes.update(code for code in atlas.territories if not code.startswith(("97", "98")))
        elif word == EVERYWHERE or word in atlas.territories:
            codes.add(word)
        elif word:
            raise Wrong("ce code de territoire n'existe pas.", word)
    return tuple(sorted(codes))
