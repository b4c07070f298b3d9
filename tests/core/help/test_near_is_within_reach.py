"""Near: on site within 30 km and never across the sea, or serving this place; never without a channel."""

import pytest

from balise.core.geo.distance import distance_km
from balise.core.help.answer import Unknown, answer
from balise.core.help.answer_types import Match
from balise.core.pack.records import AUDIENCES, Channel
from tests.core.help.small_country import AT, LINES, TOWNS, call, house, index_of


def ids(matches: tuple[Match, ...]) -> list[str]:
    return [match.structure.id for match in matches]


def test_thirty_kilometres_in_a_straight_line() -> None:
    index = index_of(*LINES, house("here"), house("there", "S01"), house("far", "N02"))
    found = answer(index, "N01", "young", (), AT)
    assert ids(found.near) == ["here", "there"]
    assert found.near[1].distance_km == round(distance_km(*TOWNS["N01"][1:3], *TOWNS["S01"][1:3]), 1)
    assert "straight_line" in {note.code for note in found.notes}


def test_never_across_the_sea() -> None:
    index = index_of(*LINES, house("island", "I01"), house("coast", "N01"))
    assert ids(answer(index, "N01", "young", (), AT).near) == ["coast"]
    assert ids(answer(index, "I01", "young", (), AT).near) == ["island"]


def test_what_serves_the_territory_is_near_wherever_it_stands() -> None:
    index = index_of(*LINES, house("van", "S02", zone=("N",)), house("here", "N02", zone=("N",)))
    assert ids(answer(index, "N02", "young", (), AT).near) == ["here", "van"]
    assert ids(answer(index, "S01", "young", (), AT).near) == []


def test_without_a_channel_it_is_never_near_and_we_say_how_many() -> None:
    index = index_of(*LINES, house("mute", channels=()))
    found = answer(index, "N01", "young", (), AT)
    assert found.near == ()
    assert ("without_contact", 1) in {(note.code, note.value) for note in found.notes}


def test_a_masked_place_has_no_distance_even_if_a_point_slips_in() -> None:
    slipped = house("masked", "N01", masked=True)
    found = answer(index_of(*LINES, slipped), "N01", "young", (), AT)
    assert [(match.structure.id, match.distance_km) for match in found.near] == [("masked", None)]


def test_a_territory_alone_serves_its_territory_without_distance() -> None:
    index = index_of(*LINES, house("somewhere", None, territory="N"), house("here"))
    found = answer(index, "N01", "young", (), AT)
    assert [(match.structure.id, match.distance_km) for match in found.near] == [
        ("here", 0.0),
        ("somewhere", None),
    ]
    assert "territory_only" in {note.code for note in found.notes}
    assert ids(answer(index, "S01", "young", (), AT).near) == ["here"]


def test_neither_place_nor_territory_is_national() -> None:
    index = index_of(*LINES, house("nowhere", None))
    found = answer(index, "N01", "young", (), AT)
    assert found.near == ()
    assert ids(found.remote) == ["nowhere"]


def test_a_structure_comes_once_with_its_best_service() -> None:
    two = house("two")
    services = (two.services[0], house("x", specialised=True).services[0])
    twice = house("two", "N01")
    twice = type(twice)(**{**{f: getattr(twice, f) for f in twice.__struct_fields__}, "services": services})
    found = answer(index_of(*LINES, twice, house("other")), "N01", "young", (), AT)
    assert ids(found.near) == ["two", "other"]
    assert found.near_total == 2
    assert found.near[0].specialised


def test_pages_follow_each_other() -> None:
    index = index_of(*LINES, *(house(f"h{number:02}") for number in range(30)))
    pages = [answer(index, "N01", "young", (), AT, page) for page in (1, 2, 3, 4)]
    assert [(page.page, len(page.near)) for page in pages] == [(1, 12), (2, 12), (3, 6), (3, 6)]
    assert {page.near_total for page in pages} == {30}
    assert [name for page in pages[:3] for name in ids(page.near)] == [
        f"h{number:02}" for number in range(30)
    ]


def test_who_it_is_for_is_respected() -> None:
    index = index_of(
        *LINES,
        house("young", audiences=("young",)),
        house("relatives", audiences=("relative",)),
        house("witnesses", audiences=("witness",)),
        house("professionals", audiences=("professional",)),
    )
    near = {audience: set(ids(answer(index, "N01", audience, (), AT).near)) for audience in AUDIENCES}
    assert near == {
        "young": {"young"},
        "relative": {"relatives"},
        "witness": {"witnesses", "relatives"},
        "professional": {"professionals"},
    }


def test_a_former_code_leads_to_its_commune_and_an_unknown_one_is_refused() -> None:
    index = index_of(*LINES)
    assert answer(index, "N99", "young", (), AT).place.code == "N01"
    for code, audience, needs in (("X", "young", ()), ("N01", "someone", ()), ("N01", "young", ("x",))):
        with pytest.raises(Unknown):
            answer(index, code, audience, needs, AT)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="time zone"):
        answer(index, "N01", "young", (), AT.replace(tzinfo=None))


def test_a_need_that_nothing_near_meets_is_said_and_nothing_is_hidden() -> None:
    index = index_of(*LINES, house("ear", type_="ecoute"), house("law", type_="juridique"))
    found = answer(index, "N01", "young", ("lawyer",), AT)
    assert ids(found.near) == ["law", "ear"]
    assert found.near[0].reasons[0].code == "need"
    found = answer(index, "N01", "young", ("roof",), AT)
    assert ids(found.near) == ["ear", "law"]
    assert "need_not_met_near" in {note.code for note in found.notes}


def test_when_an_opening_changes_the_answer_says_it_will() -> None:
    until_noon = call(opening=((2 * 1440 + 9 * 60, 2 * 1440 + 12 * 60),))
    found = answer(index_of(*LINES, house("here", channels=(until_noon,))), "N01", "young", (), AT)
    assert found.changes_at == "2026-11-18T11:00:00Z"
    assert answer(index_of(*LINES), "N01", "young", (), AT).changes_at == ""


def test_a_visit_alone_is_not_a_way_to_reach_someone_far() -> None:
    index = index_of(*LINES, house("far", "S02", specialised=True, channels=(Channel(kind="visit"),)))
    assert answer(index, "N01", "young", (), AT).farther == ()
