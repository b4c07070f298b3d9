"""Bytes as text that stands inside an HTML file: seven bits a byte, where base64 puts six.

Every value of seven bits is the character of that code, but for three that HTML would change or read as a
tag: one of these and the seven bits that follow make one character of two bytes in UTF-8, which hold as much.
`frontend/src/offline/seven_bits.ts` reads it.
"""

import numpy as np

SPECIAL = (0, 13, 60)  # NUL and CR, which HTML replaces, and "<"
_FIRST = 0x80  # the first character that UTF-8 writes in two bytes


def encode(data: bytes) -> str:
    """The last bits are filled with zeros: who reads must know how many bytes there were."""
    bits = np.unpackbits(np.frombuffer(data, dtype=np.uint8))
    padded = np.concatenate([bits, np.zeros(-len(bits) % 7, dtype=np.uint8)]).reshape(-1, 7)
    values = iter((padded @ (1 << np.arange(6, -1, -1))).tolist())
    characters = []
    for value in values:
        if value in SPECIAL:
            value = _FIRST + (SPECIAL.index(value) << 7) + next(values, 0)
        characters.append(chr(value))
    return "".join(characters)
