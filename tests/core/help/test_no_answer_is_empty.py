"""Every commune and every audience gets an answer with something to do now, whoever is in charge, and why."""

from datetime import UTC, datetime

from balise.core.help.answer import answer
from balise.core.help.opening import PARIS
from balise.core.help.order import audiences_served
from balise.core.help.wording import NOTES, REASONS
from balise.core.pack.records import AUDIENCES
from tests.core.help.small_country import matches_of
from tests.core.help.start_directory import start_index

AT = datetime(2026, 11, 21, 20, 30, tzinfo=UTC)


def test_every_commune_and_audience_on_the_start_data() -> None:
    index = start_index()
    checked = set()
    for code in index.atlas.places:
        for audience in AUDIENCES:
            found = answer(index, code, audience, (), AT)
            assert found.now
            assert found.now[0].structure.role == "emergency"
            assert found.remote
            assert found.near or found.farther
            assert found.authority.territory.authority
            assert [note.code for note in found.notes].count("masked_places") == 1
            for match in (*found.near, *found.farther):
                assert match.channels
                assert match.distance_km is None or not match.structure.masked
            for match in matches_of(found):
                if id(match.structure) in checked:
                    continue
                checked.add(id(match.structure))
                assert all(reason.code in REASONS for reason in match.reasons)
            assert all(note.code in NOTES for note in found.notes)


def test_what_each_audience_gets_was_made_for_it() -> None:
    index = start_index()
    for code in list(index.atlas.places)[::97]:
        for audience in AUDIENCES:
            found = answer(index, code, audience, (), AT)
            for match in (*found.now, *found.near, *found.farther, *found.remote):
                assert set(match.service.audiences) & set(audiences_served(audience))


def test_abbeville() -> None:
    """Whom to call, specialised help in another département with its distance, who is in charge."""
    found = answer(start_index(), "80001", "young", (), AT)
    assert found.now[0].structure.name.startswith("112")
    assert found.farther[0].specialised
    assert found.farther[0].distance_km == 105.4
    assert found.farther[0].structure.territory == "59"
    assert found.authority.territory.code == "80"
    assert found.authority.known == "switchboard"
    assert {"no_specialised_here", "authority_switchboard", "straight_line"} <= {
        note.code for note in found.notes
    }


def test_lyon_is_not_the_rhone() -> None:
    index = start_index()
    for place in index.atlas.places.values():
        if place.territory == "69M":
            found = answer(index, place.code, "professional", (), AT)
            assert found.authority.territory.authority == "Métropole de Lyon"
            assert found.authority.known == "none"
            assert all("Rhône (hors" not in match.structure.name for match in matches_of(found))
            assert all(match.structure.role not in ("cell", "switchboard") for match in found.near)


def test_local_time_beside_paris_time_overseas() -> None:
    found = answer(start_index(), "98735", "young", (), AT)
    assert found.place.timezone != PARIS
    closed = [seen for match in found.now for seen in match.channels if seen.opens_at]
    assert closed
    assert all(seen.opens_at_local for seen in closed)
    works = {seen.channel.value: seen.works_here for match in found.now for seen in match.channels}
    assert (works["119"], works["17"], works["3018"]) == (True, True, False)
    assert "unsure_numbers" in {note.code for note in found.notes}
