"""The copy of the directory, opened from a file as from a USB stick, in two browsers, with no network."""

import json
import re
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from balise.core.pack.read import Pack

SCRIPT = Path(__file__).parent / "offline_copy.ts"


@pytest.fixture(scope="session")
def copy(address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As somebody downloads it from the professionals' page; its exit leads to a file beside it."""
    with urllib.request.urlopen(f"{address}/deux-lieux/annuaire.html") as response:
        html = response.read().decode()
    folder = tmp_path_factory.mktemp("stick")
    elsewhere = folder / "ailleurs.html"
    elsewhere.write_text("<title>Ailleurs</title>", encoding="utf-8")
    html, changed = re.subn(r'(class="exit" href=")[^"]*', rf"\1{elsewhere.as_uri()}", html)
    assert changed == 1
    file = folder / "annuaire.html"
    file.write_text(html, encoding="utf-8", newline="")
    return file


@pytest.mark.parametrize("name", ["chromium", "firefox"])
def test_it_searches_answers_prints_and_leaves(copy: Path, name: str, tmp_path: Path) -> None:
    seen = used(copy, name, tmp_path)
    assert seen.pop("cards") > 10
    assert seen.pop("history") <= 2
    assert seen == {
        "first": "Les adresses utiles, sans réseau",
        "old": False,
        "proposed": "Abbeville Somme · 80100",
        "answer": "Abbeville (Somme)",
        "near": "Maison des Adolescents de la Somme - Site d'Abbeville",
        "links": [],
        "territory": True,
        "card": "119 jour et nuit · gratuit",
        "back": "Abbeville (Somme)",
        "start": "Les adresses utiles, sans réseau",
        "typed": "abbevile",
        "address": True,
        "policy": "refused",
        "blank": True,
        "left": True,
        "faults": [],
    }


def used(copy: Path, name: str, profile: Path) -> dict[str, Any]:
    done = subprocess.run(
        [Path(sys.executable).parent / "node", SCRIPT, name, copy, profile],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_every_public_structure_is_in_the_file(copy: Path, pack: Pack) -> None:
    html = copy.read_text(encoding="utf-8")
    (lists,) = re.findall(r'<section class="wrap" id="tout".*?</section>', html, re.DOTALL)
    assert lists.count("<li><b>") == len(pack.directory.structures)
    assert len(html.encode()) < 900_000


def test_without_scripts_it_is_a_list(browser: Browser, copy: Path) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(copy.as_uri())
    assert page.locator("#sans-recherche").is_visible()
    assert not page.locator("#recherche").is_visible()
    assert page.locator("#numeros ~ ul li").first.inner_text().startswith("119")
    page.click("#t-80 summary")
    assert page.locator("#t-80 li").first.is_visible()
    context.close()


def test_a_browser_that_cannot_unpack_keeps_the_list(browser: Browser, copy: Path) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.add_init_script("delete window.DecompressionStream")
    page.goto(copy.as_uri())
    assert page.locator("#sans-recherche").is_visible()
    assert not page.locator("#recherche").is_visible()
    assert faults == []
    context.close()


@pytest.mark.parametrize("part", ['(id="pack-help"[^>]*>.{4000}).{9}', '(id="mots"[^>]*>).{9}'])
def test_a_damaged_file_says_so_and_keeps_the_list(
    browser: Browser, copy: Path, tmp_path: Path, part: str
) -> None:
    html, changed = re.subn(part, r"\1", copy.read_text(encoding="utf-8"), count=1, flags=re.DOTALL)
    assert changed == 1
    damaged = tmp_path / "annuaire.html"
    damaged.write_text(html, encoding="utf-8", newline="")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(damaged.as_uri())
    page.wait_for_selector("text=La recherche ne marche pas dans cette copie")
    assert not page.locator("#recherche").is_visible()
    assert not page.locator("#sans-recherche").is_visible(), "the browser is not to blame"
    assert page.locator("#numeros ~ ul li").first.is_visible()
    context.close()


def test_an_answer_that_cannot_be_made_says_so(browser: Browser, copy: Path) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(copy.as_uri())
    page.wait_for_selector("#recherche:not([hidden])")
    page.evaluate("() => { String.prototype.padStart = () => { throw new Error('ours'); }; }")
    page.fill("#lieu", "abbeville")
    page.click("button[name=public][value=jeune]")
    page.wait_for_selector("text=La recherche ne marche pas dans cette copie")
    assert page.locator(".danger .tel").first.is_visible()
    context.close()


@pytest.mark.parametrize("day", ["2020-01-01", "0000-00-00"])
def test_an_old_copy_says_so(browser: Browser, copy: Path, tmp_path: Path, day: str) -> None:
    html = re.sub(r'datetime="[^"]*"', f'datetime="{day}"', copy.read_text(encoding="utf-8"), count=1)
    old = tmp_path / "annuaire.html"
    old.write_text(html, encoding="utf-8", newline="")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(old.as_uri())
    assert "plus de six mois" in page.locator("#vieux:visible").inner_text()
    context.close()


def test_nothing_is_kept_by_the_browser(browser: Browser, copy: Path) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(copy.as_uri())
    page.wait_for_selector("#recherche:not([hidden])")
    page.fill("#lieu", "abbevile")
    page.keyboard.press("Escape")
    page.click("#recherche button[value=jeune]")
    page.wait_for_selector("#appeler")
    kept = page.evaluate("() => [document.cookie, localStorage.length, sessionStorage.length, window.name]")
    assert kept == ["", 0, 0, ""]
    assert page.url == copy.as_uri()
    context.close()
