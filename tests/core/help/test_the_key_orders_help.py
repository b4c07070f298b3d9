"""One integer decides: each field weighs more than all that follow it, and all can be read back."""

from hypothesis import given
from hypothesis import strategies as st

from balise.core.help import order

FIELDS = ("stale", "specialised", "need", "audience", "freshness", "hundred_metres", "rank")
fields = st.fixed_dictionaries(
    {
        "stale": st.integers(0, 1),
        "specialised": st.integers(0, 1),
        "need": st.integers(0, 1),
        "audience": st.integers(0, 7),
        "freshness": st.integers(0, 2),
        "hundred_metres": st.one_of(st.integers(0, 200_151), st.just(order.NO_DISTANCE)),
        "rank": st.integers(0, order.RANK_MASK),
    }
)


@given(fields, fields)
def test_the_key_sorts_as_its_fields_do(one: dict[str, int], other: dict[str, int]) -> None:
    def values(chosen: dict[str, int]) -> list[int]:
        return [chosen[name] for name in FIELDS]

    assert (order.key(**one) < order.key(**other)) == (values(one) < values(other))
    assert 0 <= order.key(**one) < 2**63


@given(fields)
def test_the_distance_and_the_rank_come_back(chosen: dict[str, int]) -> None:
    key = order.key(**chosen)
    metres = chosen["hundred_metres"]
    assert order.distance_of(key) == (None if metres == order.NO_DISTANCE else metres / 10)
    assert key & order.RANK_MASK == chosen["rank"]
