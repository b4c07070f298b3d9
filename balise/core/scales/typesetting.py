"""A text as a file holds it, made ready to print: lines joined, paragraphs kept, French no-break spaces."""

import re

_SPACES = re.compile(r"[ \t]+")
_PARAGRAPHS = re.compile(r"\n\s*\n")
_BEFORE = re.compile(r"[ \u00a0\u202f]+([?!:;»])")
_AFTER = re.compile(r"«[ \u00a0\u202f]+")


def typeset(text: str) -> str:
    """Lines are joined by a space, paragraphs by a blank line; no-break spaces stand where French wants them.

    Who writes the file types ordinary spaces: "Ça va ?" comes out with a no-break space.
    """
    paragraphs = (" ".join(paragraph.split("\n")) for paragraph in _PARAGRAPHS.split(text.strip()))
    joined = "\n\n".join(_SPACES.sub(" ", paragraph).strip() for paragraph in paragraphs)
    return _AFTER.sub("«\u00a0", _BEFORE.sub("\u00a0\\1", joined))
