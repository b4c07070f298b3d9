"""What the law lets people do, as data: articles change number, their plain sentence is checked and dated."""

import csv
from pathlib import Path
from typing import Literal

from msgspec import Struct, convert


class LawText(Struct, frozen=True):
    """One row of `data/law.csv`. A draft has not been read by a jurist: shown as such, or not at all."""

    key: str
    article: str
    sentence: str
    source: str
    checked_on: str  # YYYY-MM-DD
    status: Literal["draft", "validated"]


def load_law(path: Path) -> dict[str, LawText]:
    """Texts by key, in the order of the file; msgspec.ValidationError for a file that is not ours."""
    with path.open(encoding="utf-8", newline="") as lines:
        texts = convert(list(csv.DictReader(lines)), list[LawText])
    return {text.key: text for text in texts}
