"""A minor was here and seems to be there: both authorities, the law, who does the same work there."""

from balise.config.paths import SHIPPED_DATA
from balise.core.help.law import load_law
from balise.core.help.two_places import AT_ONCE, two_places
from tests.core.help.small_country import AT, LINES, house, index_of
from tests.core.help.start_directory import start_index


def test_amiens_to_lyon() -> None:
    found = two_places(start_index(), "80021", "69123", AT)
    assert found.authority_left.territory.code == "80"
    assert found.authority_arrived.territory.authority == "Métropole de Lyon"
    assert not found.same_authority
    assert found.law[0] == "prosecutor_where_found"
    first = found.counterparts[0]
    assert first.structure.territory == "69M"
    assert {"counterpart_network", "counterpart_type"} <= {reason.code for reason in first.reasons}
    assert any(match.specialised for match in found.counterparts)


def test_counterparts_are_local_first_then_the_nearest_specialised() -> None:
    index = index_of(
        *LINES,
        house("before", "S02", type_="protection_enfance", organisation="Réseau"),
        house("network", "N02", type_="hebergement", organisation="Réseau"),
        house("type", "N02", type_="protection_enfance"),
        house("specialised", "N02", specialised=True),
        house("law", "N02", type_="juridique"),
        house("beyond", "I01", specialised=True),
    )
    found = two_places(index, "S02", "N02", AT)
    assert [match.structure.id for match in found.departure] == ["before"]
    assert [match.structure.id for match in found.counterparts] == [
        "specialised",
        "network",
        "type",
        "beyond",
    ]


def test_what_stands_at_the_departure_is_not_a_counterpart() -> None:
    found = two_places(index_of(*LINES, house("same", "N01", specialised=True)), "N01", "S01", AT)
    assert found.counterparts == ()


def test_every_text_of_law_is_sourced_dated_and_a_draft_until_jurists_agree() -> None:
    law = load_law(SHIPPED_DATA / "law.csv")
    assert set(AT_ONCE) <= set(law)  # the others are cited by scales
    for text in law.values():
        assert text.status == "draft"
        assert text.source.startswith("https://")
        assert len(text.checked_on) == 10
        assert len(text.sentence) < 260
