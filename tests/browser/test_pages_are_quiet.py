"""Every page in a real browser: no request outside, no cookie, no storage, no message, the exact policy."""

import random
from collections.abc import Callable

import pytest
from playwright.sync_api import ViewportSize

from balise.core.pack.read import Pack
from tests.browser.kinds import KINDS
from tests.browser.watching import Watched, until

Open = Callable[..., Watched]
CHUNKS = 8
DRAWN = 200  # answers
SMALL: ViewportSize = {"width": 320, "height": 240}  # drawn sooner; other tests look at sizes
SLUGS = ("jeune", "proche", "temoin", "professionnel")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page(open_page: Open, kind: str) -> None:
    watched = open_page()
    watched.show(kind)
    assert watched.page.title()


def test_every_territory(open_page: Open, pack: Pack) -> None:
    watched = open_page(viewport=SMALL)
    for code, territory in pack.atlas.territories.items():
        assert watched.visit(f"/territoire/{code}/").status == 200
        assert watched.town == territory.name


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_structure(open_page: Open, pack: Pack, chunk: int) -> None:
    watched = open_page(viewport=SMALL)
    found = pack.directory.structures[chunk::CHUNKS]
    assert len(found) > 100
    for structure in found:
        assert watched.visit(f"/structure/{structure.id}/").status == 200
        assert watched.page.title() == "Fiche utile"


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_answers_drawn_among_all_communes(open_page: Open, pack: Pack, chunk: int) -> None:
    """One after the other on one page, as a visitor who asks again: the packs are read once a chunk."""
    draw = random.Random(chunk)
    watched = open_page(viewport=SMALL)
    watched.visit("/")
    for code in draw.sample(sorted(pack.atlas.places), DRAWN // CHUNKS):
        place = pack.atlas.places[code]
        watched.page.fill("#lieu", f"{place.name} {place.department}")
        watched.press(f"button[name=public][value={draw.choice(SLUGS)}]")
        if watched.page.locator("button[name=commune]").count():  # a homonym: it asks which one
            watched.press(f"button[name=commune][value='{code}']")
        assert watched.town == place.name
        assert watched.page.url == f"{watched.address}/", (
            "neither the town nor the audience is in the address"
        )
        watched.press("a.brand")


def test_the_watch_sees_what_it_must_see(open_page: Open) -> None:
    """A page that does everything wrong is caught: a watch that sees nothing would prove nothing."""
    watched = open_page(bypass_csp=True)
    watched.visit("/")
    watched.page.evaluate(
        """() => { console.log('x'); document.cookie = 'a=1'; localStorage.b = 1;
        fetch('/aide/', {method: 'POST', body: 'lieu=x'}); new Image().src = 'http://127.0.0.2:9/'; }"""
    )
    until(watched.page, "performance.getEntriesByType('resource').length >= 2")
    assert any(fault.startswith("console: x") for fault in watched.faults)
    assert any(fault.startswith("request: http://127.0.0.2:9/") for fault in watched.faults)
    assert any(fault.startswith("fetch: ") for fault in watched.faults)
    assert watched.stored()["local"] == 1
    assert watched.stored()["cookie"] == "a=1"
    with pytest.raises(AssertionError):
        watched.check()
    watched.faults.clear()
    watched.context.clear_cookies()
    watched.page.evaluate("localStorage.clear()")
