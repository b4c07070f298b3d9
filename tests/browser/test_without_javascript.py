"""With JavaScript off every page says the same, and the forms answer the same."""

from collections.abc import Callable

import pytest

from tests.browser.kinds import KINDS
from tests.browser.watching import Watched

Open = Callable[..., Watched]


# What only scripts add, or only their absence: everything else must be the same.
SAID = """() => {
    const main = document.querySelector('main').cloneNode(true);
    const added = '.filters, .combobox, .map, .js-only, .nojs, .back';
    main.querySelectorAll(added).forEach(one => one.remove());
    return main.textContent.replace(/[0-9]+ h [0-9]+/g, '').replace(/\\s+/g, '');
}"""


@pytest.mark.parametrize("kind", KINDS[::2])
def test_the_same_words(open_page: Open, kind: str) -> None:
    with_it, without = open_page(), open_page(java_script_enabled=False)
    with_it.show(kind)
    without.show(kind)
    assert without.page.evaluate(SAID) == with_it.page.evaluate(SAID)
    assert without.page.evaluate("document.documentElement.className") == "", "no script ran"


def test_from_the_front_page_to_another_persons_answer(open_page: Open) -> None:
    watched = open_page(java_script_enabled=False)
    watched.ask("abbevile", "jeune")
    assert watched.town == "Abbeville"
    watched.press("button[name=public][value=professionnel]")
    pressed = watched.page.locator("button[name=public][aria-pressed=true]")
    assert pressed.get_attribute("value") == "professionnel"
    assert "le parquet du lieu où se trouve le mineur" in watched.page.locator("main").inner_text()


def test_a_need_and_the_next_page(open_page: Open) -> None:
    watched = open_page(java_script_enabled=False)
    watched.ask("lille", "jeune")
    watched.page.locator("#besoin").select_option("police")
    watched.page.locator("#lieu").fill("Lille")
    watched.press("form:has(#besoin) button.go")
    assert watched.page.locator("#besoin").input_value() == "police"
    first = watched.page.locator("#pres ~ .grid").first.inner_text()
    watched.press("button[name=page][value='2']")
    assert watched.page.locator("#pres ~ .grid").first.inner_text() != first
    assert watched.page.locator("#besoin").input_value() == "police"
