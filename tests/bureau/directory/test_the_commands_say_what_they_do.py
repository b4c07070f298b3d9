"""`balise database` and `balise import`: dry by default, clear to the end, nothing written when refused."""

from balise.config.paths import SHIPPED_DATA
from tests.exchange.conftest import csv_text
from tests.installation import Installation


def test_from_nothing_to_the_start_data(installation: Installation) -> None:
    structures = str(SHIPPED_DATA / "start" / "structures.csv")
    command = ("import", structures, "--kind", "structures", "--source", "départ")

    assert "lancez d'abord « balise database --write »" in installation.balise(*command, code=1)
    assert "À blanc : rien n'a été écrit." in installation.balise("database")
    assert list(installation.folder.iterdir()) == []
    assert "+ directory.0001_initial" in installation.balise("database", "--write")
    assert installation.balise("database") == "La base est à jour.\n"

    counts = "sorties du fichier 0 · retirées 0 · fautives 0."
    assert installation.balise(*command).split("\n", 11)[-1] == (
        "  … et 807 de plus (--all pour tout nommer)\n"
        f"Lignes : créées 817 · modifiées 0 · inchangées 0 · {counts}\n"
        "À blanc : rien n'a été écrit. Ajoutez --write pour écrire.\n"
    )
    assert installation.django("print(Structure.objects.count())") == "0"
    assert installation.balise(*command, "--write").endswith("Écrit.\n")
    assert installation.balise(*command, "--write") == (
        f"Lignes : créées 0 · modifiées 0 · inchangées 817 · {counts}\n"
        "Rien à écrire : l'annuaire le disait déjà.\n"
    )


def test_a_bad_file_says_every_fault_and_writes_nothing(installation: Installation) -> None:
    path = installation.folder / "fichier.csv"
    path.write_text(csv_text({}, {"id": "deux", "type": "?"}), encoding="utf-8")
    installation.balise("database", "--write")
    command = ("import", str(path), "--kind", "structures", "--source", "essai", "--write")
    said = installation.balise(*command, code=1)
    assert said.startswith("! fichier.csv, ligne 3, colonne « type » : « ? » : type inconnu.")
    assert said.endswith("Corrigez-les, ou ajoutez --skip-bad pour les laisser de côté.\n")
    assert installation.django("print(Structure.objects.count())") == "0"
    assert installation.balise(*command, "--skip-bad").endswith("Écrit.\n")
    assert installation.django("print(Structure.objects.count())") == "1"
    path.write_bytes(b"\xff\xfe")
    assert installation.balise(*command, code=1).endswith("Fichier refusé : rien n'a été écrit.\n")
    path.write_text(csv_text({"telephone": "119"}), encoding="utf-8")
    assert installation.balise(*command) == (
        "Modifiées (1) :\n"
        "  ~ maison-essai : telephone (vide) → « 119 »\n"
        "Lignes : créées 0 · modifiées 1 · inchangées 0 · sorties du fichier 0 · retirées 0 · fautives 0.\n"
        "Écrit.\n"
    )


def test_what_changes_is_named_ten_by_ten_or_whole(installation: Installation) -> None:
    path = installation.folder / "fichier.csv"
    installation.balise("database", "--write")
    command = ("import", str(path), "--kind", "structures", "--source", "essai")
    ids = [f"maison-{rank:02}" for rank in range(12)]
    path.write_text(csv_text(*({"id": id_} for id_ in ids)), encoding="utf-8")

    ten = [f"  + {id_}" for id_ in ids[:10]]
    said = installation.balise(*command).splitlines()
    assert said[:12] == ["Seraient créées (12) :", *ten, "  … et 2 de plus (--all pour tout nommer)"]
    said = installation.balise(*command, "--all", "--write").splitlines()
    assert said[:13] == ["Créées (12) :", *ten, "  + maison-10", "  + maison-11"]

    path.write_text(csv_text({"id": "maison-00"}), encoding="utf-8")
    said = installation.balise(*command).splitlines()
    assert said[0] == "Sorties du fichier (11) ; l'annuaire les garde, rien n'est effacé :"
    assert said[11] == "  … et 1 de plus (--all pour tout nommer)"


def test_another_source_is_said_once_with_the_remedy(installation: Installation) -> None:
    path = installation.folder / "fichier.csv"
    installation.balise("database", "--write")
    path.write_text(csv_text(*({"id": f"maison-{rank}"} for rank in range(12))), encoding="utf-8")
    command = ("import", str(path), "--kind", "structures", "--source")
    installation.balise(*command, "Notre source", "--write")
    assert installation.balise(*command, "autre", code=1).splitlines()[:2] == [
        "! fichier.csv, 12 lignes (2, 3, 4, 5, 6, 7, 8, 9, 10, 11 et 2 de plus) : la source « Notre source » "
        'a déjà apporté ces structures. Pour les mettre à jour, redonnez --source "Notre source".',
        "Lignes : créées 0 · modifiées 0 · inchangées 0 · sorties du fichier 0 · retirées 0 · fautives 12.",
    ]
