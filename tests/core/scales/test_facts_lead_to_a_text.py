"""For professionals: facts parted by how they are known; where answers lead does not depend on it."""

from balise.core.scales.facts import Facts, facts_to_write
from tests.core.scales.known_scales import scale_of


def test_facts_are_parted_and_in_the_order_of_the_scale() -> None:
    rules = scale_of("faire-le-point").rules
    found = facts_to_write(
        rules,
        {
            "menaces": "yes",
            "codes": "yes",
            "cadeaux": "yes",
            "dormir": "no",
            "danger": "unknown",
            "emmene": "refused",
        },
        {"menaces": "heard", "cadeaux": "seen", "dormir": "inferred", "danger": "seen", "ailleurs": "seen"},
    )
    assert found == Facts(seen=("cadeaux",), heard=("menaces",), inferred=("dormir",), unsourced=("codes",))


def test_an_item_hidden_from_professionals_is_no_fact() -> None:
    rules = scale_of("small").rules
    found = facts_to_write(rules, {"young-only": "yes", "odd": "yes"}, {"young-only": "seen", "odd": "seen"})
    assert found == Facts(seen=("odd",), heard=(), inferred=(), unsourced=())
