"""Whatever the bytes, a reader answers: rows, problems, or a refusal. Never a traceback."""

import datetime
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balise.core.geo.atlas import Atlas
from balise.exchange.cells import read_cells
from balise.exchange.line_review import read_line_review
from balise.exchange.lines import read_lines
from balise.exchange.problems import FileRefused, Problem
from balise.exchange.records import Incoming
from balise.exchange.structures import COLUMNS, read_structures
from tests.exchange.conftest import ROW, csv_text

TODAY = datetime.date(2026, 11, 21)
quick = settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])

HEADER = ",".join(COLUMNS.required).encode() + b"\n"
odd = st.sampled_from(
    [
        "",
        "0",
        "20",
        "97150",
        "+",
        "http://[::1",
        "https://é.fr",
        "mailto:",
        "119",
        "|",
        "69",
        "2A",
        "?",
        "\u0130",
        "=1+1",
    ]
)
values = st.one_of(odd, st.text(max_size=30), st.sampled_from(sorted(ROW.values())))


def read_all(content: bytes, atlas: Atlas) -> list[Incoming | Problem]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fichier.csv"
        path.write_bytes(content)
        found: list[Incoming | Problem] = []
        for read in (
            lambda: read_structures(path, atlas, frozenset(), TODAY),
            lambda: read_cells(path, atlas, TODAY),
            lambda: read_lines(path, read_line_review(path, atlas, frozenset()), TODAY),
        ):
            try:
                found += read()
            except FileRefused as refused:
                found += refused.problems
        return found


@quick
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=400).map(lambda rest: HEADER + rest)))
def test_arbitrary_bytes(atlas: Atlas, content: bytes) -> None:
    read_all(content, atlas)


@quick
@given(st.dictionaries(st.sampled_from(COLUMNS.required), values, max_size=8))
def test_arbitrary_values_are_understood_or_refused_one_row_at_a_time(
    atlas: Atlas, row: dict[str, str]
) -> None:
    try:
        content = csv_text({"id": "premiere"}, row, {"id": "derniere"}).encode()
    except UnicodeEncodeError:
        return
    if b"\0" in content:
        return
    found = read_all(content, atlas)
    kept = {one.structure.id for one in found if isinstance(one, Incoming) and one.structure}
    if not any(isinstance(one, Problem) and not one.column for one in found):
        assert {"premiere", "derniere"} <= kept
