"""What a typed line is made of: words, and the number that goes with them."""

import re
from typing import Final

from msgspec import Struct

from balise.core.geo.folding import fold
from balise.core.geo.vocabulary import ARRONDISSEMENT, CITIES, ORDINAL_ENDINGS, ORDINALS, STREETS

LONGEST: Final = 200  # characters; nobody types a longer place
MOST_WORDS: Final = 24

_CODE = re.compile(r"\d{5}|2[ab]\d{3}")
_ORDINAL = re.compile(rf"0?(\d{{1,2}})({'|'.join(ORDINAL_ENDINGS)})")
_NUMBER = re.compile(r"\d{1,4}|2[ab]")


class Query(Struct, frozen=True):
    """A line understood: each field is empty when nothing of the kind was typed."""

    words: tuple[str, ...] = ()
    code: str = ""  # five signs: a postal or an INSEE code, upper case
    number: str = (
        ""  # one to four digits, "2A" or "2B": a département, an arrondissement, the start of a postal code
    )
    ordinal: int = 0  # "3e", "1er": an arrondissement
    unread: bool = False  # there were numbers we could not make sense of


def read_query(text: str) -> Query:
    """Split a typed line; a line that is too long, or without a letter or digit, gives an empty query."""
    if len(text) > LONGEST:
        return Query()
    tokens = _joined(fold(text).split()[:MOST_WORDS])
    if not tokens:
        return Query()
    words, codes, numbers, ordinals = [], [], [], []
    for token, following in zip(tokens, [*tokens[1:], ""], strict=True):
        if _NUMBER.fullmatch(token) and following in STREETS:
            continue  # the number of a house
        if _CODE.fullmatch(token):
            codes.append(token.upper())
        elif ordinal := _ORDINAL.fullmatch(token):
            ordinals.append(int(ordinal[1]))
        elif _NUMBER.fullmatch(token):
            numbers.append(token.upper())
        elif not token.isdigit():
            words.append(token)
    if not ordinals and not numbers:
        words, ordinals = _spelled_out(words)
    long_numbers = [token for token in tokens if token.isdigit() and len(token) > 5]
    return Query(
        words=tuple(words),
        code=codes[0] if codes else "",
        number=numbers[0] if len(numbers) == 1 and not codes else "",
        ordinal=ordinals[0] if len(ordinals) == 1 else 0,
        unread=bool(long_numbers) or (not codes and len(numbers) > 1),
    )


def _joined(tokens: list[str]) -> list[str]:
    """ "3 eme" is "3eme", and "69 003" is "69003"."""
    if len(tokens) > 1 and all(token.isdigit() for token in tokens) and len("".join(tokens)) == 5:
        return ["".join(tokens)]
    joined: list[str] = []
    for token in tokens:
        if token in ORDINAL_ENDINGS and joined and joined[-1].isdigit() and len(joined[-1]) <= 2:
            joined[-1] += token
        else:
            joined.append(token)
    return joined


def _spelled_out(words: list[str]) -> tuple[list[str], list[int]]:
    """ "paris xv" and "lyon troisième arrondissement"; with another town these words mean something else."""
    rest = [word for word in words if word not in ARRONDISSEMENT]
    if len(rest) < 2 or not CITIES & {rest[0], rest[-1]}:
        return words, []
    city, spelled = (rest[0], rest[1:]) if rest[0] in CITIES else (rest[-1], rest[:-1])
    number = ORDINALS.get(" ".join(spelled))
    return ([city], [number]) if number else (words, [])
