"""A real Chromium (Debian's) before a real `balise serve` over the real start data."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from balise.core.pack.read import Pack, read_pack
from balise.core.pack.sign import public_key_from_pem
from tests import real_pack

pytest.register_assert_rewrite("tests.browser.watching")  # a fault found there is shown

from tests.browser.watching import Watched  # noqa: E402 - rewritten
from tests.serving import serving  # noqa: E402 - in the order of the others

os.environ["BALISE_DATA_DIR"] = str(real_pack.shared_folder())

QUIET = (
    "--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip
EXIT = "/robots.txt"  # the exit leads elsewhere in life; in a test nothing may leave this machine


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest begin, whatever the order of the others: no worker waits for the other at the end."""
    items.sort(key=lambda item: "both_browsers" not in item.nodeid)


@pytest.fixture(scope="session")
def real_folder() -> Path:
    return real_pack.published()


@pytest.fixture(scope="session")
def pack(real_folder: Path) -> Pack:
    key = public_key_from_pem((real_folder / "keys" / "publication.pub").read_bytes())
    return read_pack((real_folder / "packs" / "current").resolve(), key)


@pytest.fixture(scope="session")
def address(real_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site is, "http://127.0.0.1:…"; with the drafts, as `make run` serves it."""
    folder = tmp_path_factory.mktemp("served")
    with serving(real_folder, folder, drafts=True, BALISE_EXIT_URL=EXIT) as served:
        yield served.address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    assert chromium, "Il manque chromium (apt-get install chromium)."
    started = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
    yield started
    started.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Watched]]:
    """Opens watched pages, each in a context of its own; at the end each must have been quiet."""
    opened: list[Watched] = []

    def open_(**options: Any) -> Watched:
        opened.append(Watched(browser.new_context(base_url=address, **options), address))
        return opened[-1]

    yield open_
    for watched in opened:
        watched.check()
        watched.context.close()
