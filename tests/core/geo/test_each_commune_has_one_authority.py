"""The territories are the authorities in charge of child protection: each one, and its neighbours."""

from collections import Counter

import pytest

from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import Atlas, load_atlas


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas(SHIPPED_DATA / "places")


def members(atlas: Atlas, territory: str) -> set[str]:
    return {
        place.code
        for place in atlas.places.values()
        if place.territory == territory and place.kind == "commune"
    }


def test_the_departements_are_shared_out_without_gap_or_overlap(atlas: Atlas) -> None:
    owners = Counter(department for t in atlas.territories.values() for department in t.departments)

    assert set(owners) == set(atlas.departments)
    assert [department for department, times in owners.items() if times > 1] == ["69"]
    assert all(members(atlas, territory) for territory in atlas.territories)
    assert len(atlas.territories) == 108


def test_the_metropole_de_lyon_is_not_the_rhone(atlas: Atlas) -> None:
    lyon, rhone = members(atlas, "69M"), members(atlas, "69D")

    assert len(lyon) == 58
    assert {"69123", "69266", "69259"} <= lyon  # Lyon, Villeurbanne, Vénissieux
    assert {"69264", "69243", "69010"} <= rhone  # Villefranche, Tarare, L'Arbresle
    assert atlas.departments["69"].territories == ("69D", "69M")
    assert all(atlas.places[code].territory == "69M" for code in map(str, range(69381, 69390)))
    assert atlas.territories["69M"].authority == "Métropole de Lyon"
    assert atlas.territories["69D"].authority == "Département du Rhône"


def test_alsace_and_corsica_are_one_authority_each(atlas: Atlas) -> None:
    assert atlas.places["67482"].territory == atlas.places["68066"].territory == "6AE"
    assert atlas.places["2A004"].territory == atlas.places["2B033"].territory == "20R"
    assert atlas.territories["6AE"].authority == "Collectivité européenne d'Alsace"
    assert atlas.territories["20R"].authority == "Collectivité de Corse"
    assert not {"67", "68", "2A", "2B", "69"} & set(atlas.territories)


def test_neighbours_are_symmetric_and_exist(atlas: Atlas) -> None:
    for code, territory in atlas.territories.items():
        assert code not in territory.neighbours
        for other in territory.neighbours:
            assert code in atlas.territories[other].neighbours


@pytest.mark.parametrize(
    ("code", "neighbours"),
    [
        ("80", "02 59 60 62 76"),
        ("75", "92 93 94"),
        ("69M", "01 38 69D"),
        ("29", "22 56"),
        ("6AE", "54 57 88 90"),
        ("14", "27 50 61 76"),  # by the Pont de Normandie
        ("84", "04 07 13 26 30 83"),
        ("20R", ""),
    ],
)
def test_neighbours_are_those_of_the_map(atlas: Atlas, code: str, neighbours: str) -> None:
    assert " ".join(atlas.territories[code].neighbours) == neighbours


def test_the_mainland_is_in_one_piece_and_overseas_has_no_neighbour(atlas: Atlas) -> None:
    reached, waiting = {"75"}, ["75"]
    while waiting:
        for other in atlas.territories[waiting.pop()].neighbours:
            if other not in reached:
                reached.add(other)
                waiting.append(other)

    assert reached == {code for code in atlas.territories if code < "97" and code != "20R"}
    assert all(not t.neighbours for code, t in atlas.territories.items() if code >= "97")


def test_only_the_overseas_collectivities_have_no_outline(atlas: Atlas) -> None:
    without = {code for code, territory in atlas.territories.items() if not territory.outline}

    assert without == {"975", "977", "978", "984", "986", "987", "988", "989"}


@pytest.mark.parametrize(
    ("code", "locative", "genitive", "authority"),
    [
        ("80", "dans la Somme", "de la Somme", "Département de la Somme"),
        ("02", "dans l'Aisne", "de l'Aisne", "Département de l'Aisne"),
        ("33", "en Gironde", "de la Gironde", "Département de la Gironde"),
        ("78", "dans les Yvelines", "des Yvelines", "Département des Yvelines"),
        ("94", "dans le Val-de-Marne", "du Val-de-Marne", "Département du Val-de-Marne"),
        ("35", "en Ille-et-Vilaine", "d'Ille-et-Vilaine", "Département d'Ille-et-Vilaine"),
        ("75", "à Paris", "de Paris", "Ville de Paris"),
        ("971", "en Guadeloupe", "de la Guadeloupe", "Département de la Guadeloupe"),
        ("972", "en Martinique", "de la Martinique", "Collectivité territoriale de Martinique"),
        ("974", "à La Réunion", "de La Réunion", "Département de La Réunion"),
        ("976", "à Mayotte", "de Mayotte", "Département-Région de Mayotte"),
    ],
)
def test_territories_are_named_as_people_say(
    atlas: Atlas, code: str, locative: str, genitive: str, authority: str
) -> None:
    territory = atlas.territories[code]

    assert (territory.locative, territory.genitive, territory.authority) == (locative, genitive, authority)


def test_the_grammar_of_each_name_holds_together(atlas: Atlas) -> None:
    for territory in atlas.territories.values():
        words = f"{territory.locative} | {territory.genitive}"
        assert territory.locative.startswith(("dans le ", "dans la ", "dans l'", "dans les ", "en ", "à ")), (
            words
        )
        assert territory.genitive.startswith(("du ", "de la ", "de l'", "des ", "d'", "de ")), words
        if territory.locative.startswith("dans les "):
            assert territory.genitive.startswith("des "), words
        if territory.locative.startswith("dans l'"):
            assert territory.genitive.startswith("de l'"), words
        if territory.kind == "département" and territory.code != "976":
            assert territory.authority == f"Département {territory.genitive}"


def test_where_the_state_has_no_child_protection_the_authority_says_who_has(atlas: Atlas) -> None:
    """Polynésie française and the provinces of New Caledonia run their own; nobody lives in Clipperton."""
    assert "Polynésie française" in atlas.territories["987"].authority
    assert "Province" in atlas.territories["988"].authority
    assert "sans habitants" in atlas.territories["989"].authority
    assert not any(
        "Département" in atlas.territories[code].authority for code in ("987", "988", "989", "986", "984")
    )
