"""What two spellings of a place name have in common once case, accents, hyphens and "St" are put aside."""

import re
import unicodedata

# Letters that Unicode does not decompose.
LETTERS = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_TRANSLATED = str.maketrans(LETTERS)
_SUR = re.compile(r"\bs/(?=\s*\w)", re.ASCII)
_OTHER = re.compile(r"[^a-z0-9]+")
ABBREVIATIONS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}

# Words that people add, drop or swap without meaning another place ("lès" folds to "les").
CONNECTORS = frozenset(
    ["de", "d", "du", "des", "la", "le", "les", "l", "en", "sur", "sous", "et", "a", "au", "aux"]
)


def fold(text: str) -> str:
    """Lower-case ASCII words separated by one space.

    "L'Haÿ-les-Roses" → "l hay les roses", "St-Denis" → "saint denis".
    Folding twice changes nothing. What is written in another alphabet folds to "".
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(sign for sign in plain if unicodedata.category(sign)[0] != "M").translate(_TRANSLATED)
    words = _OTHER.sub(" ", _SUR.sub(" sur ", plain)).split()
    return " ".join(ABBREVIATIONS.get(word, word) for word in words)


def skeleton(folded: str) -> str:
    """A folded name without its small words: "l hay les roses" → "hay roses"; "" when it has nothing else."""
    return " ".join(word for word in folded.split() if word not in CONNECTORS)
