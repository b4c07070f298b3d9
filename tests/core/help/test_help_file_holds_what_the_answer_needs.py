"""The file of a browser: what it does not name never enters, a masked place is nowhere, bytes do not vary."""

from typing import Any

import msgspec
from msgspec.structs import replace

from balise.core.help.answer import HelpIndex
from balise.core.help.help_file import encode_help
from balise.core.pack.records import Channel, Directory, Need, Service, Structure
from tests.core.help.small_country import LINES, NEEDS, country, house, index_of
from tests.core.help.start_directory import start_index

# What the answer needs; every other field of these records is filled with a canary that must not come out.
NAMED: dict[type, set[str]] = {
    Structure: {
        "id", "name", "role", "type", "masked", "territory", "commune", "commune_name", "latitude",
        "longitude", "services", "source_date", "verified_on",
    },
    Service: {"id", "needs", "audiences", "age_min", "zone", "specialised", "channels"},
    Channel: {"kind", "value", "opening", "timezone", "free", "works_in"},
    Need: {"code", "label", "label_young", "words"},
}  # fmt: skip
CANARY = "canari-jaune"


def with_canaries(record: Any) -> Any:
    """The record with the canary in each field that is not named, whatever its type."""
    others = set(record.__struct_fields__) - NAMED[type(record)]
    return replace(record, **dict.fromkeys(others, CANARY))


def test_what_is_not_named_never_enters() -> None:
    channel = with_canaries(Channel(kind="call", value="01 00 00 00 00"))
    service = with_canaries(Service(id="s", name="", audiences=("young",), channels=(channel,)))
    structure = with_canaries(house("maison"))
    directory = Directory(
        structures=(replace(structure, services=(service,)),),
        needs=tuple(with_canaries(need) for need in NEEDS),
    )
    made = encode_help(HelpIndex(directory, country()))
    assert b"01 00 00 00 00" in made
    assert CANARY.encode() not in made


def test_every_named_field_is_a_field() -> None:
    for record, names in NAMED.items():
        assert names <= {field.name for field in msgspec.structs.fields(record)}


def test_a_masked_structure_has_no_point_and_no_town() -> None:
    """Even one that came with them, which the door of publication forbids."""
    hidden = house("refuge", "N01", masked=True, commune_name="Ville cachée", territory="N")
    assert hidden.latitude is not None
    rows = _rows(index_of(hidden))["structures"]
    assert rows["id"] == ["refuge"]
    assert (rows["latitude"], rows["longitude"], rows["landmass"]) == ([None], [None], [0])
    assert (rows["commune"], rows["communeName"]) == ([""], [""])


def test_what_nobody_can_reach_is_counted_not_listed() -> None:
    silent = house("muette", "N01", channels=(), specialised=True, audiences=("young",))
    rows = _rows(index_of(silent, house("maison")))
    assert rows["structures"]["id"] == ["maison"]
    assert rows["territories"]["N"]["withoutContact"] == [1, 0, 0, 0]
    assert rows["territories"]["N"]["specialisedWithoutContact"] == "Maison muette"


def test_the_order_of_the_directory_changes_no_byte() -> None:
    houses = [*LINES, *(house(f"maison-{number}", "N02") for number in range(5))]
    assert encode_help(index_of(*houses)) == encode_help(index_of(*reversed(houses)))


def test_it_stays_small() -> None:
    """A quarter of a megabyte for a thousand structures, 35 kB once packed: the rest is in the cards."""
    assert len(encode_help(start_index())) <= 250_000


def _rows(index: HelpIndex) -> Any:
    return msgspec.json.decode(encode_help(index))
