"""`balise serve --drafts` refuses every address that somebody else could reach, and a faulty scale."""

from pathlib import Path

import pytest

from balise.cli import main
from balise.config.paths import SHIPPED_DATA

SHIPPED = SHIPPED_DATA / "scales" / "faire-le-point.toml"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "exemple.test", "127.0.0.1.exemple.test"])
def test_any_other_address_is_refused(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--drafts", "--host", host]) == 2
    said = capsys.readouterr()
    assert f"jamais sur {host}, seulement sur cette machine" in said.err
    assert said.out == ""


def test_a_faulty_scale_is_told_and_nothing_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    faulty = tmp_path / "mienne.toml"
    faulty.write_text(SHIPPED.read_text(encoding="utf-8").replace("au_moins = 2", "au_moins = 9"), "utf-8")
    monkeypatch.setenv("BALISE_SCALE", str(faulty))
    assert main(["serve", "--drafts"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("mienne.toml, ligne ")
    assert "sans --drafts" in said.err


def test_an_absent_scale_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BALISE_SCALE", str(tmp_path / "absente.toml"))
    assert main(["serve", "--drafts"]) == 1
    assert "n'existe pas" in capsys.readouterr().err
