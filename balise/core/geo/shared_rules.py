"""The lists, numbers and rules of the place search, written out for the browser: nobody types them twice."""

import json
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Final

import numpy as np

from balise.core.geo import (
    folding,
    hits,
    likeness,
    matching,
    query,
    scores,
    search,
    sounds,
    typing_errors,
    vocabulary,
)

_OPENING: Final = (
    "// The lists, numbers and rules of the place search. Written from balise/core/geo, to be\n"
    "// changed there, by `python -m tests.vectors.make_places --write`.\n"
)
_NUMBERS: Final = (scores, hits)  # all of whose whole numbers in capitals are shared
_NUMBERS_BY_NAME: Final = (
    ("WIDTH", typing_errors.WIDTH),
    ("FAR", typing_errors.FAR),
    ("LONGEST_QUERY", query.LONGEST),
    ("MOST_WORDS", query.MOST_WORDS),
    ("LEAST_AREA_SOUNDS", search.LEAST_AREA_SOUNDS),
    ("LEAST_READ", likeness.LEAST_READ),
    ("LEAST_SOUNDS", likeness.LEAST_SOUNDS),
    ("LEAST_FAR", likeness.LEAST_FAR),
    ("LEAST_LETTERS", likeness.LEAST_LETTERS),
)
_WORDS: Final = (
    ("CONNECTORS", folding.CONNECTORS),
    ("FILLER", vocabulary.FILLER),
    ("LINKS", vocabulary.LINKS),
    ("STREETS", vocabulary.STREETS),
    ("CITIES", vocabulary.CITIES),
    ("ARRONDISSEMENT", vocabulary.ARRONDISSEMENT),
    ("ORDINAL_ENDINGS", vocabulary.ORDINAL_ENDINGS),
)
_TABLES: Final[tuple[tuple[str, str, Mapping[str, object]], ...]] = (
    ("LETTERS", "string", folding.LETTERS),
    ("ABBREVIATIONS", "string", folding.ABBREVIATIONS),
    ("ORDINALS", "number", vocabulary.ORDINALS),
    ("REGION_NAMES", "readonly string[]", vocabulary.REGION_NAMES),
    ("DEPARTMENT_NAMES", "readonly string[]", vocabulary.DEPARTMENT_NAMES),
    ("TERRITORY_NAMES", "readonly string[]", vocabulary.TERRITORY_NAMES),
    ("SOUND_LETTERS", "string", sounds.LETTERS),
)


def rules_ts() -> str:
    """The text of `frontend/src/places/rules.ts`."""
    return _OPENING + "".join(f"\nexport const {line};" for line in _lines()) + "\n"


def _lines() -> Iterator[str]:
    for module in _NUMBERS:
        yield from (f"{name} = {number}" for name, number in _whole_numbers(module))
    yield from (f"{name} = {number}" for name, number in _NUMBERS_BY_NAME)
    yield f"RENOWN_STEPS: readonly number[] = {_json(_renown_steps())}"
    for name, words in _WORDS:
        yield f"{name}: ReadonlySet<string> = new Set({_json(' '.join(sorted(words)))}.split(' '))"
    for name, kind, table in _TABLES:
        yield f"{name}: ReadonlyMap<string, {kind}> = new Map(Object.entries({_json(table)}))"
    yield f"SOUND_RULES: readonly (readonly [string, string])[] = {_json(sounds.RULES)}"
    for name in ("MUTE", "HEARD", "SILENT"):
        yield f"{name} = {_json(getattr(sounds, name).pattern)}"


def _whole_numbers(module: ModuleType) -> Iterator[tuple[str, int]]:
    """What a module itself defines: a number imported from another is that one's."""
    for name, value in vars(module).items():
        if name.isupper() and isinstance(value, int):
            yield name, value


def _renown_steps() -> list[int]:
    """The populations from which renown is 0, 1, 2…: the browser takes no logarithm, lest it round."""
    steps, most = [0], 10**8
    while True:
        low, high = 0, most
        if matching.renown(np.array([most]))[0] < len(steps):
            return steps
        while low + 1 < high:
            middle = (low + high) // 2
            enough = matching.renown(np.array([middle]))[0] >= len(steps)
            low, high = (low, middle) if enough else (middle, high)
        steps.append(high)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
