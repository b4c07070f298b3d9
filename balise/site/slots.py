"""A template made once and cut where an answer writes: filling it is joining strings, the same for all.

Rendering templates for each answer took most of its time; and a page kept because somebody asked for it would
tell which town was looked up. What is made once here is the same for all towns.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from msgspec import Struct

# Characters for private use: none of our texts or of the directory's has them.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}([a-z_]+){_CLOSE}")


class Slotted(Struct, frozen=True):
    """Text, name of a slot, text, name… and a last text."""

    pieces: tuple[str, ...]

    def fill(self, values: Mapping[str, str]) -> str:
        """The text with HTML in its slots; KeyError for a slot without a value."""
        pieces = list(self.pieces)
        for place in range(1, len(pieces), 2):
            pieces[place] = values[pieces[place]]
        return "".join(pieces)


def marks(names: Iterable[str]) -> dict[str, SafeString]:
    """What a template prints for its slots: `{{ slot.where }}`."""
    return {name: mark_safe(f"{_OPEN}{name}{_CLOSE}") for name in names}  # noqa: S308 - constants of ours


# Tags that begin a line of their own: the white space before them is not seen.
_BLOCK = re.compile(
    r">\s+(?=</?(?:article|dd|details|div|dl|dt|fieldset|form|h[1-6]|legend|li|main|nav|p|section|ul)\b)"
)


def cut(html: Any) -> Slotted:
    """A rendered template cut at its marks, with no more white space between tags than keeps words apart."""
    return Slotted(tuple(_MARK.split(re.sub(r">\s+<", "> <", _BLOCK.sub(">", str(html))).strip())))
