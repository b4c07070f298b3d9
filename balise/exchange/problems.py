"""What is wrong in a file, said so that the person who wrote the file can mend it."""

import unicodedata

from msgspec import Struct

LONGEST_QUOTE = 60


class Problem(Struct, frozen=True):
    """One fault. `line` is the line of the file as a text editor counts them, 0 for the file as a whole."""

    file: str
    line: int
    column: str
    reason: str
    key: str = ""  # of the row, when it could be read: a bad row is not a row that left the file
    public: bool = True  # False: the row does not clearly say that it is public

    def __str__(self) -> str:
        where = [self.file]
        if self.line:
            where.append(f"ligne {self.line}")
        if self.column:
            where.append(f"colonne « {self.column} »")
        return f"{', '.join(where)} : {self.reason}"


class FileRefused(Exception):  # noqa: N818 - says what happened
    """Nothing in this file can be read: wrong format, encoding or header."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems


class Wrong(ValueError):  # noqa: N818 - says what it is
    """A value that cannot be used; its text is the French reason, the value first.

    `plain` is the same reason without the value: all that may be said about a masked row. `rather` is what to
    write instead, made from the value: it is said with the value or not at all.
    """

    def __init__(self, plain: str, value: str = "", rather: str = "") -> None:
        reason = f"{plain.removesuffix('.')} : {rather}." if rather else plain
        super().__init__(f"{quoted(value)} : {reason}" if value else reason)
        self.plain = plain


def quoted(value: str) -> str:
    """A value as a message may show it: short, on one line, without control characters."""
    visible = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in value)
    if len(visible) > LONGEST_QUOTE:
        visible = visible[: LONGEST_QUOTE - 1] + "…"
    return f"« {visible} »"
