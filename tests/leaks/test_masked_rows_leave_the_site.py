"""Public, published and read; then masked and published again: no pack, page or API answer tells the place.

The site is another process, as everywhere, and stays up all along.
"""

import re
import time
from http.client import HTTPConnection
from pathlib import Path

from balise.core.pack.records import AUDIENCES
from tests.exchange.conftest import csv_text
from tests.installation import Installation
from tests.leaks.test_masked_rows import ONCE_PUBLIC, canary, everything_on_disk, found_in
from tests.serving import Served, serving

ROWS = 5
POINT = {"latitude": "50.1234567", "longitude": "1.8765432"}
PLACE = {
    "adresse": canary("adresse", 0, ONCE_PUBLIC),
    "notes": canary("notes", 0, ONCE_PUBLIC),
    "commune": "Abbeville",
    "code_insee": "80001",
    "code_postal": "80100",
    "departement": "80",
    "telephone": "03 22 91 45 12",
    **POINT,
}
STARTS = (
    "/", "/numeros/", "/territoires/", "/territoire/80/", "/aide/80001/", "/api/v1/", "/api/v1/openapi.json",
    "/api/v1/packs/", "/api/v1/structures.json", "/api/v1/structures.geojson", "/api/v1/lines.json",
    "/api/v1/places?q=abbeville", *(f"/structure/refuge-{rank}/" for rank in range(ROWS)),
    *(f"/aide/80001/?public={who}" for who in ("jeune", "proche", "temoin", "professionnel")),
    *(f"/api/v1/help?commune=80001&audience={who}" for who in AUDIENCES),
)  # fmt: skip
LINK = re.compile(rb'(?:href=|src=|"address":|:\[)"(/[^"#]*)')  # the last: files of a pack for the scripts


def told(content: bytes) -> list[bytes]:
    places = [value.encode()[:7] for value in POINT.values()]
    return found_in(content, ONCE_PUBLIC) + [value for value in places if value in content]


def everything_served(site: Served, also: set[str]) -> dict[str, bytes]:
    """Every address that the site links to, from `STARTS` and `also` on: its headers and its body."""
    connection = HTTPConnection("127.0.0.1", site.port, timeout=30)
    waiting, seen = [*STARTS, *sorted(also)], {}
    while waiting:
        address = waiting.pop().replace("&amp;", "&")
        if address in seen:
            continue
        connection.request("GET", address)
        answer = connection.getresponse()
        body = answer.read()
        seen[address] = repr(answer.getheaders()).encode() + body
        if "/places/" not in address:  # the geography names every commune, and links to nothing
            waiting += [link.decode() for link in LINK.findall(body)]
    connection.close()
    return seen


def test_public_then_masked(installation: Installation, tmp_path: Path) -> None:
    file = tmp_path / "fichier.csv"
    bring = ("import", str(file), "--kind", "structures", "--source", "essai", "--write")
    packs = installation.folder / "packs"
    installation.balise("database", "--write")
    installation.balise("keys", "create", "--write")
    rows = [{"id": f"refuge-{rank}"} | PLACE for rank in range(ROWS)]
    file.write_text(csv_text(*rows), encoding="utf-8")
    installation.balise(*bring)
    installation.balise("publish", "--write")
    first = (packs / "current").readlink()

    with serving(installation.folder, tmp_path) as site:
        before = everything_served(site, set())
        for told_by in ("/api/v1/structures.json", f"/api/v1/packs/{first}/directory.json", "/aide/80001/"):
            assert told(before[told_by]), "the search finds what is there"
        assert [address for address, content in before.items() if address.startswith("/s/") and told(content)]
        file.write_text(
            csv_text(*(row | {"confidentialite": "adresse_masquee"} for row in rows)), encoding="utf-8"
        )
        said = installation.balise(*bring)
        dry = installation.balise("publish")
        assert "Seraient retirés du site et effacés" in dry
        assert str(first) in dry
        assert (packs / str(first)).is_dir()
        said += dry + installation.balise("publish", "--write")
        assert "Retirés du site et effacés, les paquets d'avant" in said
        time.sleep(1.1)  # the site looks every second
        after = everything_served(site, set(before))
    assert f"/api/v1/packs/{first}/directory.json" in after
    assert [address for address, content in after.items() if told(content)] == []
    assert told(everything_on_disk(packs, Path())) == []
    assert told(said.encode()) == []
    assert not (packs / str(first)).exists()
