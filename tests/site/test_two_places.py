"""Two places, for professionals: both authorities, what the law permits, counterparts; nothing kept."""

from tests.site.pages import Pages
from tests.site.reading import Reading


def two(pages: Pages, left: str, arrived: str, **codes: str) -> Reading:
    response = pages.post("/deux-lieux/", {"depart": left, "arrivee": arrived, **codes})
    assert response.status_code == 200
    return Reading(response.content.decode())


def test_from_amiens_to_lyon_it_is_the_metropole_and_not_the_rhone(pages: Pages) -> None:
    text = two(pages, "Amiens", "Lyon").text
    assert "Amiens → Lyon" in text
    assert "En charge au départ Département de la Somme" in text
    assert "En charge à l'arrivée Métropole de Lyon" in text
    assert "Département du Rhône" not in text
    assert "le parquet du lieu où se trouve le mineur, dans la Métropole de Lyon" in text


def test_what_was_understood_is_said_at_the_top_of_the_answer(pages: Pages) -> None:
    text = two(pages, "amien", "Lyon").text
    assert (
        "Amiens → Lyon Départ : Amiens (Somme) · Arrivée : Lyon (Métropole de Lyon) Danger maintenant" in text
    )
    assert "Départ : Paris · Arrivée : Papeete (Polynésie française)" in two(pages, "Paris", "Papeete").text


def test_danger_and_the_law_come_before_the_counterparts(pages: Pages) -> None:
    text = two(pages, "Amiens", "Lyon").text
    parts = [
        "Danger maintenant : 17",
        "En charge au départ",
        "Code civil 375-5",
        "L226-4",
        "Vos homologues là-bas",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert text.count("à faire valider") == 9, "no text of law is shown as validated before a jurist did"


def test_counterparts_say_why_they_are_there(pages: Pages) -> None:
    text = two(pages, "Amiens", "Lyon").text
    counterparts = text[text.index("Vos homologues là-bas") : text.index("Ce que nous connaissons au départ")]
    assert "même type de travail qu'au départ" in counterparts
    assert "Lyon" in counterparts


def test_the_same_authority_is_said(pages: Pages) -> None:
    assert "Les deux lieux dépendent de la même autorité." in two(pages, "Amiens", "Abbeville").text
    assert "la même autorité" not in two(pages, "Amiens", "Lyon").text


def test_a_homonym_is_asked_on_each_side_and_an_answer_is_kept(pages: Pages) -> None:
    page = two(pages, "Saint-Denis", "Saint-Martin")
    radios = [value for tag, name, value in page.attributes if (tag, name) == ("input", "name")]
    assert radios.count("depart_code") > 1
    assert radios.count("arrivee_code") > 1
    one_chosen = two(pages, "Saint-Denis", "Saint-Martin", depart_code="93066")
    kept = [value for tag, name, value in one_chosen.attributes if (tag, name) == ("input", "value")]
    names = [value for tag, name, value in one_chosen.attributes if (tag, name) == ("input", "name")]
    assert names.count("depart_code") == 1
    assert "93066" in kept
    both = two(pages, "Saint-Denis", "Saint-Martin", depart_code="93066", arrivee_code="97801")
    assert "Saint-Denis → Saint-Martin" in both.text
    assert "Seine-Saint-Denis" in both.text


def test_a_code_counts_only_for_the_place_that_was_typed(pages: Pages) -> None:
    assert "→" not in two(pages, "Saint-Denis", "Lyon", depart_code="80001").text


def test_what_is_missing_is_said(pages: Pages) -> None:
    text = two(pages, "", "qsdfqsdf").text
    assert "Il manque un lieu" in text
    assert "« qsdfqsdf » n'est pas dans notre liste." in text
    assert "→" not in text
    invalid = [
        name for _, name, value in two(pages, "Amiens", "qsdfqsdf").attributes if name == "aria-invalid"
    ]
    assert len(invalid) == 1, "the field that is wrong, alone"


def test_no_name_is_asked_and_nothing_is_kept(pages: Pages) -> None:
    text = two(pages, "Amiens", "Lyon").text
    assert "N'écrivez aucun nom, aucune situation." in text
    assert "sinon, les deux communes sont envoyées à ce site, qui ne les garde pas." in text
    before = Reading(pages.text("/deux-lieux/")).text
    two(pages, "Abbeville", "Marseille")
    assert Reading(pages.text("/deux-lieux/")).text == before
    fields = {
        value
        for tag, name, value in two(pages, "Amiens", "Lyon").attributes
        if (tag, name) == ("input", "name")
    }
    assert fields == {"depart", "arrivee", "depart_code", "arrivee_code"}
