"""The derived tables, as bytes: sorted, rounded, the same at every run."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from balise.exchange.places.points import Point
from balise.exchange.places.read import Register

DIGITS = 3  # 1e-3° is 111 m; the point of a commune is known to about a kilometre

PLACE_COLUMNS = (
    "code name kind parent department region territory postal_codes "
    "latitude longitude population landmass timezone point"
)


def communes_table(
    register: Register,
    points: dict[str, Point],
    landmass_of: dict[str, int],
    territory_of: dict[str, str],
    timezone_of: dict[str, str],
) -> bytes:
    """communes.csv: the current communes and the municipal arrondissements, in code order.

    A place whose population the register does not know counts 0: nobody lives there (TAAF, Clipperton).
    """
    rows = []
    for row in register.communes:
        code = row["code"]
        if row["type"] not in ("commune-actuelle", "arrondissement-municipal"):
            continue
        point = points[code]
        rows.append(
            (
                code,
                row["nom"],
                "commune" if row["type"] == "commune-actuelle" else "arrondissement",
                row.get("commune", ""),
                row["departement"],
                row["region"],
                territory_of[code],
                " ".join(sorted(row.get("codesPostaux", ()))),
                f"{point.latitude:.{DIGITS}f}",
                f"{point.longitude:.{DIGITS}f}",
                row.get("population", 0),
                landmass_of[code],
                timezone_of[code],
                point.origin,
            )
        )
    return table(PLACE_COLUMNS.split(), rows)


def former_names_table(register: Register, by_hand: list[dict[str, str]]) -> bytes:
    """former_names.csv: delegated and associated communes, reviewed short names, old codes alone (`code`)."""
    kinds = {"commune-deleguee": "delegated", "commune-associee": "associated"}
    rows = [
        (row["chefLieu"], kinds[row["type"]], row["code"], row["nom"])
        for row in register.communes
        if row["type"] in kinds
    ]
    named = {code for _, _, code, _ in rows}
    rows += [(row["code"], "short", "", row["name"]) for row in by_hand]
    rows += [
        (row["code"], "code", old, "")
        for row in register.communes
        if row["type"] == "commune-actuelle"
        for old in row.get("anciensCodes", ())
        if old not in named
    ]
    return table(["current", "kind", "code", "name"], rows)


def departements_table(register: Register, territories: list[dict[str, str]]) -> bytes:
    owners: dict[str, list[str]] = {}
    for territory in territories:
        for department in territory["departments"].split():
            owners.setdefault(department, []).append(territory["code"])
    rows = [
        (row["code"], row["nom"], row["region"], " ".join(sorted(owners[row["code"]])))
        for row in register.departements
    ]
    return table(["code", "name", "region", "territories"], rows)


def regions_table(register: Register) -> bytes:
    return table(["code", "name"], [(row["code"], row["nom"]) for row in register.regions])


def territories_table(by_hand: list[dict[str, str]], neighbours: dict[str, tuple[str, ...]]) -> bytes:
    """territories.csv: the reviewed table, with the neighbours and whether an outline exists (derived)."""
    rows = [
        (
            *row.values(),
            " ".join(neighbours.get(row["code"], ())),
            "yes" if row["code"] in neighbours else "no",
        )
        for row in by_hand
    ]
    return table([*by_hand[0], "neighbours", "outline"], rows)


def table(header: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(sorted(rows))
    return text.getvalue().encode()
