"""How far a typed word is from a name: one slip exactly and quickly, several slips for many names at once."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

Slip = Literal["", "missing", "swapped", "extra", "other"]

WIDTH = 64  # letters of the longest query and of the longest name that are compared
FAR = 255


def one_slip(typed: str, name: str) -> Slip:
    """The single slip that turns `name` into `typed`; "" when there is none or more than one.

    "missing": a letter was forgotten; "swapped": two neighbours changed places; "extra": a letter too many;
    "other": one letter for another.
    """
    difference = len(typed) - len(name)
    if typed == name or not -1 <= difference <= 1:
        return ""
    start = 0
    for mine, theirs in zip(typed, name, strict=False):
        if mine != theirs:
            break
        start += 1
    if difference < 0:
        return "missing" if typed[start:] == name[start + 1 :] else ""
    if difference > 0:
        return "extra" if typed[start + 1 :] == name[start:] else ""
    if typed[start + 1 :] == name[start + 1 :]:
        return "other"
    swapped = (
        typed[start : start + 2] == name[start : start + 2][::-1] and typed[start + 2 :] == name[start + 2 :]
    )
    return "swapped" if swapped else ""


def slips(
    typed: str, letters: NDArray[np.uint8], lengths: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Distances from `typed` (1 to 64 ASCII letters) to many names, and to their nearest beginning.

    `letters` holds one name a row (ASCII codes, 0 after the end; it may stop early), `lengths` their lengths.
    The distance is the optimal string alignment one (a swap of neighbours counts 1), by the bit-parallel
    recurrence of Hyyrö (2003), one row a lane; a name that goes on after the last column is `FAR`.
    """
    count = len(lengths)
    places = np.zeros(256, dtype=np.uint64)
    for position, letter in enumerate(typed.encode("ascii")):
        places[letter] |= np.uint64(1 << position)
    last, one = np.uint64(1 << (len(typed) - 1)), np.uint64(1)
    up = np.full(count, np.uint64(0xFFFFFFFFFFFFFFFF))
    down, diagonal, before = (np.zeros(count, dtype=np.uint64) for _ in range(3))
    distance = np.full(count, len(typed), dtype=np.int64)
    whole = np.where(lengths == 0, len(typed), FAR)
    beginning = distance.copy()
    for column in range(min(letters.shape[1], int(lengths.max(initial=0)))):
        here = places[letters[:, column]]
        swap = ((~diagonal & here) << one) & before
        diagonal = (((here & up) + up) ^ up) | here | down | swap
        right, left = down | ~(diagonal | up), diagonal & up
        distance += (right & last) != 0
        distance -= (left & last) != 0
        right, left = (right << one) | one, left << one
        up, down = left | ~(diagonal | right), right & diagonal
        before = here
        alive = column < lengths
        beginning = np.where(alive, np.minimum(beginning, distance), beginning)
        whole = np.where(column + 1 == lengths, distance, whole)
    return whole, beginning
