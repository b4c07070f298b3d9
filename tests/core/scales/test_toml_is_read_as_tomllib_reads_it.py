"""Our reader of TOML gives what `tomllib` gives, keeps every place, and refuses the rest where it stands."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balise.core.scales.toml_places import (
    Listing,
    Number,
    Place,
    Table,
    Tables,
    Text,
    Unreadable,
    read_places,
)
from tests.core.scales.known_scales import FILES


def plain(node: Any) -> Any:
    """A tree without its places."""
    if isinstance(node, Table):
        return {key: plain(value) for key, value in node.entries.items()}
    if isinstance(node, Tables):
        return [plain(table) for table in node.tables]
    if isinstance(node, Listing):
        return [text.value for text in node.values]
    assert isinstance(node, Text | Number)
    return node.value


def refused(text: str) -> tuple[str, int, int]:
    with pytest.raises(Unreadable) as caught:
        read_places(text)
    assert str(caught.value) == caught.value.reason
    return caught.value.reason, caught.value.place.line, caught.value.place.column


@pytest.mark.parametrize("code", FILES)
def test_the_scales_themselves(code: str) -> None:
    text = FILES[code].read_text(encoding="utf-8")
    assert plain(read_places(text)) == tomllib.loads(text)


def attempt(text: str) -> tuple[Table | None, Unreadable | None]:
    """What was read, or what stopped it."""
    try:
        return read_places(text), None
    except Unreadable as stopped:
        return None, stopped


PIECES = st.sampled_from(
    [
        *(
            "a",
            "b",
            "a-b_1",
            "9",
            "=",
            " = ",
            ".",
            "[",
            "]",
            "[[",
            "]]",
            ",",
            "\n",
            "\n\n",
            " ",
            "\t",
            "# é\n",
        ),
        *(
            '"',
            '"""',
            '""',
            '\\"',
            "\\\\",
            "\\n",
            "\\",
            "'x'",
            '"é « ! »"',
            '"""deux\nlignes"""',
            "12",
            "0",
            "07",
        ),
        *(
            "-3",
            "1.5",
            "true",
            "2026-11-22",
            "[a]\n",
            "[[b]]\n",
            "[b.c]\n",
            "[[b.c]]\n",
            'a = "x"\n',
            "b = [\n",
        ),
        *(
            '"x", ',
            '"y"]',
            'c = ["x"]\n',
            "\r\n",
            "\r",
            "\x00",
            "\x7f",
            "\ufeff",
            "é",
            "{}",
            "x = 1\n",
            '"""\nz"""\n',
        ),
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_whatever_is_accepted_reads_the_same(text: str) -> None:
    tree, stopped = attempt(text)
    if tree is not None:
        assert plain(tree) == tomllib.loads(text.removeprefix("\ufeff"))
    if stopped is not None:
        lines = text.replace("\r\n", "\n").removeprefix("\ufeff").split("\n")
        assert 1 <= stopped.place.line <= len(lines)
        assert 1 <= stopped.place.column <= len(lines[stopped.place.line - 1]) + 1


@given(st.dictionaries(st.from_regex(r"[a-z0-9_-]{1,5}", fullmatch=True), st.text(max_size=20), max_size=5))
def test_any_text_comes_back(values: dict[str, str]) -> None:
    def quoted(value: str) -> str:
        return value.replace("\\", "\\\\").replace('"', '\\"')

    kept = {
        key: value
        for key, value in values.items()
        if all(char.isprintable() or char in "\t" for char in value)
    }
    text = "".join(f'{key} = "{quoted(value)}"\n' for key, value in kept.items())
    assert plain(read_places(text)) == kept == tomllib.loads(text)


def test_every_place_is_kept() -> None:
    tree = read_places(
        '# note\n[top]\n  key  = "v" # why\nlist = [ "a",\n  "b" ]\n\n[[many]]\nn = 12\n[many.deep]\n'
    )
    top = tree.entries["top"]
    assert isinstance(top, Table)
    assert (top.place, top.keys["key"]) == (Place(2, 1), Place(3, 3))
    assert top.entries["key"] == Text("v", Place(3, 10))
    assert top.entries["list"] == Listing((Text("a", Place(4, 10)), Text("b", Place(5, 3))), Place(4, 8))
    many = tree.entries["many"]
    assert isinstance(many, Tables)
    assert many.tables[0].place == Place(7, 1)
    assert many.tables[0].entries["n"] == Number(12, Place(8, 5))
    assert many.tables[0].keys == {"n": Place(8, 1), "deep": Place(9, 1)}
    assert tree.keys == {"top": Place(2, 1), "many": Place(7, 1)}
    assert tree.place == Place(1, 1)


def test_a_table_named_on_the_way_may_be_written_later_once() -> None:
    tree = read_places('[a.b]\nx = "1"\n[a]\ny = "2"\n')
    assert plain(tree) == {"a": {"b": {"x": "1"}, "y": "2"}}
    later = tree.entries["a"]
    assert isinstance(later, Table)
    assert (later.place, later.written) == (Place(3, 1), True)
    assert refused("[a.b]\n[a]\n[a]\n") == ("« a » est déjà écrit plus haut (ligne 1).", 3, 1)


def test_ends_of_lines_and_marks_of_windows() -> None:
    assert plain(read_places('\ufeffa = "x"\r\nb = """y\r\nz"""\r\n')) == {"a": "x", "b": "y\nz"}
    assert plain(read_places('a = "x"')) == {"a": "x"}
    assert plain(read_places("")) == {}


ALREADY = "« a » est déjà écrit plus haut (ligne 1)."
NAME = "un nom s'écrit avec des lettres sans accent, des chiffres, - ou _."
VALUE = 'une valeur s\'écrit entre guillemets droits : "comme ceci".'
LIST = 'une liste s\'écrit avec des guillemets droits, et « ] » la ferme : ["un", "deux"].'
END = "la ligne devrait s'arrêter ici. Un guillemet dans un texte s'écrit \\\" ou « »."


REFUSED = [
    ('a = "1"\na = "2"', ALREADY, 2, 1),
    ("[a]\n[a]", ALREADY, 2, 1),
    ("[a]\n[[a]]", ALREADY, 2, 1),
    ("[[a]]\n[a]", ALREADY, 2, 1),
    ('a = "1"\n[a]', ALREADY, 2, 1),
    ('a = ["1"]\n[[a]]', ALREADY, 2, 1),
    ('a = "1"\n[a.b]', "« a » est déjà une valeur, et ne peut pas aussi être un titre.", 2, 1),
    ("[a", "ce titre se ferme par « ] ».", 1, 3),
    ("[[a]", "ce titre se ferme par « ]] ».", 1, 4),
    ("[a.é]", f"« é » : {NAME}", 1, 4),
    ("réponse = 1", f"« réponse » : {NAME}", 1, 1),
    (' "a" = 1', NAME, 1, 2),
    ("a\n", "il manque « = » après « a ».", 1, 2),
    ("a : 1", "il manque « = » après « a ».", 1, 3),
    ("a = x", VALUE, 1, 5),
    ("a = 'x'", VALUE, 1, 5),
    ("a = 1.5", VALUE, 1, 5),
    ("a = 007", VALUE, 1, 5),
    ("a = 2026-11-22", VALUE, 1, 5),
    ("a = 1234567890", VALUE, 1, 5),
    ("a = «x»", VALUE, 1, 5),
    ("a = [1]", LIST, 1, 6),
    ('a = ["x"\n', "il manque une virgule, ou le « ] » qui ferme la liste.", 2, 1),
    ('a = ["x" "y"]', "il manque une virgule, ou le « ] » qui ferme la liste.", 1, 10),
    ('a = ["x",, "y"]', LIST, 1, 10),
    ('a = "x\ny"', "ce texte n'est pas fermé : il manque \" à la fin.", 1, 5),
    ('a = "x', "ce texte n'est pas fermé : il manque \" à la fin.", 1, 5),
    ('a = """x\ny"', 'ce texte n\'est pas fermé : il manque """ à la fin.', 1, 5),
    ('a = "x\\n"', 'après une barre oblique inverse, seulement " ou une autre barre.', 1, 7),
    ('a = "x\x01"', "un signe invisible est ici ; effacez-le et tapez de nouveau.", 1, 7),
    ('a = "il a dit "oui""', END, 1, 16),
    ('a = """x""""', END, 1, 12),
    ('a = "x" b = "y"', END, 1, 9),
    ("[a] b", END, 1, 5),
    ("# \x01", NAME, 1, 3),
]


@pytest.mark.parametrize(("text", "reason", "line", "column"), REFUSED, ids=map(str, range(len(REFUSED))))
def test_what_is_refused(text: str, reason: str, line: int, column: int) -> None:
    assert refused(text) == (reason, line, column)


def test_a_text_on_several_lines() -> None:
    assert plain(read_places('a = """\nun "mot"\n\tdeux\n"""\nb = ["x", "y",]\n')) == {
        "a": 'un "mot"\n\tdeux\n',
        "b": ["x", "y"],
    }
    assert plain(read_places('a = ""\nb = []\nc = 0\nd = 42\n')) == {"a": "", "b": [], "c": 0, "d": 42}
    assert plain(read_places("a = [ # pourquoi\n]\n")) == {"a": []}
