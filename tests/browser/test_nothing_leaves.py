"""No town, audience, need or word of a visitor in a request, an address, a storage, a log or on disk."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, Request

from tests.browser.conftest import EXIT, QUIET
from tests.browser.watching import NOTHING, STORED, until
from tests.serving import Served, serving

TYPED, TOWN, CODE, POSTAL = "abbevile", "Abbeville", "80001", "80100"
LEFT, ARRIVED, ARRIVED_CODE = "villeurbane", "Saint-Denis", "93066"  # for professionals: two places
TWO = (LEFT, "Villeurbanne", "69266", ARRIVED, ARRIVED_CODE, "93200")
SECRETS = (TYPED, TOWN, CODE, POSTAL, *TWO, "jeune", "proche", "young", "relative", "police")


@pytest.fixture
def served(real_folder: Path, tmp_path: Path) -> Iterator[Served]:
    (tmp_path / "served").mkdir()
    with serving(real_folder, tmp_path / "served", BALISE_EXIT_URL=EXIT) as found:
        yield found


def profile(playwright: Playwright, folder: Path) -> BrowserContext:
    return playwright.chromium.launch_persistent_context(
        folder, executable_path=shutil.which("chromium"), args=list(QUIET), headless=True
    )


def live(page: Page, address: str) -> None:
    """All that a visitor may do around an answer."""
    page.goto(address + "/")
    page.click("#lieu")
    page.keyboard.type("abbe")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.type("vile")
    page.click("button[name=public][value=jeune]")
    page.wait_for_selector("#charge")
    page.select_option("#filtre-besoin", "police")
    page.wait_for_selector(".filters [role=status]:not(:empty)")
    page.click("[data-where=on_site]")
    page.click("button[name=public][value=proche]")
    page.wait_for_selector("text=Vous n'êtes pas seul·e")
    page.fill("#lieu", POSTAL)
    page.click("#chercher .go")
    until(page, "document.activeElement.tagName === 'H1'")
    page.click("footer a[href='/numeros/']")
    page.wait_for_selector("text=Tous les numéros nationaux")
    page.click(".back a")
    assert page.inner_text("h1").startswith(TOWN)


def compare(page: Page, address: str) -> None:
    """All that a professional may do around two places."""
    page.goto(address + "/deux-lieux/")
    page.click("#depart")
    page.keyboard.type(LEFT)
    page.locator("[role=option]").first.wait_for()
    page.fill("#arrivee", ARRIVED)
    page.click("main .go")
    page.check(f"input[name=arrivee_code][value='{ARRIVED_CODE}']")
    page.click("main .go")
    page.wait_for_selector("#reponse")
    page.click("footer a[href='/numeros/']")
    page.wait_for_selector("text=Tous les numéros nationaux")
    page.click(".back a")
    assert page.inner_text("#reponse") == f"Villeurbanne → {ARRIVED}"


def written(request: Request) -> str:
    """All that a request says."""
    body = request.post_data_buffer or b""
    return f"{request.url} {request.all_headers()} {body.decode(errors='replace')}"


def hits(folder: Path, secrets: tuple[str, ...]) -> set[tuple[str, str]]:
    """Which files hold which words, in the ways in which programs write text."""
    found = set()
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            content = file.read_bytes().lower()
            for secret in secrets:
                for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                    if secret.lower().encode(encoding) in content:
                        found.add((file.relative_to(folder).as_posix(), secret))
    return found


def test_nothing_in_requests_addresses_storage_or_the_servers_output(
    playwright: Playwright, served: Served, tmp_path: Path
) -> None:
    context = profile(playwright, tmp_path / "profile")
    requests: list[Request] = []
    addresses: list[str] = []
    context.on("request", lambda request: requests.append(request))
    page = context.pages[0]
    page.on("framenavigated", lambda frame: addresses.append(frame.url))
    for do in (live, compare):
        do(page, served.address)
        assert page.evaluate(STORED) == NOTHING
        assert page.evaluate("[history.state, window.name, document.referrer]") == [None, "", ""]
    visited = {address.removeprefix(served.address) for address in addresses} - {"about:blank"}
    assert visited == {"/", "/deux-lieux/"}
    said = [written(request) for request in requests]
    assert any("/s/" in one for one in said)
    assert {request.method for request in requests} == {"GET"}
    for one in said:
        for secret in SECRETS:
            assert secret.lower() not in one.lower(), one
    context.close()
    for secret in SECRETS:
        assert secret.lower() not in served.said.read_text(errors="replace").lower()


def test_nothing_in_the_profile_on_disk(playwright: Playwright, served: Served, tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    context = profile(playwright, folder)
    page = context.pages[0]
    live(page, served.address)
    compare(page, served.address)
    page.click(".exit")
    page.wait_for_url("**" + EXIT)
    context.close()
    assert hits(folder, (served.address.removeprefix("http://"),)), "the profile was written, and can be read"
    # Words that the browser itself writes somewhere in any profile say nothing.
    own = (TYPED, TOWN, LEFT, "Villeurbanne", "Nous avons compris", "Pas seul·e", "Départ : ")
    assert hits(folder, own) == set()


def test_the_same_search_finds_what_a_classic_page_leaves(
    playwright: Playwright, served: Served, tmp_path: Path
) -> None:
    """A link made to be shared holds the town: it is found, so the search can find."""
    folder = tmp_path / "profile"
    context = profile(playwright, folder)
    context.pages[0].goto(f"{served.address}/aide/{CODE}/?public=jeune")
    context.close()
    assert any(secret == f"aide/{CODE}" for _, secret in hits(folder, (f"aide/{CODE}",)))
