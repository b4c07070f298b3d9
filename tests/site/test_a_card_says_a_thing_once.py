"""What stands at the top of a card is not among its reasons again."""

from balise.core.help.wording import REASONS
from balise.site.cards import hidden_reasons
from tests.site.pages import Pages
from tests.site.reading import Reading


def test_reasons_that_are_left_out_exist() -> None:
    assert hidden_reasons(national=True) | hidden_reasons(national=False) <= REASONS.keys()


def test_the_commune_is_said_once(pages: Pages) -> None:
    text = Reading(pages.answer("80001", "jeune")).text
    assert "dans la commune" in text
    assert "dans cette commune" not in text
