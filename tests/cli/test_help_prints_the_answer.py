"""`balise help`: the answer of the published pack, as text or JSON; a clear line when it cannot."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from balise.cli import main
from balise.core.pack.records import Structure
from balise.core.pack.sign import PUBLIC_KEY_FILE
from tests.small_pack import PUBLIC, house, line, make_pack, small_places

AT = "2026-11-21T20:30:00Z"


def opened(structure: Structure, opening: tuple[tuple[int, int], ...]) -> Structure:
    """The same line, open at these minutes of the week only."""
    (service,) = structure.services
    (channel,) = service.channels
    service = replace(service, channels=(replace(channel, opening=opening),))
    return replace(structure, services=(service,))


@pytest.fixture(autouse=True)
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BALISE_DATA_DIR", str(tmp_path))
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / PUBLIC_KEY_FILE).write_bytes(PUBLIC)
    make_pack(tmp_path / "packs")
    return tmp_path


def test_json_has_the_words_of_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "80021", "--audience", "young", "--need", "talk", "--at", AT, "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert [shown["near"][0]["structure"][key] for key in ("id", "commune")] == ["maison-essai", "80021"]
    assert shown["near"][0]["distance_km"] == 0
    assert shown["now"][0]["channels"][0]["state"] == "open"
    assert shown["authority"]["known"] == "none"
    assert shown["at"] == AT


def test_text_says_who_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "80021", "--audience", "young", "--at", AT]) == 0
    shown = capsys.readouterr().out
    for said in (
        "Amiens (Somme), code INSEE 80021",
        "samedi 21 novembre 2026, 21 h 30 à Paris",
        "Ligne d'essai 119",
        "Maison d'essai",
        "dans cette commune",
    ):
        assert said in shown
    assert "Certains lieux ne sont pas montrés ici" in shown


def test_hours_are_said_as_people_say_them(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    monday_nine = ((9 * 60, 17 * 60),)
    daily = tuple((day * 1440 + 22 * 60 + 36, day * 1440 + 23 * 60) for day in range(7))
    structures = [
        line("119"),
        opened(line("3018", "lundi"), monday_nine),
        opened(line("3114", "soir"), daily),
    ]
    make_pack(published / "packs", structures)
    assert main(["help", "98735", "--audience", "jeune", "--at", AT]) == 0
    shown = capsys.readouterr().out
    assert "samedi 21 novembre 2026, 21 h 30 à Paris (10 h 30 sur place)" in shown
    assert "fermé, ouvre lundi 9 h (heure de Paris, dimanche 22 h sur place)" in shown
    assert "fermé, ouvre 22 h 36 (heure de Paris, 11 h 36 sur place)" in shown


def test_a_name_that_means_one_place_is_enough(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "abbevile", "--audience", "young", "--at", AT]) == 0
    assert "Abbeville (Somme), code INSEE 80001" in capsys.readouterr().out
    assert main(["help", "Abbeville", "--audience", "young", "--at", AT, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["place"]["code"] == "80001"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("bruxelles", ["plusieurs lieux", "hors de France : Bruxelles (Belgique)"]),
        ("69", ["plusieurs lieux", "69123  Lyon (69)", "Rhône, un territoire entier"]),
        ("somme", ["« somme » est un territoire entier"]),
    ],
)
def test_no_place_is_chosen_for_the_person(
    asked: str, said: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["help", asked, "--audience", "young"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    for words in said:
        assert words in shown.err


def test_a_code_that_is_also_a_postal_code_says_whose(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = small_places(published / "places")
    with (places / "communes.csv").open("a", encoding="utf-8") as communes:
        communes.write(
            "80100,Bettencourt-Saint-Ouen,commune,,80,32,80,80610,50.0,2.1,600,1,Europe/Paris,town_hall\n"
        )
    make_pack(published / "packs", [line(), house()], places=places)
    warning = (
        "80100 est aussi le code postal de : Abbeville (80001).\n"
        "Cette réponse est pour Bettencourt-Saint-Ouen, dont 80100 est le code INSEE.\n"
    )
    command = ["help", "80100", "--audience", "young", "--at", AT]
    assert main(command) == 0
    assert capsys.readouterr().out.startswith(warning)
    assert main([*command, "--json"]) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["place"]["code"] == "80100"
    assert shown.err == warning
    assert main(["help", "80001", "--audience", "young", "--at", AT, "--json"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("word", "audience"),
    [
        ("young", "young"),
        ("jeune", "young"),
        ("proche", "relative"),
        ("temoin", "witness"),
        ("témoin", "witness"),
        ("professionnel", "professional"),
    ],
)
def test_audiences_have_french_words(word: str, audience: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "80021", "--audience", word, "--at", AT, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["audience"] == audience


def test_a_page_beyond_the_end_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    command = ["help", "80021", "--audience", "young", "--at", AT, "--page"]
    said = "Il n'y a pas de page 2 : voici la dernière, la page 1.\n"
    assert main([*command, "2"]) == 0
    assert capsys.readouterr().out.startswith(said)
    assert main([*command, "2", "--json"]) == 0
    assert capsys.readouterr().err == said
    assert main([*command, "1"]) == 0
    assert said not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["99999"], 1, "Aucune commune de ce nom ni de ce code : « 99999 »"),
        (["80021", "--need", "nothing"], 1, "Code inconnu (besoin) : nothing. À choisir parmi : talk."),
        (["80021", "--at", "2026-11-21"], 2, "fuseau"),
        (["80021", "--at", "demain"], 2, "fuseau"),
        (["80021", "--page", "0"], 2, "à partir de 1"),
        (["80021", "--pack", "nowhere"], 1, "Paquet refusé"),
    ],
)
def test_what_cannot_be_answered_is_said(
    arguments: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["help", *arguments, "--audience", "young"]) == code
    assert said in capsys.readouterr().err


def test_without_a_key_it_says_how_to_get_one(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (published / "keys" / PUBLIC_KEY_FILE).unlink()
    assert main(["help", "80021", "--audience", "young"]) == 1
    assert "balise keys create --write" in capsys.readouterr().err
