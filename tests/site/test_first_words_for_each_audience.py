"""What each person reads in the first 30 seconds and the first five minutes (E1 to E6 of our content)."""

import pytest

from tests.site.pages import SLUGS, Pages
from tests.site.reading import Reading


def parts(pages: Pages, code: str, slug: str) -> tuple[str, str]:
    """The first words, and the folded texts that follow; both stand above the list of numbers."""
    text = Reading(pages.answer(code, slug)).text
    above = text[: text.index("Appeler, écrire")]
    cut = above.index("cinq minutes")
    return above[:cut], above[cut:]


def test_a_young_person_first(pages: Pages) -> None:
    first, _ = parts(pages, "80001", "jeune")
    for said in (
        "Ce n'est pas de ta faute.",
        "Tu peux lire cette page sans rien donner : ni ton nom, ni ton âge, ni où tu habites.",
        "au 119, gratuit, jour et nuit. D'après notre source, l'appel n'apparaît pas sur la facture.",
        "Sans parler : SMS 114",
        "Tu peux partir et revenir quand tu veux, sans expliquer.",
    ):
        assert said in first
    assert (
        first.index("Quitter ce site") < first.index("En danger ?") < first.index("Ce n'est pas de ta faute")
    )


def test_a_young_person_then(pages: Pages) -> None:
    _, then = parts(pages, "80001", "jeune")
    for said in (
        "Qui saura que j'ai appelé ?",
        "un mineur sans endroit sûr a le droit d'être mis à l'abri",
        "Ma santé, sans mes parents",
        "Le 3018 aide à faire retirer des images",
        "Quand tu veux, si tu veux.",
        "c'est l'adulte qui est en faute, pas toi",
        "On regarde mon téléphone",
        "Filles et garçons, c'est pareil.",
    ):
        assert said in then


def test_a_parent_of_a_runaway_first(pages: Pages) -> None:
    first, _ = parts(pages, "80001", "proche")
    assert "Disparu, en fugue : appelez tout de suite le 17. Il n'y a aucun délai à attendre." in first
    assert "Puis, jour et nuit : 116 000." in first
    assert "Enfant parti ou disparu 17 tout de suite, sans attendre" in first.replace(", puis 116 000", "")
    assert first.index("Enfant parti") < first.index("Appeler le 119")
    assert "Ce n'est ni sa faute, ni la vôtre. Vous n'êtes pas seul·e." in first


def test_a_parent_then(pages: Pages) -> None:
    _, then = parts(pages, "80001", "proche")
    for said in (
        "dans n'importe quel commissariat ou n'importe quelle gendarmerie : la plainte doit être enregistrée",
        "Un message court, sans reproche",
        "n'enquêtez pas sous une fausse identité, ne publiez ni avis de recherche ni lieu",
        "Il ne cherche pas l'enfant : seules la police et la gendarmerie le font.",
        "d'abord la sécurité et les soins, ensuite les questions",
    ):
        assert said in then


def test_a_witness(pages: Pages) -> None:
    first, then = parts(pages, "80001", "temoin")
    assert "Tu as bien fait de venir ici." in first
    assert "Ce n'est pas à toi de sauver cette personne" in first
    assert "Il répond aussi aux amis, aux voisins, aux camarades, à tout âge." in first
    for said in (
        "Je te crois.",
        "Affronter la personne qui exploite, payer, publier",
        "les lignes d'écoute sont aussi là pour toi",
    ):
        assert said in then


def test_a_professional(pages: Pages) -> None:
    first, then = parts(pages, "80001", "professionnel")
    assert "Danger immédiat : 17, et le parquet du lieu où se trouve le mineur" in first
    assert "la cellule (CRIP) du territoire" in first
    for said in (
        "Ce que la loi permet et demande",
        "Code civil 375-5 · à faire valider",
        "226-14",
        "Code de procédure pénale 40",
        "Ne pas faire répéter, ne pas promettre le silence, ne pas prévenir des parents impliqués.",
        "accompagné d'un majeur de son choix",
        "le canal officiel va de cellule à cellule, ou par le parquet",
    ):
        assert said in then


@pytest.mark.parametrize("slug", SLUGS)
def test_an_empty_area_still_says_where_help_is_and_why(pages: Pages, slug: str) -> None:
    """Abbeville, shown as an empty département elsewhere."""
    text = Reading(pages.answer("80001", slug)).text
    for said in (
        "Plus loin, spécialisé",
        "quelqu'un près de chez",
        "À distance, sans se déplacer",
        "Département de la Somme",
        "Nous ne connaissons pas d'aide spécialisée dans la Somme. Cela ne veut pas dire qu'il n'y en a pas",
        "Les distances sont en ligne droite",
        "Certains lieux ne sont pas montrés ici, pour protéger des personnes.",
    ):
        assert said in text


@pytest.mark.parametrize("slug", SLUGS)
def test_the_form_without_a_place_says_the_same_first_words(pages: Pages, slug: str) -> None:
    form, (first, then) = Reading(pages.ask(public=slug).content.decode()).text, parts(pages, "80001", slug)
    strong = {
        "jeune": "Ce n'est pas de ta faute.",
        "proche": "aucun délai à attendre",
        "temoin": "bien fait de venir ici",
        "professionnel": "le parquet du lieu",
    }
    assert strong[slug] in form
    assert strong[slug] in first
    assert "Projet de texte : pas encore relu" in form
    assert "Projet de texte : pas encore relu" in then
