"""A row is placed by its commune, else by its whole département, else it is national; never by a guess."""

import datetime
from pathlib import Path

import pytest

from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import Atlas
from balise.exchange.cells import read_cells
from balise.exchange.records import Incoming, StructureRecord
from tests.exchange.conftest import Reader

AMIENS = {"commune": "Amiens", "code_insee": "80021", "code_postal": "80000"}


def placed(structure: StructureRecord) -> tuple[str, str, tuple[str, ...]]:
    return structure.territory, structure.commune, structure.services[0].zone


@pytest.mark.parametrize(
    ("row", "place"),
    [
        (AMIENS, ("80", "80021", ())),
        ({"commune": "Amiens", "code_postal": "80000"}, ("80", "80021", ())),
        ({"commune": "AMIENS CEDEX 1", "code_postal": "80027"}, ("80", "80021", ())),
        ({"commune": "St-Denis", "code_postal": "93200", "departement": "93"}, ("93", "93066", ())),
        ({"code_insee": "69383", "commune": "Lyon", "departement": "69"}, ("69M", "69383", ())),
        ({"code_insee": "69264", "departement": "69"}, ("69D", "69264", ())),
        ({"code_insee": "75056", "departement": "75"}, ("75", "75056", ())),
        ({"code_insee": "97801", "commune": "Saint-Martin", "departement": "978"}, ("978", "97801", ())),
        ({"departement": "80"}, ("80", "", ("80",))),
        ({"departement": "69"}, ("", "", ("69D", "69M"))),
        ({"departement": "69M"}, ("69M", "", ("69M",))),
        ({"departement": "2A"}, ("20R", "", ("20R",))),
        ({"departement": "67"}, ("6AE", "", ("6AE",))),
        ({"departement": "68"}, ("6AE", "", ("6AE",))),
        ({"departement": "988"}, ("988", "", ("988",))),
        ({"departement": ""}, ("", "", ("FR",))),
        ({"departement": "69", "confidentialite": "adresse_masquee"}, ("", "", ("69D", "69M"))),
        ({"departement": "", "confidentialite": "adresse_masquee"}, ("", "", ())),
    ],
)
def test_a_row_belongs_there(
    read: Reader, row: dict[str, str], place: tuple[str, str, tuple[str, ...]]
) -> None:
    (structure,) = read.good(row)
    assert placed(structure) == place


@pytest.mark.parametrize(
    ("department", "commune", "territory"),
    [("69", "69383", "69D"), ("67", "67482", "6AE"), ("2A", "2A004", "20R"), ("971", "97105", "971")],
)
def test_a_switchboard_is_of_its_own_territory_wherever_it_stands(
    read: Reader, department: str, commune: str, territory: str
) -> None:
    (structure,) = read.good(
        {
            "nom": "Conseil départemental - Essai",
            "type": "protection_enfance",
            "departement": department,
            "code_insee": commune,
        }
    )
    assert structure.role == "switchboard"
    assert placed(structure) == (territory, commune, (territory,))


@pytest.mark.parametrize(
    ("department", "territory"), [("69", "69D"), ("69M", "69M"), ("68", "6AE"), ("2B", "20R"), ("80", "80")]
)
def test_a_cell_is_of_the_authority_of_its_departement(
    tmp_path: Path, atlas: Atlas, department: str, territory: str
) -> None:
    path = tmp_path / "cellules.csv"
    header = (SHIPPED_DATA / "start" / "crip.csv").read_text(encoding="utf-8").split("\n")[0]
    path.write_text(f"{header}\n{department},Cellule d'essai,,,,,,,,,\n", encoding="utf-8")
    (found,) = read_cells(path, atlas, datetime.date(2026, 11, 21))
    assert isinstance(found, Incoming)
    assert found.structure
    assert (found.structure.id, found.structure.role) == (f"crip-{department.lower()}", "cell")
    assert placed(found.structure) == (territory, "", (territory,))


def test_an_address_alone_is_not_a_way_to_reach_somebody(read: Reader) -> None:
    addressed = AMIENS | {"adresse": "1 rue de l'Essai"}
    silent, comes, calls = read.good(
        addressed | {"id": "une", "horaires": "lun-ven 9h-12h sur rendez-vous"},
        addressed | {"id": "deux", "horaires": "lun-ven 9h-12h sans rendez-vous"},
        addressed | {"id": "trois", "horaires": "accueil téléphonique lun-ven 9h-12h"},
    )
    assert [structure.services[0].channels for structure in (silent, calls)] == [(), ()]
    assert [channel.kind for channel in comes.services[0].channels] == ["visit"]


def test_a_free_help_does_not_make_an_ordinary_number_free(read: Reader) -> None:
    (structure,) = read.good({"telephone": "03 22 91 45 12 ou 0 800 05 95 95", "gratuit": "oui"})
    assert [channel.free for channel in structure.services[0].channels] == ["unknown", "yes"]
