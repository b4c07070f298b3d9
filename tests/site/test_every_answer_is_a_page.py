"""Every commune, for each of the four audiences, gets a whole page: whom to call, who is in charge, why."""

from html import escape

import pytest

from balise.site.compression import gzipped
from tests.site.pages import SLUGS, Pages
from tests.site.test_pages_fit_in_one_flight import FLIGHT

CHUNKS = 64
# The one sentence that no answer computes: it says nothing of what there is here.
MASKED = escape("Certains lieux ne sont pas montrés ici, pour protéger des personnes.").encode()
NOTHING = tuple(
    f"<{name}></{name.split()[0]}>".encode()
    for name in (
        "h1",
        "h2",
        "h3",
        "ul",
        "li",
        'ul class="sum"',
        'ul class="ways"',
        'div class="grid"',
        'div class="map"',
    )
)
ONCE = (b'id="appeler"', b'id="pres"', b'id="charge"', b'class="sum"', b"</html>", MASKED)
HEAVY = 53_000  # bytes: the heaviest are compressed, and one in fifty of the others


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_commune_and_audience(pages: Pages, chunk: int) -> None:
    atlas = pages.held.pack.atlas
    codes = list(atlas.places)[chunk::CHUNKS]
    assert len(codes) > 400
    seen = 0
    for code in codes:
        place = atlas.places[code]
        authority = escape(atlas.territories[place.territory].authority).encode()
        name = escape(place.name)
        for slug in SLUGS:
            response = pages.ask(commune=code, public=slug)
            html, asked, seen = response.content, (code, slug), seen + 1
            assert response.status_code == 200, asked
            assert b"<title>Adresses utiles</title>" in html, asked
            assert f"<h1>{name} ".encode() in html, asked
            assert b'href="tel:119"' in html, asked
            assert b'href="tel:112"' in html, asked
            assert authority in html, asked
            assert b"<svg" in html, asked
            wrong = [part for part in ONCE if html.count(part) != 1]
            wrong += [part for part in NOTHING if part in html]
            assert not wrong, asked
            # Help beyond the lines: near, farther or remote, each with at least one card.
            assert html.count(b'<article class="card">') >= 4, asked
            if len(html) > HEAVY or seen % 50 == 0:
                assert len(gzipped(html)) <= FLIGHT, asked
