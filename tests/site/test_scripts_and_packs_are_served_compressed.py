"""`/s/…`: scripts and packs under the name of their content, compressed once, kept by browsers."""

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.test import Client

from balise.core.help import lists
from balise.core.pack.manifest import Manifest
from balise.site import assets, current_pack
from tests.site.reading import Reading
from tests.small_pack import BROWSER, NOW, PUBLIC, house, line, make_pack

SCRIPTS = {
    "exit": ("AAAAAAAAAAAAAAAA.js", b"leave()\n" * 200),
    "search": ("BBBBBBBBBBBBBBBB.js", b"search()\n" * 200),
}
LICENCES = b"## une-bibliotheque - 1.0.0 (BSD-3-Clause)\n" * 40
FOR_GOOD = "public, max-age=31536000, immutable"


def write_scripts(folder: Path) -> Path:
    """What `vite build` leaves."""
    folder.mkdir()
    for file, code in SCRIPTS.values():
        (folder / file).write_bytes(code)
        (folder / f"{file}.br").write_bytes(brotli.compress(code))
        (folder / f"{file}.gz").write_bytes(gzip.compress(code))
    (folder / "entries.json").write_text(json.dumps({name: file for name, (file, _) in SCRIPTS.items()}))
    (folder / "licences.md").write_bytes(LICENCES)
    return folder


@pytest.fixture
def installation(
    settings: Any, tmp_path: Path, forgetful: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A site with two built scripts, and a folder for packs."""
    monkeypatch.setattr(current_pack, "LOOK_EVERY", 0.0)
    monkeypatch.setattr(lists.lines, "__defaults__", ((), "80"))  # the small country has no Paris
    settings.BALISE_SCRIPTS = write_scripts(tmp_path / "dist")
    settings.BALISE_PACKS = tmp_path / "packs"
    settings.BALISE_PUBLIC_KEY = tmp_path / "key.pub"
    (tmp_path / "key.pub").write_bytes(PUBLIC)
    assets.scripts.cache_clear()
    yield tmp_path
    assets.scripts.cache_clear()


@pytest.fixture
def client(installation: Path) -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def pack(installation: Path) -> Manifest:
    return make_pack(installation / "packs")


def get(client: Client, address: str, accepted: str | None = None) -> Any:
    return client.get(address, headers={} if accepted is None else {"Accept-Encoding": accepted})


def address_of(data: bytes, suffix: str) -> str:
    return f"/s/{hashlib.sha256(data).hexdigest()[:16]}{suffix}"


def integrity(data: bytes) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(data).digest()).decode()


def expanded(response: Any) -> bytes:
    open_it = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
    return open_it[response.headers.get("Content-Encoding", "")](response.content)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        (None, ""),
        ("", ""),
        ("identity", ""),
        ("gzip", "gzip"),
        ("gzip, deflate", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("BR", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.0 , gzip ; q=0.5", "gzip"),
        ("br;q=0.001", "br"),
        ("br;q=0, gzip;q=0.000", ""),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=0, *", "gzip"),
        ("brotli, x-gzip", ""),
    ],
)
def test_each_browser_gets_what_it_takes(
    client: Client, pack: Manifest, accepted: str | None, coding: str
) -> None:
    wanted = {f"/s/{file}": code for file, code in SCRIPTS.values()}
    wanted |= {address_of(data, "." + name.split(".")[1]): data for name, data in BROWSER.items()}
    for address, data in wanted.items():
        response = get(client, address, accepted)
        assert response.status_code == 200
        assert response.headers.get("Content-Encoding", "") == coding
        assert response.headers["Vary"] == "Accept-Encoding"
        assert int(response.headers["Content-Length"]) == len(response.content)
        assert expanded(response) == data


def test_exact_types_and_how_long_they_are_kept(client: Client, pack: Manifest) -> None:
    script = get(client, "/s/AAAAAAAAAAAAAAAA.js")
    places = get(client, address_of(BROWSER["places.bin"], ".bin"))
    cards = get(client, address_of(BROWSER["cards.json"], ".json"))
    found = [one.headers["Content-Type"] for one in (script, places, cards)]
    assert found == ["text/javascript; charset=utf-8", "application/octet-stream", "application/json"]
    assert script.headers["Cache-Control"] == FOR_GOOD
    # A pack can be withdrawn: what others share must ask again.
    shared = "public, max-age=31536000, s-maxage=3600, immutable"
    assert [one.headers["Cache-Control"] for one in (places, cards)] == [shared, shared]
    for one in (script, places, cards):
        assert one.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert one.headers["X-Content-Type-Options"] == "nosniff"
        assert "Access-Control-Allow-Origin" not in one.headers
        assert not one.cookies


def test_the_licences_of_libraries_are_one_click_away(client: Client, pack: Manifest) -> None:
    assert 'href="/licences/"' in client.get("/mentions-legales/").content.decode()
    text = Reading(client.get("/licences/").content.decode()).text
    assert "".join(LICENCES.decode().split()) in "".join(text.split())
    assert "Quitter ce site" in text


def test_a_head_says_the_same(client: Client, pack: Manifest) -> None:
    for address in ("/s/AAAAAAAAAAAAAAAA.js", address_of(BROWSER["places.bin"], ".bin")):
        head, whole = client.head(address), client.get(address)
        assert head.status_code == 200
        assert head.headers == whole.headers
        assert head.content == b""
    assert client.post("/s/AAAAAAAAAAAAAAAA.js").status_code == 405


@pytest.mark.parametrize(
    "name",
    [
        "0000000000000000.bin", "AAAAAAAAAAAAAAAA.js.br", "entries.json", "", "..%2fentries.json",
        "AAAAAAAAAAAAAAAA", "places.bin", "AAAAAAAAAAAAAAAA.js/",
    ],
)  # fmt: skip
def test_anything_else_is_not_there(client: Client, pack: Manifest, name: str) -> None:
    response = client.get(f"/s/{name}")
    assert response.status_code == 404
    assert response.headers["Cache-Control"] == "no-store"


def test_pages_name_what_is_served_and_what_it_must_be(client: Client, pack: Manifest) -> None:
    html = get(client, "/aide/").content.decode()
    tags = re.findall(
        r'<script type="module" src="([^"]+)" integrity="([^"]+)" crossorigin fetchpriority="low"></script>',
        html,
    )
    assert tags == [(f"/s/{file}", integrity(code)) for file, code in SCRIPTS.values()]
    (said,) = re.findall(r"<meta name=\"balise\" content='([^']+)'>", html)
    assert json.loads(said) == {
        name.split(".")[0]: [address_of(data, "." + name.split(".")[1]), integrity(data)]
        for name, data in BROWSER.items()
    }
    for address, _ in json.loads(said).values():
        assert get(client, address).status_code == 200


@pytest.mark.parametrize("address", ["/numeros/", "/structure/119/", "/rien/", "/vie-privee/"])
def test_pages_without_a_place_have_the_exit_alone(client: Client, pack: Manifest, address: str) -> None:
    html = get(client, address).content.decode()
    assert re.findall(r"<script[^>]+src=\"([^\"]+)\"", html) == ["/s/AAAAAAAAAAAAAAAA.js"]
    assert 'name="balise"' not in html


def test_answers_and_forms_have_the_search(client: Client, pack: Manifest) -> None:
    for response in (
        client.get("/aide/"),
        client.get("/aide/80021/"),
        client.post("/aide/", {"lieu": "amiens", "public": "jeune"}),
    ):
        assert response.status_code == 200
        html = response.content.decode()
        assert "/s/BBBBBBBBBBBBBBBB.js" in html
        assert 'name="balise"' in html


def test_a_page_to_keep_is_not_for_scripts(client: Client, installation: Path) -> None:
    page = b"<!doctype html>" * 50
    make_pack(installation / "packs", browser=BROWSER | {"annuaire.html": page})
    assert client.get(address_of(page, ".html")).status_code == 404
    html = client.get("/aide/").content.decode()
    assert 'name="balise"' in html
    assert "annuaire" not in html.partition("<body>")[0]


def test_the_exit_is_there_without_a_pack(client: Client) -> None:
    response = client.get("/")
    assert response.status_code == 503
    html = response.content.decode()
    assert re.findall(r"<script[^>]+src=\"([^\"]+)\"", html) == ["/s/AAAAAAAAAAAAAAAA.js"]
    assert get(client, "/s/AAAAAAAAAAAAAAAA.js").status_code == 200


def test_a_pack_made_before_there_were_any(client: Client, installation: Path) -> None:
    make_pack(installation / "packs", browser={})
    html = get(client, "/aide/").content.decode()
    assert 'name="balise"' not in html
    assert re.findall(r"<script[^>]+src=\"([^\"]+)\"", html) == ["/s/AAAAAAAAAAAAAAAA.js"]


@pytest.mark.parametrize("left", [(), ("entries.json",), ("licences.md", "half a list")])
def test_pages_do_without_scripts_that_were_not_built(
    client: Client, installation: Path, pack: Manifest, left: tuple[str, ...]
) -> None:
    """No folder at all, or a build that was cut in the middle."""
    for path in (installation / "dist").iterdir():
        if path.name not in left:
            path.unlink()
    if "half a list" in left:
        (installation / "dist" / "entries.json").write_text('{"exit":')
    response = client.get("/aide/")
    assert response.status_code == 200
    assert not re.findall(r"<script[^>]+src=", response.content.decode())
    assert "Quitter ce site" in Reading(response.content.decode()).text


def test_the_two_packs_before_stay_served(client: Client, installation: Path) -> None:
    addresses = []
    for minute in range(4):
        cards = b"{%d:1}" % minute * 50
        browser = BROWSER | {"cards.json": cards}
        make_pack(
            installation / "packs",
            [line(), house(name=f"Maison {minute}")],
            now=NOW + timedelta(minutes=minute),
            browser=browser,
        )
        addresses.append(address_of(cards, ".json"))
    assert [client.get(address).status_code for address in addresses] == [404, 200, 200, 200]
    assert client.get(address_of(BROWSER["places.bin"], ".bin")).status_code == 200


def test_a_damaged_file_of_a_pack_before_is_not_served(client: Client, installation: Path) -> None:
    first = make_pack(installation / "packs", browser={"cards.json": b"{}" * 50})
    make_pack(installation / "packs", [line()], now=NOW + timedelta(minutes=1))
    (installation / "packs" / first.version / "browser" / "cards.json.gz").write_bytes(b"autre chose")
    assert client.get(address_of(b"{}" * 50, ".json")).status_code == 404


def test_files_are_read_once(client: Client, installation: Path, pack: Manifest) -> None:
    address = address_of(BROWSER["cards.json"], ".json")
    before = client.get(address).content
    for path in (installation / "packs" / pack.version / "browser").iterdir():
        path.write_bytes(b"autre chose")
    assert client.get(address).content == before
