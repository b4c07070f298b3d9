"""`tests/vectors/two_places.json`, and any directory: Python compares two places so, the browser too."""

import random
from collections import Counter
from functools import cache
from typing import Any

from msgspec.structs import replace

from balise.core.help.index import HelpIndex
from balise.core.help.two_places import SAME_WORK
from balise.core.help.work_file import work_file
from balise.core.pack.records import Directory, Structure
from tests.core.help.small_country import NEEDS, TOWNS, country, house, index_of
from tests.core.help.start_directory import start_index
from tests.core.help.test_answer_vectors_hold_for_any_directory import a_directory, an_instant
from tests.vectors.answer_cases import INSTANTS, PLACES
from tests.vectors.files import read_cases
from tests.vectors.in_the_browser import compared_by_the_browser
from tests.vectors.two_places_cases import FILE, Pair, compared, pairs, said

DIRECTORIES, PAIRS = 200, 4


@cache
def vectors() -> list[dict[str, Any]]:
    return read_cases(FILE)


def test_the_pairs_are_those_of_the_generator() -> None:
    assert [case["asked"] for case in vectors()] == [pair._asdict() for pair in pairs()]
    assert {pair.left for pair in pairs()} == {pair.arrived for pair in pairs()} == set(PLACES)
    assert {pair.at for pair in pairs()} == set(INSTANTS)


def test_python_compares_them_so() -> None:
    for pair, case in zip(pairs(), vectors(), strict=True):
        assert said(compared(start_index(), pair)) == case["said"], case["asked"]


def test_the_browser_compares_them_so() -> None:
    (found,) = compared_by_the_browser([(start_index(), list(pairs()))])
    for answer, case in zip(found, vectors(), strict=True):
        assert answer == case["said"], case["asked"]


def test_the_browser_compares_as_python_does_whatever_the_directory() -> None:
    packs = [(any_index(), [a_pair() for _ in range(PAIRS)]) for _ in range(DIRECTORIES)]
    met: Counter[str] = Counter()
    for (index, asked), answers in zip(packs, compared_by_the_browser(packs), strict=True):
        for pair, answer in zip(asked, answers, strict=True):
            expected = said(compared(index, pair))
            assert answer == expected, (pair, index.directory.structures)
            met.update(word for shown in expected["counterparts"] for word in shown.split())
            met.update(part for part, found in expected.items() if found)
    # What was drawn reaches every part and every reason to be a counterpart.
    seen = (
        "departure",
        "counterparts",
        "same_authority",
        "counterpart_network",
        "counterpart_type",
        "farther",
    )
    assert min(met[word] for word in seen) >= 30, met


def any_index() -> HelpIndex:
    """As for answers, with types that do this work and networks."""
    drawn = tuple(at_work(one) if one.role == "" else one for one in a_directory().structures)
    return HelpIndex(Directory(structures=drawn, needs=NEEDS), country())


def at_work(structure: Structure) -> Structure:
    return replace(
        structure,
        type=random.choice((*SAME_WORK[:3], "juridique", "")),
        scheme=random.choice(("", "", "Ado-Essai")),
        organisation=random.choice(("", "Réseau A", "Réseau B", f"Seul {structure.id}")),
    )


def a_pair() -> Pair:
    codes = (*TOWNS, "N99")
    return Pair(random.choice(codes), random.choice(codes), an_instant().isoformat())


def test_the_file_names_only_networks_that_two_structures_share() -> None:
    made = work_file(
        index_of(
            house("a", organisation="Alone"),
            house("b", organisation="Shared"),
            house("c", scheme="Shared", organisation="Hidden by its scheme"),
            house("d", organisation="Unreachable", channels=()),
            house("e", organisation="Unreachable"),
        )
    )
    assert made.networks == ["Shared"]
    assert made.network == [-1, 0, 0, -1]
    assert len(made.type) == 4, "a service that nobody can reach is no row, as in the help file"
