"""`balise scales`: a professional starts a file, mends it by line and column, sees what each rule gives."""

from pathlib import Path

import pytest

from balise.cli import main
from balise.config.paths import SHIPPED_DATA

SHIPPED = SHIPPED_DATA / "scales" / "faire-le-point.toml"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_new_is_dry_then_writes_a_file_without_fault(elsewhere: Path, capsys: Capture) -> None:
    assert main(["scales", "new", "mon-essai"]) == 0
    assert capsys.readouterr().out == "À blanc : mon-essai.toml serait créé. Ajoutez --write.\n"
    assert list(elsewhere.iterdir()) == []
    assert main(["scales", "new", "mon-essai", "--write"]) == 0
    assert "balise scales check mon-essai.toml" in capsys.readouterr().out
    assert 'code = "mon-essai"' in Path("mon-essai.toml").read_text(encoding="utf-8")
    assert main(["scales", "check", "mon-essai.toml"]) == 0
    assert main(["scales", "preview", "mon-essai.toml"]) == 0


def test_new_never_overwrites(capsys: Capture) -> None:
    Path("mien.toml").write_text("à moi", encoding="utf-8")
    assert main(["scales", "new", "mien", "--write"]) == 1
    assert "n'a pas été touché" in capsys.readouterr().err
    assert Path("mien.toml").read_text(encoding="utf-8") == "à moi"


@pytest.mark.parametrize("name", ["Mien", "é", "../mien", "1", "a b", ""])
def test_new_wants_a_plain_name(name: str, elsewhere: Path, capsys: Capture) -> None:
    assert main(["scales", "new", name, "--write"]) == 2
    assert "des minuscules sans accent" in capsys.readouterr().err
    assert list(elsewhere.iterdir()) == []


def test_check_says_what_is_sound_and_why_it_is_not_published(capsys: Capture) -> None:
    assert main(["scales", "check", str(SHIPPED)]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(
        "faire-le-point.toml : rien à corriger. 24 questions, 21 règles, 8 résultats, 4 variantes"
    )
    assert second.startswith("Pas publiable : son statut est « brouillon »")


def test_check_tells_each_fault_with_its_line_and_column(capsys: Capture) -> None:
    text = SHIPPED.read_text(encoding="utf-8").replace(
        'theme = "liberté"', 'theme = "liberté"\npoids = "3"', 1
    )
    Path("faute.toml").write_text(text, encoding="utf-8")
    line = text[: text.index("poids")].count("\n") + 1
    assert main(["scales", "check", "faute.toml"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"faute.toml, ligne {line}, colonne 1 : « poids » n'est pas connu ici. Vouliez-vous dire « lois » ?",
        "1 chose à corriger.",
    ]
    Path("faute.toml").write_text(text.replace("au_moins = 2", "au_moins = 9"), encoding="utf-8")
    assert main(["scales", "check", "faute.toml"]) == 1
    assert capsys.readouterr().out.endswith("2 choses à corriger.\n")
    assert main(["scales", "preview", "faute.toml"]) == 1
    assert "ligne" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_is_said(capsys: Capture) -> None:
    Path("latin.toml").write_bytes("[échelle]".encode("latin-1"))
    Path("dossier.toml").mkdir()
    for name, said in (("absent.toml", "n'existe pas"), ("latin.toml", "UTF-8"), ("dossier.toml", "être lu")):
        assert main(["scales", "check", name]) == 1
        shown = capsys.readouterr()
        assert said in shown.err
        assert shown.out == ""


def test_preview_is_a_truth_table(capsys: Capture) -> None:
    assert main(["scales", "preview", str(SHIPPED), "--audience", "professionnel"]) == 0
    out = capsys.readouterr().out
    rows = [" ".join(line.split()) for line in out.splitlines()]
    assert rows[0].startswith("Faire le point 0.1, professionnel")
    assert "(aucune) sans aucune réponse indéterminé aucune aucune indetermine ecrire, aide, ecoute" in rows
    assert "produits produits = oui risque aucune proche vite transmettre, soins, aide" in rows
    assert (
        "dette-et-emprise rembourser = oui et dormir = oui exploitation aucune aucune exploitation "
        "transmettre, toit, aide"
    ) in rows
    assert "4 fois oui, 11 fois non libre aucune aucune libre aide, ecrire, ecoute" in rows


def test_preview_of_one_set_of_answers(capsys: Capture) -> None:
    answers = "produits=oui, codes = non,cadeaux=nsp dormir=refus"
    assert main(["scales", "preview", str(SHIPPED), "--answers", answers]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[:5] == [
        "Niveaux : situation risque, implication aucune, urgence proche.",
        "Résultat : vite.",
        "Règles : produits.",
        "Parce que : produits = oui.",
        "Numéros toujours montrés : 119, 3114.",
    ]
    assert [line for line in out if line.startswith("──")] == ["── jeune", "── jeune-simple"]
    assert main(["scales", "preview", str(SHIPPED), "--answers", ""]) == 0
    shown = capsys.readouterr().out
    assert "Règles : aucune." in shown
    assert "Parce que : rien de particulier." in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--answers", "inconnue=oui"], "la question « inconnue » n'existe pas"),
        (["--answers", "codes=peut-être"], "écrivez codes=oui, non, nsp ou refus"),
        (["--answers", "codes"], "écrivez codes=oui"),
        (["--audience", "temoin"], "n'est pas un public de cette échelle (jeune, proche, professionnel)"),
    ],
)
def test_misuse_of_preview_is_explained(arguments: list[str], said: str, capsys: Capture) -> None:
    assert main(["scales", "preview", str(SHIPPED), *arguments]) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.out == ""
