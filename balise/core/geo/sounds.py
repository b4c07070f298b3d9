"""How a folded French name sounds, so that "bordox" and "Bordeaux" meet: a key of one letter a sound."""

import re
from collections.abc import Sequence
from typing import Final

# Capitals are sounds already settled: C "ch", E "é/è/eu", O "au", W "ou", Y the glide of "paille",
# Q "an", X "in", N "on". The order matters: each rule reads what the rules above left.
RULES: Final = (
    (r"\bst(?=[bcdfghjlmnpqv])", "sain"),  # "stdenis"
    (r"(?<=[ao])nt(?=[bcdfgjlmnpqsv])", "n"),  # Montpellier
    (r"ph", "f"),
    (r"sch|ch(?![rln])|sh", "C"),
    (r"h", ""),
    (r"gn", "ni"),
    (r"qu?(?=[a-z])|q\b|c(?![eiy])|ck", "k"),
    (r"c", "s"),
    (r"gu(?=[eiy])", "G"),
    (r"g(?=[eiy])", "j"),
    (r"je(?=[ao])", "j"),
    (r"x\B", "ks"),
    (r"ueil", "euil"),
    (r"(?<=[aeou])il(?:l|(?=s?\b))|(?<=e)i\b", "Y"),  # paille, soleil, "krétei"
    (r"(?<=[vml])ill|\bill", "il"),  # ville, mille, Lille
    (r"ill(?=[aeiouy])", "iY"),
    (r"(?<=[aeou])y(?=[aeiou])|(?<=a)i(?=[aeou])", "Y"),  # Bayonne, "kaiène"
    (r"y", "i"),
    (r"oi[nm](?![aeiounmY])", "WX"),
    (r"[ae]i[nm](?![aeiounmY])", "X"),
    (r"ie[nm](?=s?\b)", "iX"),  # Amiens
    (r"a[eo]n(?![aeiounmY])", "Q"),  # Caen, Laon
    (r"eau|au", "O"),
    (r"oeu|oe|eu", "E"),
    (r"ou", "W"),
    (r"oi", "Wa"),
    (r"[ae]i", "E"),
    (r"[ae][nm](?![aeiounmYEOW])", "Q"),
    (r"[iu][nm](?![aeiounmYEOW])", "X"),
    (r"o[nm](?![aeiounmYEOW])", "N"),
    (r"z", "s"),  # people write either
)
_COMPILED: Final = tuple((re.compile(rule), sound) for rule, sound in RULES)
LETTERS: Final = dict(zip("CEOWYQXNG", "heowiqxcg", strict=True)) | {"_": ""}
_TRANSLATED: Final = str.maketrans(LETTERS)
_DOUBLED: Final = re.compile(r"(.)\1+")

# The end of a word; "_" stands for a mute "e", before which a consonant is heard.
MUTE: Final = re.compile(r"(?<=\w{2})es?\b")
HEARD: Final = re.compile(r"(?<=\w)(?:e[rtz]?s?|ed)\b")
SILENT: Final = re.compile(r"(?<=\w)[stdxp]+\b|(?<=r)g\b|(?<=[QNX])[kg]\b")


def sounds(names: Sequence[str]) -> list[tuple[str, ...]]:
    """For each folded name its keys, the likeliest first: letters "a" to "z"; "" for an empty name.

    Two names sound alike when they share a key. A folded name has no accents, so nobody can tell whether its
    last "e" or consonant is heard: "roube" is read like "robe" and like Roubaix, "nant" like Nantes too.
    All words are read at once: a rule costs one pass.
    """
    words = sorted({word for name in names for word in name.split()})
    if not words:
        return [("",)] * len(names)
    text = "\n".join(words)
    for rule, sound in _COMPILED:
        text = rule.sub(sound, text)
    mute = MUTE.sub("_", text)
    readings = (SILENT.sub("", HEARD.sub("e", mute)), HEARD.sub("e", text), mute.replace("x", "ks"))
    read = (_DOUBLED.sub(r"\1", reading.translate(_TRANSLATED)).split("\n") for reading in readings)
    keys = {word: tuple(dict.fromkeys(ways)) for word, *ways in zip(words, *read, strict=True)}
    return [_run_together([keys[word] for word in name.split()]) for name in names]


def _run_together(words: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Only the last word is read in every way."""
    if len(words) < 2:
        return words[0] if words else ("",)
    start = "".join([keys[0] for keys in words[:-1]])
    return tuple([start + end for end in words[-1]])
