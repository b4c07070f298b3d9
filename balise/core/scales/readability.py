"""How easy a French text is to read: Kandel and Moles's index, and the mean length of its sentences.

L. Kandel and A. Moles, "Application de l'indice de Flesch à la langue française", Cahiers d'études de
radio-télévision, no 19, 1958, p. 253-274: 207 − 1.015 × words per sentence − 73.6 × syllables per word. About
100 is very easy, 0 very hard. Some authors quote 209 − 1.15 and 68, kinder to short sentences: we take the
strict one.

A word is what stands between spaces ("l'argent" is one word of two syllables). Syllables are counted on
letters: a silent e at the end does not count, every other one does, which is strict too.
"""

import re

LEAST_EASE = 80.0
LONGEST_MEAN_SENTENCE = 12.0  # words

_SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$|[»\"])|\n\s*\n")
_WORD = re.compile(r"\w")
_SILENT_U = re.compile(r"(?<=[qg])u(?=[eiéèêœaoy])")
_SILENT_END = re.compile(r"(?<=[^\W\d_])es?$")
_GLIDE = re.compile(r"(?<=[aeiouéèêàâîôûœ])y(?=[aeiouéèêàâîôûœ])")
# A run of vowels is one syllable; é, è, ê (with an i before, "pitié"), ï, ë and ü make one of their own.
_VOWELS = re.compile(r"i?[éèê]|[ïëü]|[aàâäeiîoôöuùûœæy]+")


def ease(text: str) -> float:
    """Kandel and Moles's index; the higher, the easier. ValueError for a text without a word."""
    words = words_of(text)
    if not words:
        raise ValueError("no word")
    return 207 - 1.015 * mean_sentence(text) - 73.6 * sum(map(syllables_of, words)) / len(words)


def mean_sentence(text: str) -> float:
    """Words per sentence; ValueError for a text without a word."""
    lengths = [len(words) for sentence in _SENTENCE_END.split(text) if (words := words_of(sentence))]
    if not lengths:
        raise ValueError("no word")
    return sum(lengths) / len(lengths)


def words_of(text: str) -> list[str]:
    """What stands between spaces and holds a letter or a digit."""
    return [word for word in text.split() if _WORD.search(word)]


def syllables_of(word: str) -> int:
    """At least 1. A digit counts for one: "119" is said in three."""
    return max(1, len([char for char in word if char.isdigit()]) + len(_VOWELS.findall(_sounded(word))))


def _sounded(word: str) -> str:
    """A word in lower case without the letters that are not heard, each part of it apart."""
    parts = re.split(r"[^\w]+", word.casefold())
    return " ".join(_GLIDE.sub("j", _ending(_SILENT_U.sub("", part))) for part in parts)


def _ending(part: str) -> str:
    """Without its last e or es, unless it has no other vowel: "je", "les"."""
    cut = _SILENT_END.sub("", part)
    return cut if _VOWELS.search(cut) else part
