"""A number is known to work where the review or a dated public source says so, and nowhere else."""

from balise.config.paths import SHIPPED_DATA
from balise.core.help.reach import load_reach, works_in

REACH = load_reach(SHIPPED_DATA / "reach.csv")


def test_sources_add_territories_to_the_review() -> None:
    assert works_in("119", ("80", "974"), REACH) == ("80", "974", "975", "978", "987")
    assert works_in("3018", ("80",), REACH) == ("80",)
    assert works_in("3018", (), REACH) == ()


def test_the_way_a_number_is_written_does_not_count() -> None:
    assert works_in("1 19", (), REACH) == works_in("119", (), REACH)


def test_every_row_has_its_public_source() -> None:
    assert len({(row.number, row.territory) for row in REACH}) == len(REACH)
    for row in REACH:
        assert row.source.startswith(("https://", "http://"))
        assert row.says
        assert row.territory in ("975", "977", "978", "986", "987", "988")
