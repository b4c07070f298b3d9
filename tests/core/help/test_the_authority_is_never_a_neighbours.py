"""The cell of the territory; else its switchboard; else its name and 119. Never a neighbour's."""

from balise.core.help.answer import answer
from balise.core.help.answer_types import Authority
from balise.core.pack.records import Channel, Structure
from tests.core.help.small_country import AT, LINES, call, house, index_of

WEB = Channel(kind="web", value="https://exemple.test/cellule")
EMAIL = Channel(kind="email", value="cellule@exemple.test")


def authority(*structures: Structure, place: str = "N01") -> Authority:
    return answer(index_of(*LINES, *structures), place, "young", (), AT).authority


def cell(id_: str = "cell", **fields: object) -> Structure:
    return house(id_, "N01", role="cell", zone=("N",), **fields)  # type: ignore[arg-type]


def switchboard(id_: str = "desk", **fields: object) -> Structure:
    return house(id_, "N01", role="switchboard", zone=("N",), **fields)  # type: ignore[arg-type]


def test_a_cell_that_can_be_called() -> None:
    found = authority(cell(), switchboard())
    assert (found.known, found.cell and found.cell.structure.id, found.switchboard) == ("cell", "cell", None)


def test_a_cell_with_its_page_alone_comes_with_the_switchboard() -> None:
    for channel in (WEB, EMAIL):
        found = authority(cell(channels=(channel,)), switchboard())
        assert found.known == "cell"
        assert found.cell
        assert found.switchboard


def test_without_a_cell_the_switchboard() -> None:
    found = authority(switchboard())
    assert (found.known, found.cell) == ("switchboard", None)


def test_a_cell_without_any_channel_is_not_a_contact() -> None:
    assert authority(cell(channels=())).known == "none"


def test_without_either_we_say_so_with_its_name() -> None:
    found = answer(index_of(*LINES, cell(), switchboard()), "S01", "young", (), AT)
    assert found.authority.known == "none"
    assert found.authority.territory.authority == "Département Sud"
    assert ("authority_unknown", "Département Sud") in {(note.code, note.value) for note in found.notes}
    assert found.near == ()  # 22 km away, and still not theirs


def test_of_two_cells_the_one_that_can_be_called() -> None:
    found = authority(cell("a", channels=(WEB,)), cell("b", channels=(call(),)))
    assert found.cell
    assert found.cell.structure.id == "b"


def test_a_young_person_has_no_button_on_an_old_cell() -> None:
    found = authority(cell(source_date="2015"))
    assert found.cell
    assert not found.cell.channels[0].button
