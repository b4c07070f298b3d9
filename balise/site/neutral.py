"""Titles stay in the history of a phone that someone may check: they say nothing of why a page was read."""

import re

_TELLING = re.compile(
    r"abus|danger|enfan|exploit|fugue|maltrait|mineur|prostitu|sexu|suicid|traite|victim|viol", re.IGNORECASE
)


def neutral(name: str, instead: str) -> str:
    """The name of a structure, or `instead` when the name alone would tell."""
    return instead if _TELLING.search(name) else name
