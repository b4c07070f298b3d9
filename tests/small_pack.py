"""A small country and a small directory, for tests that need a pack and not the whole of France."""

import gzip
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import brotli

from balise.core.pack.content import build_content, with_browser_files
from balise.core.pack.difference import Snapshot, compare
from balise.core.pack.manifest import SCALE, Manifest
from balise.core.pack.read import current_version, read_snapshot, versions_on_disk
from balise.core.pack.records import Channel, Need, Service, Structure
from balise.core.pack.sign import create_keys, public_key_from_pem
from balise.core.pack.write import publishing, write_pack
from balise.core.scales.model import Scale

PRIVATE, PUBLIC = create_keys()
PUBLIC_KEY = public_key_from_pem(PUBLIC)
NOW = datetime(2026, 11, 21, 20, 30, tzinfo=UTC)

# Each territory of the mainland is a square around its towns: longitude, latitude, then steps, in hundredths.
_SQUARES = {
    "unit": 0.01,
    "arcs": [
        [150, 4960, 120, 0, 0, 70, -120, 0, 0, -70],
        [420, 4550, 60, 0, 0, 70, -60, 0, 0, -70],
        [460, 4560, 40, 0, 0, 40, -40, 0, 0, -40],
    ],
    "territories": {"80": [[0]], "69D": [[1]], "69M": [[2]]},
}
PLACES = {
    "communes.csv": """\
code,name,kind,parent,department,region,territory,postal_codes,latitude,longitude,population,landmass,timezone,point
80001,Abbeville,commune,,80,32,80,80100,50.1061,1.8337,22395,1,Europe/Paris,town_hall
80021,Amiens,commune,,80,32,80,80000 80080,49.8942,2.2957,133625,1,Europe/Paris,town_hall
69123,Lyon,commune,,69,84,69M,69001 69002,45.7676,4.8344,520774,1,Europe/Paris,town_hall
98735,Papeete,commune,,987,987,987,98714,-17.5373,-149.5665,26654,9,Pacific/Tahiti,overseas
""",
    "territories.csv": """\
code,name,authority,kind,region,departments,locative,genitive,timezone,neighbours,outline
80,Somme,Département de la Somme,département,32,80,dans la Somme,de la Somme,Europe/Paris,,yes
69D,Rhône,Département du Rhône,département,84,69,dans le Rhône,du Rhône,Europe/Paris,69M,yes
69M,Métropole de Lyon,Métropole de Lyon,métropole,84,69,dans la métropole de Lyon,de la métropole de Lyon,\
Europe/Paris,69D,yes
987,Polynésie française,Services de la Polynésie française,territoire,987,987,en Polynésie française,\
de la Polynésie française,Pacific/Tahiti,,no
""",
    "departements.csv": "code,name,region,territories\n80,Somme,32,80\n69,Rhône,84,69D 69M\n"
    "987,Polynésie française,987,987\n",
    "regions.csv": "code,name\n32,Hauts-de-France\n84,Auvergne-Rhône-Alpes\n987,Polynésie française\n",
    "former_names.csv": "current,kind,code,name\n80021,delegated,80999,Vieil-Amiens\n",
    "foreign.csv": "code,name,country,other_names,population\n"
    "BE-2800866,Bruxelles,Belgique,Brussel,1019022\n",
    "outlines.json": json.dumps({"coarse": _SQUARES, "fine": _SQUARES}) + "\n",
    "manifest.json": '{"sources":[]}\n',
}

NEEDS = (
    Need(
        code="talk",
        label="Parler à quelqu'un",
        label_young="Parler à quelqu'un",
        definition="Être écouté.",
        words=("parler",),
        types=("ecoute",),
    ),
)


def with_compressed(files: dict[str, bytes]) -> dict[str, bytes]:
    """Files for the browser as a pack holds them, from their short names."""
    found = {}
    for name, data in files.items():
        found[f"browser/{name}"] = data
        found[f"browser/{name}.br"] = brotli.compress(data)
        found[f"browser/{name}.gz"] = gzip.compress(data, mtime=0)
    return found


# Not what the scripts of today read: files like any other for who writes, checks and serves a pack.
BROWSER = {"places.bin": bytes(range(256)) * 8, "cards.json": b'{"maison-essai":"<p>Maison</p>"}' * 40}


def small_places(folder: Path) -> Path:
    """Write the geography files of the small country."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in PLACES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def line(number: str = "119", id_: str = "ligne-essai") -> Structure:
    return Structure(
        id=id_,
        name=f"Ligne d'essai {number}",
        kind="virtual",
        role="line",
        services=(
            Service(
                id=f"{id_}-service",
                name="Écoute",
                needs=("talk",),
                audiences=("young", "relative", "witness", "professional"),
                modes=("remote",),
                zone=("FR",),
                channels=(
                    Channel(kind="call", value=number, opening=((0, 10080),), works_in=("69D", "69M", "80")),
                ),
            ),
        ),
        source="essai",
        source_date="2026-01",
    )


def house(id_: str = "maison-essai", name: str = "Maison d'essai", **changes: object) -> Structure:
    fields: dict[str, object] = {
        "id": id_,
        "name": name,
        "type": "ecoute",
        "territory": "80",
        "commune": "80021",
        "commune_name": "Amiens",
        "address": "1 rue des Essais",
        "postal_code": "80000",
        "latitude": 49.8942,
        "longitude": 2.2957,
        "services": (
            Service(
                id=f"{id_}-service",
                name="Accueil",
                needs=("talk",),
                audiences=("young",),
                modes=("on_site",),
                channels=(Channel(kind="call", value="03 00 00 00 00"), Channel(kind="visit")),
            ),
        ),
        "source": "essai",
        "source_url": "https://exemple.test/maison",
        "source_date": "2026-02-03",
    }
    return Structure(**{**fields, **changes})  # type: ignore[arg-type]


def masked(id_: str = "refuge-essai", name: str = "Refuge d'essai", **changes: object) -> Structure:
    nowhere = {"commune": None, "commune_name": "", "address": "", "postal_code": ""}
    no_point = {"latitude": None, "longitude": None}
    return house(id_, name, **{"masked": True, **nowhere, **no_point, **changes})


def make_pack(
    packs: Path,
    structures: Iterable[Structure] = (),
    places: Path | None = None,
    now: datetime = NOW,
    browser: dict[str, bytes] = BROWSER,
    scale: Scale | None = None,
) -> Manifest:
    """Write and sign a pack, after the current one when there is one."""
    places = places or small_places(packs.parent / "places")
    content = build_content(structures or [line(), house(), masked()], NEEDS, places, scale)
    content = with_browser_files(content, with_compressed(browser))
    before = None
    if versions_on_disk(packs):
        before = read_snapshot(packs / current_version(packs), PUBLIC_KEY)[1]
    difference = compare(
        before,
        Snapshot(
            "",
            content.records,
            content.needs,
            content.places,
            content.browser,
            content.files.get(SCALE, b""),
        ),
    )
    with publishing(packs):
        return write_pack(packs, content, difference, now, PRIVATE)
