"""Every place that says what a masked structure has not says the same fields."""

from balise.bureau.directory.models import Structure
from balise.bureau.directory.models.correction import PLACE_FIELDS
from balise.bureau.directory.overlay import masked
from balise.exchange.masking import DROPPED
from balise.exchange.records import StructureRecord
from tests.exchange.conftest import csv_text

# What each dropped column becomes in the directory; nothing keeps the notes.
COLUMNS = {
    "commune": "commune_name",
    "code_insee": "commune",
    "code_postal": "postal_code",
    "adresse": "address",
    "latitude": "latitude",
    "longitude": "longitude",
}
# Public whether masked or not; the source's page is cut to its host instead.
KEPT = {
    "id",
    "name",
    "organisation",
    "scheme",
    "kind",
    "type",
    "role",
    "position",
    "territory",
    "source_date",
}


def test_the_constraint_of_the_database() -> None:
    (constraint,) = (
        one for one in Structure._meta.constraints if one.name == "masked_structure_has_no_place"
    )
    said: set[str] = set()
    for part in constraint.condition.children:  # type: ignore[attr-defined]
        said |= {name for name, _ in getattr(part, "children", [part])}
    assert {name.removesuffix("__isnull") for name in said} - {"masked"} == set(PLACE_FIELDS)


def test_the_columns_that_a_reader_drops() -> None:
    assert set(DROPPED) == {*COLUMNS, "notes"}
    assert set(COLUMNS.values()) == set(PLACE_FIELDS)
    assert set(DROPPED) <= set(csv_text({"latitude": "", "longitude": ""}).splitlines()[0].split(","))


def test_a_record_that_is_masked_loses_them_and_nothing_new_is_forgotten() -> None:
    fields = StructureRecord.__struct_fields__
    full = StructureRecord(**{field: field for field in fields if field != "services"})
    after = masked(full)
    changed = {field for field in fields if getattr(full, field) != getattr(after, field)}
    assert changed == {*PLACE_FIELDS, "masked", "hosted_by", "source_url"}
    assert set(fields) == changed | KEPT | {"services"}, "a new field: is it a part of the place?"
    assert not any(getattr(after, field) for field in PLACE_FIELDS)


def test_the_trigger_of_the_database() -> None:
    from importlib import import_module

    for name in ("0002_append_only", "0003_masking_forgets_corrections"):
        migration = import_module(f"balise.bureau.directory.migrations.{name}")
        listed = migration.PLACE.rpartition("(")[2].rstrip(")")
        assert {word.strip(" '") for word in listed.split(",")} == set(PLACE_FIELDS)
