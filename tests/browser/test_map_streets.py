"""Streets come from the operator's own file, only when a person asks, and the page says who learns what."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.pmtiles import one_tile, streets_server
from tests.browser.test_map_living import WIDE, Looking
from tests.serving import serving


def test_streets_of_another_server_come_when_asked_for(
    browser: Browser, real_folder: Path, tmp_path: Path
) -> None:
    with (
        streets_server(one_tile(120, 10, 200, "© <a href='#'>Essai</a>")) as (elsewhere, seen),
        serving(real_folder, tmp_path, BALISE_TILES=f"{elsewhere}/rues.pmtiles") as served,
    ):
        context = browser.new_context(base_url=served.address, **WIDE)
        looking = Looking(context.new_page())
        page = looking.page
        response = page.goto("/territoire/80/")
        assert response is not None
        looking.open()
        looking.settled()
        before = looking.canvas.screenshot()
        assert f"connect-src 'self' {elsewhere};" in response.headers["content-security-policy"]
        assert (
            elsewhere.removeprefix("http://")
            in page.get_by_text("saura quelle zone vous regardez").inner_text()
        )
        assert seen == []

        page.get_by_role("button", name="Afficher les rues").click()
        expect(page.get_by_text("© Essai")).to_be_visible()
        looking.settled()
        assert looking.canvas.screenshot() != before
        assert len(seen) >= 2  # its header, its one tile
        assert all(request.endswith(" ") for request in seen)  # no Referer
        looking.check()
        context.close()


def test_without_a_setting_no_streets_are_offered(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, **WIDE)
    looking = Looking(context.new_page())
    looking.page.goto("/territoire/80/")
    looking.open()

    assert looking.page.get_by_text("rues").count() == 0
    context.close()


@pytest.mark.parametrize(
    "tiles",
    ["rues.pmtiles", "//elsewhere.example/x", "ftp://a.example/x", "https://a.example/x; script-src *"],
)
def test_a_setting_that_is_no_address_stops_the_site(tiles: str) -> None:
    from django.core.exceptions import ImproperlyConfigured

    from balise.site.streets import streets_origin

    with pytest.raises(ImproperlyConfigured):
        streets_origin(tiles)
