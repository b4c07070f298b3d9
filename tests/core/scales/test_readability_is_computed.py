"""Kandel and Moles's index, by hand on short texts; syllables as they are heard; plain texts are plain."""

import pytest

from balise.core.scales.checking_texts import texts_of
from balise.core.scales.readability import (
    LEAST_EASE,
    LONGEST_MEAN_SENTENCE,
    ease,
    mean_sentence,
    syllables_of,
)
from tests.core.scales.known_scales import scale_of

# Each line: how many, and words of that many.
SYLLABLES = """
1 je les que qui peur non oui eau yeux pied quelque guerre chose très type SMS Œuvre même langue guide tes !
2 images argent cadeau question famille réel naïf créer payer moyen noël idée forêt poème l'argent
2 dis-le est-ce peux-tu violence réponses joué pitié
3 maintenant avocat téléphone océan aujourd'hui 119
4 réalité 3114
"""
HEARD = [(word, int(line[0])) for line in SYLLABLES.strip().splitlines() for word in line[2:].split()]


@pytest.mark.parametrize(("word", "syllables"), HEARD, ids=map(str, range(len(HEARD))))
def test_syllables_of_french_words(word: str, syllables: int) -> None:
    assert syllables_of(word) == syllables
    assert syllables_of(word.upper()) == syllables
    assert syllables_of(f"« {word}, ".strip("« ")) == syllables


def test_the_index_by_hand() -> None:
    # 5 words, 1 sentence, 5 syllables.
    assert ease("Je peux te dire non.") == pytest.approx(207 - 1.015 * 5 - 73.6 * 1)
    # 6 words in 2 sentences, 8 syllables: tu as peur / ap-pelle le cent-dix-neuf.
    assert ease("Tu as peur ? Appelle le 119.") == pytest.approx(207 - 1.015 * 3 - 73.6 * 9 / 6)


SENTENCES = [
    ("Un. Deux trois.", 1.5),
    ("Un deux trois quatre", 4),
    ("Titre\n\nUne phrase ici.", 2),
    ("Ça va ? Oui ! Bon…", 4 / 3),
    ("Il coûte 3.50 euros.", 4),
    ("« Tu viens ? » Oui.", 1.5),
    ("Une ligne\nqui continue.", 4),
    ("... Seul.", 1),
]


@pytest.mark.parametrize(("text", "words"), SENTENCES, ids=map(str, range(len(SENTENCES))))
def test_sentences_are_counted_by_their_ends(text: str, words: float) -> None:
    assert mean_sentence(text) == pytest.approx(words)


@pytest.mark.parametrize("empty", ["", "…", " - « » "], ids="012")
def test_a_text_without_a_word_has_no_index(empty: str) -> None:
    with pytest.raises(ValueError, match=r"^no word$"):
        ease(empty)
    with pytest.raises(ValueError, match=r"^no word$"):
        mean_sentence(empty)


def test_the_plain_version_is_easy_in_every_part() -> None:
    """As a whole, and outcome by outcome: nobody reads the whole."""
    scale = scale_of("faire-le-point")
    (plain,) = [variant for variant in scale.variants if variant.register == "plain"]
    texts = dict(texts_of(scale, plain))
    whole = "\n\n".join(texts.values())
    assert (LEAST_EASE, LONGEST_MEAN_SENTENCE) == (80, 12)
    assert ease(whole) >= LEAST_EASE
    assert mean_sentence(whole) <= LONGEST_MEAN_SENTENCE
    parts = {path[:2] for path in texts}
    assert len(parts) == 24 + 8 + 9
    for part in parts:
        read = "\n\n".join(text for path, text in texts.items() if path[:2] == part)
        assert ease(read) >= LEAST_EASE, (part, ease(read))
        assert mean_sentence(read) <= LONGEST_MEAN_SENTENCE, part


def test_a_hard_text_is_not_easy() -> None:
    hard = (
        "La responsabilité pénale individuelle des intermédiaires institutionnels demeure subordonnée "
        "à l'établissement préalable d'une participation intentionnelle caractérisée."
    )
    assert ease(hard) < 20
