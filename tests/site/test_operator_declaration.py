"""Who runs the site is what they declared themselves; what they did not declare is said, never invented."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.site.pages import Pages
from tests.site.reading import Reading

DECLARED = """\
name = "Association d'essai"
address = "1 place de l'Essai"
email = "contact@essai.invalid"
phone = "01 00 00 00 00"
publication_director = "La présidence"
host_name = "Hébergeur d'essai"
host_address = "2 place de l'Essai"
host_phone = "02 00 00 00 00"
logs = "Aucune adresse de page n'est écrite."
data_protection = "dpo@essai.invalid"
accessibility_contact = "acces@essai.invalid"
"""


@pytest.fixture
def declared(pages: Pages, settings: Any, tmp_path: Path) -> Pages:
    settings.BALISE_OPERATOR = tmp_path / "operator.toml"
    settings.BALISE_OPERATOR.write_text(DECLARED, encoding="utf-8")
    return pages


def test_nothing_declared(pages: Pages, settings: Any, tmp_path: Path) -> None:
    settings.BALISE_OPERATOR = tmp_path / "rien.toml"
    legal = Reading(pages.text("/mentions-legales/")).text
    assert "n'a pas encore rempli sa déclaration" in legal
    assert legal.count("Non déclaré par l'exploitant.") == 6
    assert "n'a pas encore déclaré de contact" in Reading(pages.text("/erreur/")).text
    assert "n'a pas encore déclaré d'adresse de contact" in Reading(pages.text("/accessibilite/")).text


def test_everything_declared_is_shown(declared: Pages) -> None:
    legal = Reading(declared.text("/mentions-legales/")).text
    fields = msgspec.toml.decode(DECLARED)
    for name, value in fields.items():
        if name != "accessibility_contact":
            assert value in legal, name
    assert "Non déclaré" not in legal
    assert "n'a pas encore rempli" not in legal
    assert fields["accessibility_contact"] in Reading(declared.text("/accessibilite/")).text


def test_a_report_goes_to_the_declared_address_with_the_record_alone(declared: Pages) -> None:
    links = Reading(declared.text("/erreur/?fiche=119")).links
    assert "mailto:contact@essai.invalid?subject=Erreur%20dans%20la%20fiche%20119" in links
    links = Reading(declared.text("/erreur/?fiche=rien%26cc=x@y.invalid")).links
    assert [link for link in links if link.startswith("mailto:")] == [
        "mailto:contact@essai.invalid?subject=Erreur%20sur%20le%20site"
    ]


def test_a_wrong_field_is_refused_by_its_name(pages: Pages, settings: Any, tmp_path: Path) -> None:
    from balise.site.operator import operator

    settings.BALISE_OPERATOR = tmp_path / "operator.toml"
    settings.BALISE_OPERATOR.write_text('nom = "x"\n', encoding="utf-8")
    with pytest.raises(msgspec.ValidationError, match="nom"):
        operator()


def test_what_is_declared_cannot_break_the_page(pages: Pages, settings: Any, tmp_path: Path) -> None:
    settings.BALISE_OPERATOR = tmp_path / "operator.toml"
    settings.BALISE_OPERATOR.write_text('name = "<script>x</script>"\nemail = "a\\"b@c"\n', encoding="utf-8")
    html = pages.text("/mentions-legales/")
    assert "<script>" not in html
    assert 'a"b' not in html


def test_the_accessibility_statement_says_not_audited(pages: Pages) -> None:
    text = Reading(pages.text("/accessibilite/")).text
    assert "Accessibilité : non auditée" in text
    assert "Il ne peut donc se dire ni conforme ni partiellement conforme." in text
