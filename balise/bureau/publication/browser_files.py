"""What the scripts of the pages read: made by the one who publishes, compressed here, once for every visitor.

The site only sends bytes: compressing at each visit would cost more, and less well.
"""

import gzip
from collections.abc import Callable, Mapping
from pathlib import Path

import brotli
import msgspec

from balise.core.geo.atlas import Atlas
from balise.core.pack.content import Content, with_browser_files
from balise.core.pack.manifest import BROWSER, DIRECTORY
from balise.core.pack.records import Directory

# Over this a phone would have to load megabytes before its first answer, and publishing would take minutes:
# the scripts then get no directory, and the server answers.
MOST_STRUCTURES = 5_000

PAGE = ".html"  # a page to keep: dated when it is handed out, so that compressing it here would serve nobody

# From the public records (None: too many of them), the atlas and the folder of the geography files, to files
# by name ("places.bin"). The same input always gives the same bytes.
MakeFiles = Callable[[Directory | None, Atlas, Path], Mapping[str, bytes]]


def add_browser_files(
    content: Content, make: MakeFiles, atlas: Atlas, places: Path, before: Path | None
) -> Content:
    """The content with the files of `make`, as they are and, but for pages, compressed: `name.br`, `name.gz`.

    `before`: folder of a pack already checked; its compressed files serve again when the bytes are the same.
    """
    directory = None
    if len(content.records) <= MOST_STRUCTURES:
        directory = msgspec.json.decode(content.files[DIRECTORY], type=Directory)
    files: dict[str, bytes] = {}
    for name, data in make(directory, atlas, places).items():
        if name.endswith(PAGE):
            files[BROWSER + name] = data
        else:
            files |= _kept(before, BROWSER + name, data) or _compressed(BROWSER + name, data)
    return with_browser_files(content, files)


def _kept(before: Path | None, name: str, data: bytes) -> dict[str, bytes] | None:
    """The three files as they stand in the pack before, when what they hold has not changed."""
    names = (name, f"{name}.br", f"{name}.gz")
    try:
        found = {each: (before / each).read_bytes() for each in names} if before else {}
    except OSError:
        return None
    return found if found.get(name) == data else None


def _compressed(name: str, data: bytes) -> dict[str, bytes]:
    return {
        name: data,
        f"{name}.br": brotli.compress(data, quality=11, lgwin=22),
        f"{name}.gz": gzip.compress(data, 9, mtime=0),
    }
