"""Read the TOML that scales are written in, keeping the line and column of every word.

The standard library reads TOML without saying where a value stood, and a person who mends a file needs to
know. This reads the part of TOML that a scale uses (tables, lists of tables, texts, lists of texts, whole
numbers) and refuses the rest in French. Whatever it accepts, `tomllib` reads the same (tests).
"""

import re
from bisect import bisect_right

from msgspec import Struct

_NAME = re.compile(r"[A-Za-z0-9_-]+")
_NEARLY_NAME = re.compile(r"[^\s=\[\]\"#.\x00-\x1f\x7f]+")
_NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,8})(?![0-9A-Za-z_.:+-])")
_PLAIN = re.compile(r"[^\"\\\x00-\x08\x0a-\x1f\x7f]+")
_PLAIN_LINES = re.compile(r"(?:[^\"\\\x00-\x08\x0b-\x1f\x7f]|\"(?!\"\"))+")
_ESCAPES = {'\\"': '"', "\\\\": "\\"}
_COMMENT = re.compile(r"#[^\n\x00-\x08\x0b-\x1f\x7f]*")


class Place(Struct, frozen=True, order=True):
    """Where something starts in a file, counted from 1 as a text editor does."""

    line: int
    column: int


class Text(Struct, frozen=True):
    value: str
    place: Place


class Number(Struct, frozen=True):
    value: int
    place: Place


class Listing(Struct, frozen=True):
    values: tuple[Text, ...]
    place: Place


class Table(Struct):
    """Entries by key; `keys` says where each one is written."""

    place: Place
    entries: dict[str, "Text | Number | Listing | Table | Tables"]
    keys: dict[str, Place]
    written: bool = True  # False: only named on the way to another one


class Tables(Struct):
    """A list of tables, [[written so]]."""

    tables: list[Table]


Value = Text | Number | Listing


class Unreadable(ValueError):  # noqa: N818 - says what it is
    """What cannot be read, where, and what to write instead; what follows has not been read."""

    def __init__(self, reason: str, place: Place) -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place


def read_places(text: str) -> Table:
    """The whole file as one table.

    Raises:
        Unreadable: at the first thing that is not understood.
    """
    return _Reader(text.replace("\r\n", "\n").removeprefix("\ufeff")).file()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def file(self) -> Table:
        top = Table(Place(1, 1), {}, {})
        table = top
        self._blank()
        while self._at < len(self._text):
            if self._next("["):
                table = self._header(top)
            else:
                self._entry(table)
            self._end_of_line()
            self._blank()
        return top

    def _header(self, top: Table) -> Table:
        start = self._place()
        many = self._next("[[")
        self._at += 2 if many else 1
        path = [self._name()]
        while self._took("."):
            path.append(self._name())
        if not self._took("]]" if many else "]"):
            raise Unreadable(f"ce titre se ferme par « {']]' if many else ']'} ».", self._place())
        table = top
        for name in path[:-1]:
            table = self._inside(table, name, start)
        return self._open(table, path[-1], start, many)

    def _inside(self, table: Table, name: str, start: Place) -> Table:
        found = table.entries.get(name)
        if found is None:
            found = table.entries[name] = Table(start, {}, {}, written=False)
            table.keys[name] = start
        if isinstance(found, Tables):
            return found.tables[-1]
        if isinstance(found, Table):
            return found
        raise Unreadable(f"« {name} » est déjà une valeur, et ne peut pas aussi être un titre.", start)

    def _open(self, table: Table, name: str, start: Place, many: bool) -> Table:
        found = table.entries.get(name)
        fresh = Table(start, {}, {})
        if found is None:
            table.entries[name] = Tables([fresh]) if many else fresh
            table.keys[name] = start
            return fresh
        if many and isinstance(found, Tables):
            found.tables.append(fresh)
            return fresh
        if not many and isinstance(found, Table) and not found.written:
            found.written, found.place = True, start
            return found
        raise Unreadable(f"« {name} » est déjà écrit plus haut (ligne {table.keys[name].line}).", start)

    def _entry(self, table: Table) -> None:
        place = self._place()
        name = self._name()
        self._spaces()
        if not self._took("="):
            raise Unreadable(f"il manque « = » après « {name} ».", self._place())
        self._spaces()
        if name in table.entries:
            raise Unreadable(f"« {name} » est déjà écrit plus haut (ligne {table.keys[name].line}).", place)
        table.entries[name] = self._value()
        table.keys[name] = place

    def _name(self) -> str:
        match = _NAME.match(self._text, self._at)
        nearly = _NEARLY_NAME.match(self._text, self._at)
        if match is None or (nearly is not None and nearly.end() > match.end()):
            shown = f"« {nearly[0]} » : " if nearly else ""
            raise Unreadable(
                f"{shown}un nom s'écrit avec des lettres sans accent, des chiffres, - ou _.", self._place()
            )
        self._at = match.end()
        return match[0]

    def _value(self) -> Value:
        place = self._place()
        if self._next('"'):
            return Text(self._string(), place)
        if self._next("["):
            return self._list(place)
        number = _NUMBER.match(self._text, self._at)
        if number:
            self._at = number.end()
            return Number(int(number[0]), place)
        raise Unreadable('une valeur s\'écrit entre guillemets droits : "comme ceci".', place)

    def _list(self, place: Place) -> Listing:
        self._at += 1
        values: list[Text] = []
        self._blank()
        while not self._took("]"):
            if not self._next('"'):
                raise Unreadable(
                    'une liste s\'écrit avec des guillemets droits, et « ] » la ferme : ["un", "deux"].',
                    self._place(),
                )
            start = self._place()
            values.append(Text(self._string(), start))
            self._blank()
            if not self._took(",") and not self._next("]"):
                raise Unreadable("il manque une virgule, ou le « ] » qui ferme la liste.", self._place())
            self._blank()
        return Listing(tuple(values), place)

    def _string(self) -> str:
        start = self._place()
        long = self._next('"""')
        pattern, close = (_PLAIN_LINES, '"""') if long else (_PLAIN, '"')
        self._at += len(close)
        if long:
            self._took("\n")
        parts: list[str] = []
        while not self._took(close):
            plain = pattern.match(self._text, self._at)
            escape = self._text[self._at : self._at + 2]
            if plain:
                parts.append(plain[0])
                self._at = plain.end()
            elif escape in _ESCAPES:
                parts.append(_ESCAPES[escape])
                self._at += 2
            elif self._next("\\"):
                raise Unreadable(
                    'après une barre oblique inverse, seulement " ou une autre barre.', self._place()
                )
            elif self._at == len(self._text) or self._next("\n"):
                raise Unreadable(f"ce texte n'est pas fermé : il manque {close} à la fin.", start)
            else:
                raise Unreadable(
                    "un signe invisible est ici ; effacez-le et tapez de nouveau.", self._place()
                )
        return "".join(parts)

    def _end_of_line(self) -> None:
        self._spaces()
        self._comment()
        if self._at < len(self._text) and not self._took("\n"):
            raise Unreadable(
                "la ligne devrait s'arrêter ici. Un guillemet dans un texte s'écrit \\\" ou « ».",
                self._place(),
            )

    def _blank(self) -> None:
        """Past spaces, comments and ends of lines."""
        self._spaces()
        while self._comment() or self._took("\n"):
            self._spaces()

    def _comment(self) -> bool:
        match = _COMMENT.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return match is not None

    def _spaces(self) -> None:
        while self._at < len(self._text) and self._text[self._at] in " \t":
            self._at += 1

    def _next(self, sign: str) -> bool:
        return self._text.startswith(sign, self._at)

    def _took(self, sign: str) -> bool:
        found = self._next(sign)
        self._at += len(sign) if found else 0
        return found

    def _place(self) -> Place:
        line = bisect_right(self._starts, self._at)
        return Place(line, self._at - self._starts[line - 1] + 1)
