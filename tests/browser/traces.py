"""What a browser left on disk, searched for runs of words, however programs write and pack them."""

import re
import zlib
from collections.abc import Iterable, Iterator, Set
from itertools import islice
from pathlib import Path

LENGTH = 4  # words in a row, which another text hardly has by chance
_PACKED = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")  # gzip, zlib
_WIDE = re.compile(rb"(?:[\x20-\xff]\0){8,}")  # UTF-16, whatever the order of its bytes
_ESCAPED = re.compile(rb"\\u[0-9a-f]{4}|%[0-9a-f]{2}|&#?\w{1,6};|\\[nrt\"]")
_BETWEEN = re.compile(rb"[^a-z0-9]+")
_LZ4_MAGIC = b"mozLz40\0"

Run = tuple[bytes, ...]  # words in a row


def words_in(text: str | bytes) -> Run:
    """Its words in the letters of ASCII; what is between them, accents and escapes part them."""
    raw = text.encode() if isinstance(text, str) else text
    return tuple(_BETWEEN.sub(b" ", _ESCAPED.sub(b" ", raw.lower())).split())


def runs_of(words: Run, length: int = LENGTH) -> Iterator[Run]:
    return zip(*(words[start:] for start in range(length)), strict=False)


def found(contents: Iterable[bytes], needles: Set[Run]) -> set[Run]:
    """Which runs of words are in one of these texts, or packed in one of them."""
    lengths = {len(needle) for needle in needles}
    hits: set[Run] = set()
    for content in contents:
        for readable in (content, *(wide.replace(b"\0", b"") for wide in _WIDE.findall(content))):
            words = words_in(readable)
            for length in lengths:
                hits |= needles.intersection(runs_of(words, length))
    return hits


def found_in(folders: Iterable[Path], needles: Set[Run], since: int = 0) -> dict[Run, set[str]]:
    """Which files of folders hold which runs of words; `since`: written after that time, in nanoseconds."""
    hits: dict[Run, set[str]] = {}
    for file in (file for folder in folders for file in folder.rglob("*")):
        if file.is_file() and not file.is_symlink() and file.stat().st_mtime_ns >= since:
            for hit in found(unpacked(file.read_bytes()), needles):
                hits.setdefault(hit, set()).add(str(file))
    return hits


def unpacked(content: bytes) -> Iterator[bytes]:
    """The bytes of a file, and those of each stream that is packed in it."""
    yield content
    if content.startswith(_LZ4_MAGIC):  # the session of Firefox
        yield from unpacked(_lz4(content[len(_LZ4_MAGIC) + 4 :]))
    for start in _PACKED.finditer(content):
        stream = zlib.decompressobj(zlib.MAX_WBITS | 32)
        try:
            inside = stream.decompress(content[start.start() :])
        except zlib.error:
            continue
        if inside:
            yield inside


def _lz4(block: bytes) -> bytes:
    """A block of LZ4 (github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md)."""
    out = bytearray()
    source = iter(block)
    for token in source:
        out += bytes(islice(source, _length(token >> 4, source)))
        offset = bytes(islice(source, 2))
        if not offset:  # the last sequence repeats nothing
            break
        back = int.from_bytes(offset, "little")
        for _ in range(_length(token & 15, source) + 4):
            out.append(out[-back])
    return bytes(out)


def _length(said: int, source: Iterator[int]) -> int:
    """15 is continued by the next bytes, to the first that is not 255."""
    if said < 15:
        return said
    for more in source:
        said += more
        if more < 255:
            break
    return said
