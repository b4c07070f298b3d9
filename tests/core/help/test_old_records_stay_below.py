"""Unconfirmed for 24 months: labelled, lower, and for a young person below all else, with no call button."""

from datetime import date

import pytest

from balise.core.help.answer import answer
from balise.core.help.freshness import is_stale, stale_before
from balise.core.pack.records import AUDIENCES
from tests.core.help.small_country import AT, LINES, house, index_of

TODAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("source_date", "verified_on", "stale"),
    [
        ("2024-11-18", None, False),
        ("2024-11-17", None, True),
        ("2024-11", None, True),  # its first day: old is never taken for recent
        ("2025", None, False),
        ("2024", None, True),
        ("", None, True),
        ("2010", "2026-01-02", False),
        ("2026", "2019-01-02", False),
    ],
)
def test_twenty_four_months(source_date: str, verified_on: str | None, stale: bool) -> None:
    assert is_stale(house("x", source_date=source_date, verified_on=verified_on), TODAY) is stale


def test_the_29th_of_february_has_a_limit() -> None:
    assert stale_before(date(2028, 2, 29)) == date(2026, 2, 28)
    assert stale_before(date(2026, 12, 31)) == date(2024, 12, 31)


def test_a_young_person_never_calls_an_old_record() -> None:
    old = house("old", specialised=True, source_date="2019")
    index = index_of(*LINES, old, house("fresh", "S01"))
    found = answer(index, "N01", "young", (), AT)
    assert [match.structure.id for match in found.near] == ["fresh", "old"]
    assert [[seen.button for seen in match.channels] for match in found.near] == [[True], [False]]
    assert ("old_records", 1) in {(note.code, note.value) for note in found.notes}


def test_others_may_call_it_and_see_that_it_is_old() -> None:
    old = house("old", specialised=True, source_date="2019")
    for audience in set(AUDIENCES) - {"young"}:
        found = answer(index_of(*LINES, old, house("fresh", "S01")), "N01", audience, (), AT)
        assert [match.structure.id for match in found.near] == ["old", "fresh"]
        assert found.near[0].channels[0].button
        assert found.near[0].reasons[-1].code == "old"


def test_national_numbers_keep_their_button() -> None:
    found = answer(index_of(*LINES), "N01", "young", (), AT)
    assert all(match.stale for match in found.now)  # the lines of this test are not dated
    assert all(seen.button for match in found.now for seen in match.channels)


def test_confirmed_by_a_person_stands_above_sourced() -> None:
    index = index_of(*LINES, house("a"), house("b", "S01", verified_on="2026-02-01"))
    found = answer(index, "N01", "relative", (), AT)
    assert [match.structure.id for match in found.near] == ["b", "a"]
    assert [match.reasons[-1].code for match in found.near] == ["confirmed", "sourced"]


def test_specialised_help_that_is_old_stays_in_farther_without_button() -> None:
    index = index_of(
        *LINES,
        house("old", "N02", specialised=True, source_date="2020"),
        house("fresh", "S02", specialised=True),
    )
    found = answer(index, "N01", "young", (), AT)
    assert [match.structure.id for match in found.farther] == ["old", "fresh"]  # the nearest is the nearest
    assert [match.channels[0].button for match in found.farther] == [False, True]
    relative = answer(index, "N01", "relative", (), AT).farther
    assert [match.structure.id for match in relative] == ["old", "fresh"]
    assert all(match.channels[0].button for match in relative)


def test_one_that_a_young_person_can_call_is_always_among_the_farther() -> None:
    old = [house(f"old{n}", "N02", specialised=True, source_date="2020") for n in range(4)]
    index = index_of(*LINES, *old, house("fresh", "S02", specialised=True))
    assert [m.structure.id for m in answer(index, "N01", "young", (), AT).farther] == [
        "old0",
        "old1",
        "fresh",
    ]
    relative = answer(index, "N01", "relative", (), AT).farther
    assert [match.structure.id for match in relative] == ["old0", "old1", "old2"]
    nothing_fresh = answer(index_of(*LINES, *old), "N01", "young", (), AT).farther
    assert [match.structure.id for match in nothing_fresh] == ["old0", "old1", "old2"]


def test_the_nearest_specialised_is_found_whatever_the_page() -> None:
    near = [house(f"near{number:02}") for number in range(20)]
    index = index_of(*LINES, *near, house("zz", specialised=True))
    found = answer(index, "N01", "young", (), AT, page=2)
    assert "zz" not in [match.structure.id for match in found.near]
    assert found.nearest_specialised is not None
    assert found.nearest_specialised.structure.id == "zz"


def test_nobody_young_is_sent_first_to_an_old_contact() -> None:
    alone = index_of(*LINES, house("old", specialised=True, source_date="2020"))
    assert answer(alone, "N01", "young", (), AT).nearest_specialised is None
    assert [match.structure.id for match in answer(alone, "N01", "young", (), AT).near] == ["old"]
    other = index_of(
        *LINES, house("old", specialised=True, source_date="2020"), house("far", "S02", specialised=True)
    )
    for audience, first in (("young", "far"), ("relative", "old")):
        nearest = answer(other, "N01", audience, (), AT).nearest_specialised
        assert nearest is not None
        assert nearest.structure.id == first
    beyond = answer(index_of(*LINES, house("far", "S02", specialised=True)), "N01", "young", (), AT)
    assert beyond.nearest_specialised is not None
    assert beyond.nearest_specialised.structure.id == "far"
