"""The one style sheet, inlined in every page so that a page is one request, and its hash for the CSP."""

import base64
import hashlib
import re
from pathlib import Path


def minify(css: str) -> str:
    """Drop comments and the spaces that mean nothing; the sheet is ours, so this need not be clever."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    return re.sub(r":\s+", ":", css).replace(";}", "}").strip()


def hash_of(sheet: str) -> str:
    """As a Content-Security-Policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()


SHEETS = ("style.css", "cartography/map.css")
STYLE = minify("".join((Path(__file__).parent / sheet).read_text(encoding="utf-8") for sheet in SHEETS))
STYLE_HASH = hash_of(STYLE)
