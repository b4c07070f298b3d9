"""`balise help`: the answer of the published pack, as text or JSON; a clear line when it cannot."""

import json
from pathlib import Path

import pytest

from balise.cli import main
from balise.core.pack.sign import PUBLIC_KEY_FILE
from tests.small_pack import PUBLIC, make_pack

AT = "2026-11-21T20:30:00Z"


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
    for said in ("Amiens (Somme)", "Ligne d'essai 119", "Maison d'essai", "dans cette commune"):
        assert said in shown
    assert "Certains lieux ne sont pas montrés ici" in shown


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["99999"], 1, "Code inconnu (commune) : 99999"),
        (["80021", "--need", "nothing"], 1, "Code inconnu (besoin) : nothing"),
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
    assert "balise publish --write" in capsys.readouterr().err
