"""axe-core finds no fault: each kind of page, light and dark, phone and desk, with what is folded opened."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.kinds import FIXED
from tests.browser.watching import Watched

Open = Callable[..., Watched]
PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
WAYS = [("light", PHONE), ("dark", DESK), ("light", DESK), ("dark", PHONE)]
# The six of docs/accessibility.md are looked at in the four ways, their likes in two.
SIX = ("/", "/aide/", "POST abbevile|jeune", "/territoire/75/", "/structure/119/", "/numeros/")
OTHERS = (
    *(address for address in FIXED if address not in SIX),
    "POST Papeete|proche",
    "POST saint denis|jeune",
    "TWO Amiens|Lyon",
    "TWO saint denis|saint martin",
    "/structure/conseil-departemental-somme-amiens/",
    "/rien/",
)


@pytest.fixture(scope="session")
def axe() -> Axe:
    return Axe()


def broken(axe: Axe, watched: Watched) -> list[str]:
    found = axe.run(watched.page).response
    assert len(found["passes"]) > 10, "axe did look"
    return [
        f"{fault['id']} ({fault['impact']}): {node['html'][:120]}"
        for fault in found["violations"]
        for node in fault["nodes"][:3]
    ]


@pytest.mark.parametrize("kind", [*SIX, *OTHERS])
def test_each_kind_of_page(open_page: Open, axe: Axe, kind: str) -> None:
    watched = open_page()
    watched.show(kind)
    for scheme, screen in WAYS if kind in SIX else WAYS[:2]:
        watched.page.set_viewport_size(screen)  # type: ignore[arg-type]
        watched.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert broken(axe, watched) == [], (scheme, screen)
        watched.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")


@pytest.mark.parametrize(("scheme", "screen"), WAYS[:2])
def test_the_proposals_of_a_place_field(
    open_page: Open, axe: Axe, scheme: str, screen: dict[str, int]
) -> None:
    watched = open_page(viewport=screen, color_scheme=scheme)
    watched.visit("/")
    watched.page.click("#lieu")
    watched.page.keyboard.type("saint")
    watched.page.locator("[role=option]").first.wait_for()
    watched.page.keyboard.press("ArrowDown")
    assert broken(axe, watched) == []


def test_axe_would_find_a_fault(open_page: Open, axe: Axe) -> None:
    watched = open_page()
    watched.visit("/")
    watched.page.evaluate("document.querySelector('label[for=lieu]').remove()")
    assert any(fault.startswith("label") for fault in broken(axe, watched))
