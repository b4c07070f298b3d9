"""Emergency first, the police never first for a young person, then 119, then what was asked for."""

from balise.core.help.answer import answer
from balise.core.help.answer_types import Answer
from balise.core.pack.records import AUDIENCES
from tests.core.help.small_country import AT, LINES, call, house, index_of, line


def names(found: Answer) -> list[str]:
    return [match.structure.name.removeprefix("Ligne ") for match in found.now]


def test_emergency_then_119() -> None:
    for audience in AUDIENCES:
        found = answer(index_of(*LINES), "N01", audience, (), AT)
        assert [match.structure.role for match in found.now[:5]] == ["emergency"] * 5
        assert names(found)[5] == "119"


def test_the_police_are_never_what_a_young_person_meets_first() -> None:
    brigade = house("a-brigade", type_="police_gendarmerie", audiences=AUDIENCES)
    index = index_of(*LINES, brigade, house("b", "S01"), house("c", "S01", source_date="2019"))
    for needs in ((), ("runaway",), ("roof",), ("images",)):
        found = answer(index, "N01", "young", needs, AT)
        assert names(found)[:5] == ["112", "114", "15", "18", "17"]
        assert [match.structure.id for match in found.near] == ["b", "a-brigade", "c"]
    asked = answer(index, "N01", "young", ("police",), AT)
    assert asked.near[0].structure.id == "a-brigade"


def test_a_runaway_17_at_once_and_116_000() -> None:
    index = index_of(*LINES)
    for audience in ("relative", "witness", "professional"):
        found = answer(index, "N01", audience, ("runaway",), AT)  # type: ignore[arg-type]
        assert names(found)[0] == "17"
        assert "runaway_at_once" in {reason.code for reason in found.now[0].reasons}
        assert names(found)[5:7] == ["119", "116 000"]
    assert "116 000" in names(answer(index, "N01", "young", ("runaway",), AT))[:7]


def test_a_line_that_meets_the_need_stands_above_those_that_do_not() -> None:
    index = index_of(*LINES, line("3919", needs=("talk",)))
    assert names(answer(index, "N01", "young", ("images",), AT))[6] == "3018"
    assert names(answer(index, "N01", "young", (), AT))[6] == "3919"


def test_one_entry_a_structure_with_the_ways_to_speak() -> None:
    chat = call("01 02 03 04 05", opening=None)
    index = index_of(*LINES, line("3919", more=(chat,)))
    found = answer(index, "N01", "young", (), AT)
    assert [len(match.channels) for match in found.now if match.structure.id == "3919"] == [2]
    assert all(channel.channel.kind != "call" for match in found.remote for channel in match.channels)


def test_a_number_not_known_to_work_says_so() -> None:
    found = answer(index_of(*LINES, line("3919", works_in=("P",))), "P01", "young", (), AT)
    works = {match.structure.id: match.channels[0].works_here for match in found.now}
    assert works["3919"]
    assert not works["3018"]
    assert names(found)[6] == "3919"  # those known to work come before the others
    assert "unsure_numbers" in {note.code for note in found.notes}
    assert "unsure_numbers" not in {
        note.code for note in answer(index_of(*LINES), "N01", "young", (), AT).notes
    }


def test_families_find_116_000_right_after_119() -> None:
    assert names(answer(index_of(*LINES), "N01", "relative", (), AT))[5:7] == ["119", "116 000"]
