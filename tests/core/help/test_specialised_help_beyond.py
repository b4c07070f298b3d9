"""Farther: the nearest specialised help beyond what is near, three at most, and no distance made up."""

from balise.core.help.answer import answer
from balise.core.help.answer_types import Match
from tests.core.help.small_country import AT, LINES, house, index_of


def farther(*structures: object, place: str = "N01") -> tuple[Match, ...]:
    index = index_of(*LINES, *structures)  # type: ignore[arg-type]
    return answer(index, place, "relative", (), AT).farther


def ids(matches: tuple[Match, ...]) -> list[str]:
    return [match.structure.id for match in matches]


def test_the_nearest_first_and_nothing_that_is_near() -> None:
    found = farther(
        house("near", "S01", specialised=True),
        house("far", "S02", specialised=True),
        house("nearer", "N02", specialised=True),
        house("ordinary", "N02"),
    )
    assert ids(found) == ["nearer", "far"]
    assert all(match.distance_km and match.distance_km > 30 for match in found)


def test_three_at_most() -> None:
    assert len(farther(*(house(f"s{number}", "S02", specialised=True) for number in range(5)))) == 3


def test_across_the_sea_it_is_allowed_and_said() -> None:
    found = answer(index_of(*LINES, house("island", "I01", specialised=True)), "N01", "relative", (), AT)
    assert [
        reason.code for reason in found.farther[0].reasons if reason.code in ("farther", "across_sea")
    ] == [
        "farther",
        "across_sea",
    ]
    assert "farther_across_sea" in {note.code for note in found.notes}


def test_a_neighbouring_territory_alone_takes_the_last_line_without_distance() -> None:
    placed = [house(f"p{number}", "S02", specialised=True) for number in range(4)]
    masked = house("masked", None, territory="S", specialised=True, masked=True)
    found = farther(*placed, masked)
    assert ids(found) == ["p0", "p1", "masked"]
    assert found[2].distance_km is None
    assert [reason.value for reason in found[2].reasons if reason.code == "in_territory"] == ["Sud"]


def test_a_territory_alone_that_is_not_next_door_comes_when_nothing_else_is_there() -> None:
    masked = house("masked", None, territory="S", specialised=True, masked=True)
    assert ids(farther(masked, place="P01")) == ["masked"]
    assert ids(farther(masked, house("placed", "N01", specialised=True), place="P01")) == ["placed"]


def test_in_its_own_territory_it_is_near_and_not_farther() -> None:
    masked = house("masked", None, territory="N", specialised=True, masked=True)
    index = index_of(*LINES, masked)
    found = answer(index, "N01", "relative", (), AT)
    assert ids(found.near) == ["masked"]
    assert found.farther == ()
    assert "no_specialised_here" not in {note.code for note in found.notes}
    assert "no_specialised_here" in {note.code for note in answer(index, "S01", "relative", (), AT).notes}
