"""A PMTiles file of one tile, and a server that gives parts of files, as an operator's would."""

import json
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

HEADER = 127  # bytes; layout: PMTiles specification, version 3
NONE, PNG = 1, 2  # compression; type of tile


def one_tile(red: int, green: int, blue: int, attribution: str) -> bytes:
    """The whole world in one colour."""
    tile = _png(red, green, blue)
    metadata = json.dumps({"attribution": attribution}).encode()
    directory = (
        bytes((1, 0, 1)) + _varint(len(tile)) + bytes((1,))
    )  # one entry: tile 0, once, its length, offset 0
    starts = HEADER, HEADER + len(directory), 0, HEADER + len(directory) + len(metadata)
    lengths = len(directory), len(metadata), 0, len(tile)
    header = b"PMTiles\x03" + b"".join(
        struct.pack("<QQ", start, length) for start, length in zip(starts, lengths, strict=True)
    )
    header += struct.pack("<QQQBBBBBB", 1, 1, 1, 1, NONE, NONE, PNG, 0, 0)
    header += struct.pack("<iiiiBii", -1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000, 0, 0, 0)
    return header + directory + metadata + tile


@contextmanager
def streets_server(content: bytes) -> Iterator[tuple[str, list[str]]]:
    """The address of a server of that one file, and the requests that it has seen."""
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(f"{self.path} {self.headers['Range']} {self.headers.get('Referer', '')}")
            first, last = (int(edge) for edge in self.headers["Range"].removeprefix("bytes=").split("-"))
            part = content[first : last + 1]
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {first}-{first + len(part) - 1}/{len(content)}")
            self.send_header("Content-Length", str(len(part)))
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(part)

        def log_message(self, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", seen
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes((*out, number))


def _png(red: int, green: int, blue: int, side: int = 256) -> bytes:
    rows = (b"\x00" + bytes((red, green, blue)) * side) * side
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
