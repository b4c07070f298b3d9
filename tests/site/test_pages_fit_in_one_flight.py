"""Every page, with its style and its map, is 14,336 bytes at most on the wire: one flight of the network."""

import random
from datetime import UTC, datetime

import pytest

from tests.site.addresses import FIXED
from tests.site.clock import stop_clock
from tests.site.pages import SLUGS, Pages

FLIGHT = 14_336
# Sunday night, when most lines say at which hour they open; overseas hours come beside.
CLOSED = datetime(2026, 11, 22, 3, 50, tzinfo=UTC)
HEAVY = 51_000  # bytes of HTML above which an answer is worth compressing to know


@pytest.fixture(autouse=True)
def asleep(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    stop_clock(monkeypatch, CLOSED)


def on_the_wire(pages: Pages, address: str, fields: dict[str, str] | None = None) -> int:
    gzip = {"Accept-Encoding": "gzip"}
    response = pages.get(address, **gzip) if fields is None else pages.post(address, fields, **gzip)
    assert response.status_code in (200, 404), address
    assert response.headers["Content-Encoding"] == "gzip"
    return len(response.content)


def test_fixed_pages_and_errors(pages: Pages) -> None:
    for address in (*FIXED, "/rien/", "/territoire/69/", "/aide/80001/", "/erreur/?fiche=119"):
        assert on_the_wire(pages, address) <= FLIGHT, address


def test_every_territory_and_each_of_its_pages(pages: Pages) -> None:
    seen = 0
    for address in pages.territories():
        number = 1
        while pages.get(f"{address}?page={number}").status_code == 200:
            assert on_the_wire(pages, f"{address}?page={number}") <= FLIGHT, address
            number, seen = number + 1, seen + 1
    assert seen > len(pages.held.pack.atlas.territories)


def test_every_structure(pages: Pages) -> None:
    for address in pages.structures():
        assert on_the_wire(pages, address) <= FLIGHT, address


def test_forms_that_ask_which_place(pages: Pages) -> None:
    for typed in ("saint denis", "saint martin", "sainte marie", "villeneuve", "barcelone", "80", "x" * 80):
        for slug in ("", *SLUGS):
            assert on_the_wire(pages, "/aide/", {"lieu": typed, "public": slug}) <= FLIGHT, (typed, slug)
        assert on_the_wire(pages, "/deux-lieux/", {"depart": typed, "arrivee": typed}) <= FLIGHT, typed


def test_two_places(pages: Pages) -> None:
    draw = random.Random(2026)
    places = pages.held.pack.atlas.places
    for _ in range(60):
        one, other = (places[code].name for code in draw.sample(sorted(places), 2))
        fields = {"depart": one, "arrivee": other}
        assert on_the_wire(pages, "/deux-lieux/", fields) <= FLIGHT, fields
    for there in ("Paris", "Lyon", "Marseille", "Bobigny", "Lille"):
        assert on_the_wire(pages, "/deux-lieux/", {"depart": "Paris", "arrivee": there}) <= FLIGHT, there


def test_the_heaviest_answers_with_any_need(pages: Pages) -> None:
    draw = random.Random(2026)
    codes = draw.sample(sorted(pages.held.pack.atlas.places), 1_500)
    needs = ["", *(need.code for need in pages.held.pack.directory.needs)]
    heavy = 0
    for code in codes:
        fields = {
            "commune": code,
            "public": draw.choice(SLUGS),
            "besoin": draw.choice(needs),
            "page": draw.choice("112"),
        }
        if len(pages.post("/aide/", fields).content) > HEAVY:
            heavy += 1
            assert on_the_wire(pages, "/aide/", fields) <= FLIGHT, fields
    assert heavy > 100
