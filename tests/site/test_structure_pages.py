"""A page per structure: how to reach it, what to know before, source and date; no place for a masked one."""

import re
from html import escape

from tests.site.pages import Pages
from tests.site.reading import Reading


def test_every_structure_has_its_page_with_its_source_and_its_date(pages: Pages) -> None:
    for structure in pages.held.pack.directory.structures:
        html = pages.text(f"/structure/{structure.id}/")
        page = Reading(html)
        assert f"<h1>{escape(structure.name)}</h1>" in html
        assert "Source" in page.text
        said = re.search(r"Jamais confirmé par la structure\.|Confirmé le \d", page.text)
        assert said or structure.role in ("emergency", "line"), structure.id
        assert f"/erreur/?fiche={structure.id}" in page.links
        if structure.territory:
            assert f"/territoire/{structure.territory}/" in page.links
        assert "<dd></dd>" not in html


def test_a_masked_structure_says_that_its_address_is_not_public(pages: Pages) -> None:
    masked = [structure for structure in pages.held.pack.directory.structures if structure.masked]
    assert masked
    for structure in masked:
        text = Reading(pages.text(f"/structure/{structure.id}/")).text
        assert "Adresse non publiée, pour protéger les personnes" in text
        assert " km" not in text
        assert not re.search(r"\b\d{5}\b (?!francs)[A-Z]", text), "no postal code"


def test_an_old_record_cannot_be_called_by_pressing_and_says_why(pages: Pages) -> None:
    old = [
        structure
        for structure in pages.held.pack.directory.structures
        if structure.role == "" and not structure.verified_on and "" < structure.source_date < "2024-11"
    ]
    assert len(old) > 5
    for structure in old:
        html = pages.text(f"/structure/{structure.id}/")
        main = html[html.index("<h1>") : html.index("</main>")]
        assert "Personne n&#x27;a confirmé cette fiche" in main or "Personne n'a confirmé cette fiche" in main
        called = [link for link in Reading(main).links if link.startswith("tel:")]
        assert called == ["tel:119"], structure.id


def test_an_unknown_structure_is_a_page_with_numbers(pages: Pages) -> None:
    response = pages.get("/structure/rien/")
    assert response.status_code == 404
    assert {"tel:119", "tel:112", "/aide/"} <= set(Reading(response.content.decode()).links)
