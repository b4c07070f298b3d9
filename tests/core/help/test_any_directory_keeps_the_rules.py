"""Whatever the directory: never empty, no masked distance, the order of the key, the audience, no chance."""

import random

from hypothesis import given
from hypothesis import strategies as st

from balise.core.geo.distance import distance_km
from balise.core.help import order
from balise.core.help.answer import answer
from balise.core.help.answer_types import Answer, Match
from balise.core.help.freshness import is_stale
from balise.core.help.pool import REACH_KM
from balise.core.pack.records import AUDIENCES, Audience, Channel, Structure
from tests.core.help.small_country import AT, LINES, NEEDS, TOWNS, house, index_of, matches_of

TYPES = ("ecoute", "juridique", "police_gendarmerie", "sante_mentale", "accompagnement_specialise")
channels = st.lists(
    st.sampled_from(
        [
            Channel(kind="call", value="01 00 00 00 00"),
            Channel(kind="call", value="01 00 00 00 01", opening=((0, 600), (2000, 4000))),
            Channel(kind="web", value="https://exemple.test"),
            Channel(kind="visit"),
        ]
    ),
    max_size=2,
    unique=True,
).map(tuple)
houses = st.builds(
    house,
    st.text("abcdefgh", min_size=1, max_size=4),
    st.sampled_from([None, *TOWNS]),
    audiences=st.lists(st.sampled_from(AUDIENCES), min_size=1, max_size=4, unique=True).map(tuple),
    type_=st.sampled_from(TYPES),
    specialised=st.booleans(),
    zone=st.sampled_from([(), ("N",), ("N", "S"), ("FR",)]),
    channels=channels,
    territory=st.sampled_from([None, "N", "S", "I", "P"]),
    age_min=st.sampled_from([None, 12, 18]),
    source_date=st.sampled_from(["", "2019", "2024-11-18", "2026-06"]),
    verified_on=st.sampled_from([None, "2020-01-01", "2026-01-01"]),
    masked=st.booleans(),
)
directories = st.lists(houses, max_size=12, unique_by=lambda house: house.id)
places, audiences = st.sampled_from(sorted(TOWNS)), st.sampled_from(AUDIENCES)
asked = st.lists(st.sampled_from([need.code for need in NEEDS]), max_size=2, unique=True)


def made(structures: list[Structure], place: str, audience: Audience, needs: list[str]) -> Answer:
    return answer(index_of(*LINES, *structures), place, audience, needs, AT, page_size=50)


@given(directories, places, audiences, asked)
def test_never_empty_and_always_said(
    structures: list[Structure], place: str, audience: Audience, needs: list[str]
) -> None:
    found = made(structures, place, audience, needs)
    assert len(found.now) >= len(LINES)
    assert found.authority.territory.code == found.place.territory
    assert found.notes[-1].code == "masked_places"
    assert len(found.farther) <= 3


@given(directories, places, audiences, asked)
def test_masked_has_no_distance_and_reach_is_true(
    structures: list[Structure], place: str, audience: Audience, needs: list[str]
) -> None:
    found = made(structures, place, audience, needs)
    _, latitude, longitude, landmass, _ = TOWNS[place]
    for match in (*found.near, *found.farther):
        structure = match.structure
        assert match.channels
        if structure.masked or structure.latitude is None or structure.longitude is None:
            assert match.distance_km is None
            continue
        distance = distance_km(latitude, longitude, structure.latitude, structure.longitude)
        assert match.distance_km == round(distance, 1)
        serves = found.territory.code in match.service.zone
        reached = distance <= REACH_KM and landmass == TOWNS[structure.commune or ""][3]
        assert (reached or serves) == (match in found.near)


@given(directories, places, audiences, asked)
def test_everyone_gets_what_is_for_them(
    structures: list[Structure], place: str, audience: Audience, needs: list[str]
) -> None:
    found = made(structures, place, audience, needs)
    served = set(order.audiences_served(audience))
    assert all(served & set(match.service.audiences) for match in matches_of(found))
    expected = {
        structure.id
        for structure in structures
        if served & set(structure.services[0].audiences)
        and structure.services[0].channels
        and _is_near(structure, place)
    }
    assert {match.structure.id for match in found.near} == expected
    assert found.near_total == len(expected)


@given(directories, places, audiences, asked)
def test_the_order_is_that_of_the_key(
    structures: list[Structure], place: str, audience: Audience, needs: list[str]
) -> None:
    found = made(structures, place, audience, needs)

    def worth(match: Match) -> tuple[object, ...]:
        stale = is_stale(match.structure, AT.date())
        met = any(reason.code == "need" for reason in match.reasons)
        if audience == "young" and match.structure.type == order.POLICE:
            met = met and "police" in needs
        verified = match.structure.verified_on == "2026-01-01"
        return (
            stale and audience == "young",
            not match.specialised,
            bool(needs) and not met,
            order.audience_rank(match.structure, match.service, audience),
            2 if stale else 0 if verified else 1,
            match.distance_km is None,
            match.distance_km,
            match.structure.id,
        )

    assert list(found.near) == sorted(found.near, key=worth)
    buttons = {seen.button for match in found.near if match.stale for seen in match.channels}
    assert buttons <= ({False} if audience == "young" else {True})


@given(directories, places, audiences, asked, st.randoms(use_true_random=False))
def test_the_order_of_the_file_changes_nothing(
    structures: list[Structure], place: str, audience: Audience, needs: list[str], chance: random.Random
) -> None:
    shuffled = list(structures)
    chance.shuffle(shuffled)
    assert made(shuffled, place, audience, needs) == made(structures, place, audience, needs)


def _is_near(structure: Structure, place: str) -> bool:
    territory, latitude, longitude, landmass, _ = TOWNS[place]
    zone = structure.services[0].zone
    placed = not structure.masked and structure.latitude is not None
    if not zone and not placed:
        zone = (structure.territory,) if structure.territory else ("FR",)  # type: ignore[assignment]
    if territory in zone:
        return True
    if not placed:
        return False
    point = (structure.latitude, structure.longitude)
    return landmass == TOWNS[structure.commune or ""][3] and distance_km(latitude, longitude, *point) <= 30  # type: ignore[arg-type]
