"""`/numeros/`: every national number, with its hours, cost, bill, what it transmits; or "we don't know"."""

from tests.site.pages import Pages
from tests.site.reading import Reading


def test_every_national_number_is_there_to_be_called(pages: Pages) -> None:
    links = set(Reading(pages.text("/numeros/")).links)
    for digits, channel in pages.held.numbers.items():
        assert f"{'sms' if channel.kind == 'sms' else 'tel'}:{digits}" in links


def test_each_says_what_to_know_and_stands_open(pages: Pages) -> None:
    html = pages.text("/numeros/")
    cards = html.split('<article class="card">')[1:]
    lines = [s for s in pages.held.pack.directory.structures if s.role in ("emergency", "line")]
    assert len(cards) >= len(lines)
    for card in cards:
        for term in ("Pour", "Facture et téléphone", "Source"):
            assert f"<dt>{term}</dt>" in card
        unsaid = card.partition("<dt>Non précisé</dt>")[2].partition("</dd>")[0]
        assert ("<dt>Coût</dt>" in card) != ("le coût" in unsaid)
        assert ("<dt>Ce qui est transmis, et à qui</dt>" in card) != ("ce qui est transmis" in unsaid)
        assert "<details open>" in card
        assert "<dd></dd>" not in card


def test_what_the_data_does_not_say_is_not_invented(pages: Pages) -> None:
    html = pages.text("/numeros/")
    by_name = {
        card.partition("<h3>")[2].partition("</h3>")[0]: Reading(card).text
        for card in html.split('<article class="card">')
    }
    harbour = by_name["115 - Hébergement d&#x27;urgence"]
    assert "Visible sur la facture : non connu." in harbour
    assert "Non précisé le coût ; ce qui est transmis, à demander avant de donner un nom." in harbour
    childhood = by_name["119 - Allô enfance en danger"]
    assert "Gratuit, d'après la source." in childhood
    assert "le 119 transmet l'information à la cellule de protection de l'enfance" in childhood
    office = by_name["ACPE - Agir contre la prostitution des enfants"]
    assert "Peut apparaître sur la facture." in office


def test_it_says_what_stays_in_the_phone(pages: Pages) -> None:
    text = Reading(pages.text("/numeros/")).text
    assert "Tout appel reste dans le journal d'appels du téléphone." in text
    assert text.count("L'appel ou le SMS reste dans le téléphone.") > 10


def test_emergency_comes_first(pages: Pages) -> None:
    text = Reading(pages.text("/numeros/")).text
    order = [
        text.index(title)
        for title in ("Urgence 112", "Écoute et aide, partout en France", "Associations nationales")
    ]
    assert order == sorted(order)
