"""`balise places search`: one JSON line a query, whatever it holds, and misuse said clearly in French."""

import json
from pathlib import Path

import pytest

from balise.cli import main

ODD = ["abbevile", "", "  ", "saint denis", '"; drop', "😀", "lyon\u2028paris", "\t"]


def test_a_batch_answers_every_line_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    batch = tmp_path / "queries.txt"
    batch.write_text("\n".join(ODD) + "\n", encoding="utf-8")
    assert main(["places", "search", "--batch", str(batch), "--json", "--limit", "3"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.split("\n")[:-1]]
    assert [answer["query"] for answer in answers] == ODD
    for answer in answers:
        assert list(answer) == ["query", "hits"]
        assert len(answer["hits"]) <= 3
        for hit in answer["hits"]:
            assert list(hit) == ["kind", "code", "name", "territory", "score"]
            assert isinstance(hit["score"], int)
    assert answers[0]["hits"][0]["code"] == "80001"
    assert answers[1]["hits"] == answers[2]["hits"] == answers[5]["hits"] == []


def test_windows_line_ends_and_a_last_line_without_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    batch = tmp_path / "queries.txt"
    batch.write_bytes("\ufeffamiens\r\n\r\nlyon 3e".encode())
    assert main(["places", "search", "--batch", str(batch), "--json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["query"] for line in lines] == ["amiens", "", "lyon 3e"]


def test_an_empty_batch_prints_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    batch = tmp_path / "queries.txt"
    batch.write_bytes(b"")
    assert main(["places", "search", "--batch", str(batch), "--json"]) == 0
    assert capsys.readouterr().out == ""


def test_one_query_for_a_reader(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "search", "abbevile"]) == 0
    out = capsys.readouterr().out
    assert "80001" in out
    assert out.endswith("Réponse sûre.\n")
    assert main(["places", "search", "saint denis"]) == 0
    assert capsys.readouterr().out.endswith("À choisir par la personne.\n")
    assert main(["places", "search", "????"]) == 0
    assert capsys.readouterr().out == "Aucun lieu.\n"


def test_a_batch_for_a_reader_says_each_text_before_its_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    batch = tmp_path / "queries.txt"
    batch.write_text("abbevile\n\nsaint denis\n", encoding="utf-8")
    assert main(["places", "search", "--batch", str(batch), "--limit", "2"]) == 0
    first, empty, homonyms = capsys.readouterr().out.rstrip("\n").split("\n\n")
    assert first.startswith("« abbevile »\n")
    assert "80001" in first
    assert empty == "(ligne vide)\nAucun lieu."
    assert homonyms.endswith("À choisir par la personne.")


def test_a_query_that_is_not_text_is_still_answered(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "search", "ly\udcffon", "--json"]) == 0
    capsys.readouterr().out.encode()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ([], "donnez un texte"),
        (["lyon", "--batch", "x"], "donnez un texte"),
        (["--batch", "absent.txt", "--json"], "n'existe pas"),
        (["--batch", "absent.txt"], "n'existe pas"),
        (["--batch", ".", "--json"], "ne peut pas être lu"),
    ],
)
def test_misuse_is_explained(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    reason: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["places", "search", *arguments]) == 2
    shown = capsys.readouterr()
    assert reason in shown.err
    assert shown.out == ""


def test_a_batch_in_another_encoding_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    batch = tmp_path / "latin1.txt"
    batch.write_bytes("évry\n".encode("latin-1"))
    assert main(["places", "search", "--batch", str(batch), "--json"]) == 2
    assert "UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize("limit", ["0", "-1", "1000", "dix", "٣"])
def test_a_limit_that_is_no_small_number_is_refused(limit: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["places", "search", "lyon", "--limit", limit])
    assert stop.value.code == 2
    assert "un nombre de 1 à 100" in capsys.readouterr().err
