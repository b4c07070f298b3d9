"""What people type instead of a place: the browser hears the same need as Python, or none, as it does."""

import random

from balise.core.help.needs import find_need
from tests.core.help.small_country import NEEDS
from tests.vectors.in_the_browser import run_in_node

SENTENCES = (
    *("", "   ", "planète", "Amiens", "je miche", "Sugar Daddy", "c'est juste des plans", "capote"),
    *("j'ai nulle part où dormir", "je suis en FUGUE", "dormir chez mon mec", "il a mes nudes", "straße"),
    *("depression", "DÉPRESSION", "Œuvre", "Je suis éducatrice", "Écoute", "e\u0301coute", "ﬁlle", "парк"),
    *("🙂 chantage", "l’école", "l'ecole"),
)


def test_the_browser_hears_the_same_need() -> None:
    words = [word for need in NEEDS for word in (need.label, need.label_young, *need.words)]
    mixed = [" ".join(random.sample(words, 2)) for _ in range(300)]
    shouted = [word.upper() for word in words]
    texts = [*SENTENCES, *words, *shouted, *(f"je cherche {word}, vite" for word in words), *mixed]
    needs = [
        {"code": need.code, "label": need.label, "labelYoung": need.label_young, "words": need.words}
        for need in NEEDS
    ]
    found = run_in_node("help_needs.stdin.ts", [needs, texts])
    assert found == [find_need(text, NEEDS) or "" for text in texts]
    assert {*found} == {"", *(need.code for need in NEEDS)}
