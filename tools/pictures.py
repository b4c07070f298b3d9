"""The README's pictures, taken again: `.venv/bin/python tools/pictures.py ADDRESS` of a served site."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1100, "height": 844}
QUIET = (
    "--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip


def main(address: str) -> None:
    """Four pictures of what a visitor sees first: the front page, an answer, a territory, a structure."""
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        take(browser, address, "home", PHONE)
        take(browser, address, "answer", PHONE, town="abbevile")
        take(browser, address, "territory", DESKTOP, path="/territoire/80/")
        take(browser, address, "structure", DESKTOP, path="/structure/entr-actes-itineraires-lille/")
        browser.close()


def take(
    browser: Browser, address: str, name: str, size: dict[str, int], path: str = "/", town: str = ""
) -> None:
    page = browser.new_context(viewport=size, java_script_enabled=False).new_page()  # type: ignore[arg-type]
    page.goto(address + path)
    if town:
        page.fill("#lieu", town)
        page.click("button[value=jeune]")
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
