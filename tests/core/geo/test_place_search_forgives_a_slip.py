"""One wrong letter does not lose anyone; the distances behind it are those of the textbook."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from balise.core.geo.atlas import load_atlas
from balise.core.geo.folding import fold
from balise.core.geo.names import NameTable
from balise.core.geo.search import PlaceIndex
from balise.core.geo.typing_errors import FAR, WIDTH, one_slip, slips
from tests.core.geo.conftest import PLACES

LONG_NAMES = sorted(
    {
        name
        for place in load_atlas(PLACES).places.values()
        if place.kind == "commune" and len(name := fold(place.name)) >= 12
    }
)
WORDS = st.text(alphabet="abc ", min_size=1, max_size=9)


def textbook(typed: str, name: str) -> int:
    """Optimal string alignment distance, cell by cell."""
    rows = [[i + j if i * j == 0 else 0 for j in range(len(name) + 1)] for i in range(len(typed) + 1)]
    for i in range(1, len(typed) + 1):
        for j in range(1, len(name) + 1):
            rows[i][j] = min(
                rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (typed[i - 1] != name[j - 1])
            )
            if typed[i - 2 : i] == name[j - 2 : j][::-1] and min(i, j) > 1:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@settings(max_examples=300)
@given(WORDS, WORDS)
def test_one_slip_is_a_distance_of_one(typed: str, name: str) -> None:
    assert bool(one_slip(typed, name)) == (textbook(typed, name) == 1)


@settings(max_examples=150)
@given(WORDS, st.lists(WORDS, min_size=1, max_size=20))
def test_many_distances_at_once_are_the_textbook_ones(typed: str, names: list[str]) -> None:
    padded = "".join(name.ljust(WIDTH, "\0") for name in names).encode()
    letters = np.frombuffer(padded, dtype=np.uint8).reshape(-1, WIDTH)
    whole, beginning = slips(typed, letters, np.array([len(name) for name in names]))
    assert whole.tolist() == [textbook(typed, name) for name in names]
    assert beginning.tolist() == [
        min(textbook(typed, name[:end]) for end in range(len(name) + 1)) for name in names
    ]


def test_a_name_cut_short_is_far() -> None:
    letters = np.frombuffer(b"abcdef", dtype=np.uint8).reshape(1, 6)
    assert slips("abc", letters[:, :4], np.array([6]))[0].tolist() == [FAR]


@settings(max_examples=100)
@given(WORDS.filter(str.strip), st.lists(WORDS.filter(str.strip), min_size=1, max_size=30))
def test_no_name_one_slip_away_is_missed(typed: str, names: list[str]) -> None:
    table = NameTable(names)
    found = {table.names[row] for row, _ in table.one_slip_away(typed)}
    assert found == {name for name in names if textbook(typed, name) == 1}


@settings(max_examples=200)
@given(st.sampled_from(LONG_NAMES), st.data())
def test_a_long_name_with_one_slip_is_in_the_first_ten(
    place_index: PlaceIndex, name: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    typed = data.draw(
        st.sampled_from(
            [
                name[:at] + letter + name[at + 1 :],
                name[:at] + name[at + 1 :],
                name[:at] + letter + name[at:],
                name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
            ]
        )
    )
    assert name in [fold(hit.matched or hit.name) for hit in place_index.search(typed)]


def test_a_forgotten_letter_is_sooner_a_known_city_than_a_longer_name(place_index: PlaceIndex) -> None:
    assert place_index.search("tououse")[0].name == "Toulouse"
    assert place_index.search("anecy")[0].name == "Annecy"
