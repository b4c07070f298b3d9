"""Encodings, separators and headers: read as people make them, or refused in words they understand."""

import pytest

from balise.exchange.problems import FileRefused
from balise.exchange.records import Incoming
from balise.exchange.structures import read_structures
from tests.exchange.conftest import NEEDS, ROW, TODAY, Reader, csv_text


def names(found: list[object]) -> list[str]:
    return [one.structure.name for one in found if isinstance(one, Incoming) and one.structure]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_usual_way_of_saving_a_file_is_read(
    read: Reader, encoding: str, delimiter: str, end: str
) -> None:
    text = csv_text({"nom": "Écoute, œuvre ; d'été"}, delimiter=delimiter).replace("\n", end)
    assert names(read.bytes(text.encode(encoding))) == ["Écoute, œuvre ; d'été"]


def test_an_accent_at_the_edge_of_a_block_is_not_cut(read: Reader) -> None:
    start = csv_text({"nom": "N"}).encode()
    row = csv_text({"id": "autre", "nom": "É"}).encode().split(b"\n", 1)[1]
    filler = b"\n" * ((1 << 20) - 1 - len(start) - row.index("É".encode()))
    assert names(read.bytes(start + filler + row)) == ["N", "É"]


def test_a_number_with_a_decimal_comma_is_a_number(read: Reader) -> None:
    text = csv_text({"latitude": "49,8942", "longitude": "2,2957"}, delimiter=";")
    (found,) = read.bytes(text.encode())
    assert isinstance(found, Incoming)
    assert found.structure
    assert (found.structure.latitude, found.structure.longitude) == (49.8942, 2.2957)


def test_a_formula_stays_the_text_it_is(read: Reader) -> None:
    (structure,) = read.good({"nom": '=HYPERLINK("https://exemple.test")'})
    assert structure.name == '=HYPERLINK("https://exemple.test")'


def test_empty_lines_and_empty_columns_of_a_spreadsheet_are_nothing(read: Reader) -> None:
    header, row, _ = csv_text({}).split("\n")
    text = f"{header},,\n{row},,\n,,,\n\n" + "," * len(ROW) + "\n"
    assert names(read.bytes(text.encode())) == ["Maison d'essai"]


SAVE = "Dans le tableur : Enregistrer sous, « CSV UTF-8 »."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "fichier.csv : le fichier est vide."),
        (
            csv_text({}).encode("utf-16"),
            f"fichier.csv : le fichier est en UTF-16, que Balise ne lit pas. {SAVE}",
        ),
        (
            csv_text({}).encode("utf-16-le"),
            f"fichier.csv : ce n'est pas un fichier de texte (il contient des octets nuls). {SAVE}",
        ),
        (b"PK\x03\x04rest", f"fichier.csv : c'est un classeur de tableur, pas un fichier CSV. {SAVE}"),
        (
            csv_text({}).encode().replace(b"Maison", b"Mai\x00son"),
            f"fichier.csv : ce n'est pas un fichier de texte (il contient des octets nuls). {SAVE}",
        ),
        (
            csv_text({"nom": "Écoute"}, {"nom": "Été"}).encode().replace("Été".encode(), b"\xc9t\xe9"),
            f"fichier.csv, ligne 3 : le texte mélange plusieurs encodages, ou n'en a pas de connu. {SAVE}",
        ),
        (
            csv_text({}).encode() + b"\x81\x8d\n",
            f"fichier.csv, ligne 3 : le texte mélange plusieurs encodages, ou n'en a pas de connu. {SAVE}",
        ),
    ],
)
def test_what_is_not_a_csv_file_is_refused_and_says_what_to_do(
    read: Reader, content: bytes, reason: str
) -> None:
    assert read.refusal(content) == [reason]


def test_columns_that_are_unknown_missing_or_there_twice_are_named(read: Reader) -> None:
    header = csv_text({}).split("\n")[0].replace("telephone", "télephone").replace("adresse", "nom")
    assert read.refusal(header.encode()) == [
        "fichier.csv, ligne 1 : colonne inconnue « télephone ». Vouliez-vous dire « telephone » ?",
        "fichier.csv, ligne 1 : la colonne « nom » est là plusieurs fois.",
        "fichier.csv, ligne 1 : il manque les colonnes « adresse », « telephone ».",
    ]


def test_a_file_without_its_header_is_refused_and_its_first_row_is_not_repeated(read: Reader) -> None:
    (reason,) = read.refusal(csv_text({"nom": "Canari"}).split("\n")[1].encode())
    assert reason.startswith("fichier.csv, ligne 1 : la première ligne doit être l'en-tête. Attendu : id, ")
    assert "Canari" not in reason
    assert "maison" not in reason


def test_a_folder_and_a_file_that_is_not_there_are_said_so(read: Reader) -> None:
    missing, folder = read.path, read.path.parent
    for path, reason in ((missing, "ce fichier n'existe pas."), (folder, "impossible de lire ce fichier")):
        with pytest.raises(FileRefused, match=reason):
            list(read_structures(path, read.atlas, NEEDS, TODAY))
