"""Whole numbers on the command line: an argument's type that says in French what it expects."""

import argparse
from collections.abc import Callable


def between(least: int, most: int) -> Callable[[str], int]:
    """For `type=`: digits 0 to 9 alone, from `least` to `most`, both included."""

    def read(text: str) -> int:
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else least - 1
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"un nombre de {least} à {most} est attendu, pas « {text} »")
        return number

    return read
