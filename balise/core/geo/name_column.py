"""The column of names in the places' file: what a name shares with the one before it is not written again."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

_ARTICLES: Final = ("", "L'", "La ", "Le ", "Les ")
# Words that take no capital inside a name; `_TURN` says that the letter after it breaks this rule.
_SMALL_WORDS: Final = """
    au aux c d de del devant di dit du des en et h l la las le les lez lès près ses sous sur à ès
"""
_SMALL: Final = frozenset(_SMALL_WORDS.split())
_TURN: Final = "^"
_WORD: Final = re.compile(r"[^-' (]+")

# The byte that stands for a letter, or for several. To guess a byte, brotli looks at the kind of the one
# before it, and tells sixteen kinds of bytes apart: letters that are followed by like ones share a kind.
# Chosen by measure (4 kB less than Latin-1); any table can be read, since the file holds it.
_LETTERS: Final = dict(
    zip(
        "eÿnraoœ(i4537üs1)2lç0uë8tcmhbdvpzfjw'kgqyxà- âôê^6éèîûï9",
        "BC.%AEIO012345aiou(<[\t\n\r= !#$&*+-/?\\^`,:)>}bmqtvyz\"'\v\f\x0e\x0f",
        strict=True,
    )
)
_PIECES: Final = {
    "saint-": "h", "sainte-": "x", "ville": "]", " arrondissement": "e", "-sur-": "c", "-sous-": "s",
    "-de-": "d", "-d'": "@", "-du-": "n", "-des-": "r", "-la-": "j", "-l'": "_", "-le-": "g", "-les-": "l",
    "-lès-": "k", "-en-": "f", "-et-": "p", "-aux-": "w",
}  # fmt: skip
_BEGINS: Final = bytes([*range(9), *range(16, 23)])  # other kinds of bytes than the pieces'
_PIECE: Final = re.compile("|".join(sorted(_PIECES, key=len, reverse=True)) + "|.", re.DOTALL)


def encode_names(names: Sequence[str]) -> tuple[dict[str, Any], bytes, bytes]:
    """What the reader must know (for JSON), an article a name (one byte), and the text of all names.

    In the text, a byte of `begins` begins a name: its rank there is how many pieces the name shares with the
    one before. Any other byte is a piece, its `symbols`. Raises ValueError for more letters than bytes.
    """
    split = [_split(name) for name in names]
    pieces = [_PIECE.findall(_without_case(rest)) for _, rest in split]
    bytes_of = _assign(piece for name in pieces for piece in name)
    text, before = bytearray(), list[str]()
    for name in pieces:
        shared = _shared(before, name)
        text.append(_BEGINS[shared])
        text += bytes(bytes_of[piece] for piece in name[shared:])
        before = name
    symbols = [""] * 256
    for piece, byte in bytes_of.items():
        symbols[byte] = piece
    known = {
        "articles": _ARTICLES,
        "small": sorted(_SMALL),
        "turn": _TURN,
        "begins": list(_BEGINS),
        "symbols": symbols,
    }
    return known, bytes(_ARTICLES.index(article) for article, _ in split), bytes(text)


def _split(name: str) -> tuple[str, str]:
    """The article aside: names stand in alphabetical order without it."""
    article = next((article for article in _ARTICLES[1:] if name.startswith(article)), "")
    return article, name.removeprefix(article)


def _without_case(name: str) -> str:
    """The name in lower case, with `_TURN` before each letter whose case is not the expected one."""

    def marked(word: re.Match[str]) -> str:
        lower = word[0].lower()
        capital = not (word.start() and lower in _SMALL)
        expected = lower[0].upper() + lower[1:] if capital else lower
        if len(lower) != len(word[0]) or len(expected) != len(lower):
            raise ValueError(f"{name!r}: a letter without one lower and one upper case")
        return "".join(
            letter if written == wanted else _TURN + letter
            for letter, written, wanted in zip(lower, word[0], expected, strict=True)
        )

    return _WORD.sub(marked, name)


def _shared(before: Sequence[str], name: Sequence[str]) -> int:
    """How many of the first pieces are the same."""
    most = min(len(before), len(name), len(_BEGINS) - 1)
    return next((rank for rank in range(most) if before[rank] != name[rank]), most)


def _assign(pieces: Iterable[str]) -> dict[str, int]:
    """The byte of each piece that occurs: by the table, else any that is free."""
    table = {piece: ord(byte) for piece, byte in (_LETTERS | _PIECES).items()}
    free = (byte for byte in range(255, -1, -1) if byte not in {*_BEGINS, *table.values()})
    found: dict[str, int] = {}
    for piece in pieces:
        if piece not in found:
            byte = table.get(piece) or next(free, None)
            if byte is None:
                raise ValueError("the names have more letters than there are bytes")
            found[piece] = byte
    return found
