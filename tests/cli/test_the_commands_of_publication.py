"""`balise prepare`, `publish`, `keys` and `pack`: dry by default, harmless twice, clear when they refuse."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from balise.cli.prepare import SOURCE
from balise.config.paths import SHIPPED_DATA
from balise.core.pack.read import current_version, read_pack
from balise.core.pack.sign import create_keys, public_key_from_pem

RUN = "import sys; from balise.cli import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "var"


def balise(home: Path, *arguments: str, code: int = 0) -> str:
    """Everything that a command says, on SQLite in `home`; fails unless it ends with `code`."""
    environment = {**os.environ, "BALISE_DATA_DIR": str(home), "BALISE_DATABASE": ""}
    command = [sys.executable, "-c", RUN, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == code, said
    assert "Traceback" not in said
    return said


def test_a_first_start_from_nothing_then_again(home: Path) -> None:
    assert "À blanc" in balise(home, "prepare")
    assert not (home / "packs").exists()

    said = balise(home, "prepare", "--write")
    assert [line[:4] for line in said.splitlines() if line[1:4] == "/4 "] == ["1/4 ", "2/4 ", "3/4 ", "4/4 "]
    assert "0 laissées de côté" in said
    assert "Première publication" in said
    assert "L'échelle faire-le-point.toml n'est pas publiée : son statut est « brouillon »" in said
    assert said.endswith("Visible sur le site d'ici une minute.\n")
    verified = balise(home, "pack", "verify", str(home / "packs" / "current"))
    assert verified.startswith("Paquet bon : ")
    assert balise(home, "pack", "verify") == verified, "without a folder: the current pack"
    key = home / "keys" / "publication.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600

    before = (current_version(home / "packs"), key.read_bytes())
    again = balise(home, "prepare", "--write")
    assert again.count("déjà importé") == 3
    assert "Rien n'a changé" in again
    assert (current_version(home / "packs"), key.read_bytes()) == before

    newer = home / "structures.csv"
    text = (SHIPPED_DATA / "start" / "structures.csv").read_text(encoding="utf-8")
    newer.write_text(
        text.replace("Point info famille - Bourg-en-Bresse", "Nom plus récent"), encoding="utf-8"
    )
    balise(home, "import", str(newer), "--kind", "structures", "--source", SOURCE, "--write")
    assert "1 structure modifiée" in balise(home, "prepare", "--write")
    public_key = public_key_from_pem((home / "keys" / "publication.pub").read_bytes())
    names = {one.name for one in read_pack(home / "packs" / "current", public_key).directory.structures}
    assert "Nom plus récent" in names, "a newer import was overwritten by the start data"

    damaged = home / "packs" / "current" / "directory.json"
    damaged.write_bytes(damaged.read_bytes() + b" ")
    assert "directory.json est abîmé" in balise(
        home, "pack", "verify", str(home / "packs" / "current"), code=1
    )
    assert "Le paquet courant ne peut pas servir" in balise(home, "publish")


def test_without_a_database_or_a_key_publish_says_what_to_do(home: Path) -> None:
    assert "balise database --write" in balise(home, "publish", "--write", code=1)
    balise(home, "database", "--write")
    assert "balise keys create" in balise(home, "publish", "--write", code=1)
    assert not (home / "packs").exists()


def test_a_faulty_scale_publishes_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    balise(home, "database", "--write")
    balise(home, "keys", "create", "--write")
    monkeypatch.setenv("BALISE_SCALE", str(home / "absente.toml"))
    said = balise(home, "publish", "--write", code=1)
    assert said == f"Rien n'a été publié : {home / 'absente.toml'} : ce fichier n'existe pas.\n"
    assert not (home / "packs" / "current").exists()


def test_a_key_is_made_once(home: Path) -> None:
    assert "À blanc" in balise(home, "keys", "create")
    assert not (home / "keys").exists()
    balise(home, "keys", "create", "--write")
    before = (home / "keys" / "publication.key").read_bytes()
    assert "n'a pas été touchée" in balise(home, "keys", "create", "--write", code=1)
    assert (home / "keys" / "publication.key").read_bytes() == before


def test_verify_refuses_a_stranger_and_nothing_at_all(home: Path, tmp_path: Path) -> None:
    assert "Clé publique introuvable" in balise(home, "pack", "verify", str(tmp_path), code=1)
    (tmp_path / "key.pub").write_bytes(create_keys()[1])
    command = ("pack", "verify", str(tmp_path / "rien"), "--key", str(tmp_path / "key.pub"))
    assert "introuvable" in balise(home, *command, code=1)
    (tmp_path / "key.pub").write_text("pas une clé")
    assert "Clé refusée" in balise(home, *command, code=1)
