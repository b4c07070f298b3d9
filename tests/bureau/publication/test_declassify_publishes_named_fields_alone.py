"""What comes out of the one door: explicit public facts, and not one word of what is not public."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from balise.bureau.directory.models import Attestation, Channel, Correction, ImportedRow, ImportRun, Service
from balise.bureau.publication.publish import Folders, Report
from balise.core.pack.read import Pack, read_pack
from balise.core.pack.records import Structure
from tests.bureau.publication.rows import add_house, add_line, add_masked
from tests.small_pack import NOW, PUBLIC_KEY

pytestmark = pytest.mark.django_db


@pytest.fixture
def pack(folders: Folders, published: Callable[[], Report]) -> Callable[[], Pack]:
    def read() -> Pack:
        published()
        return read_pack(folders.packs / "current", PUBLIC_KEY)

    return read


def only(pack: Pack) -> Structure:
    (structure,) = pack.directory.structures
    return structure


def test_a_public_structure_says_where_and_how(pack: Callable[[], Pack]) -> None:
    add_house()
    found = only(pack())
    assert (found.id, found.name, found.organisation) == (
        "maison-essai",
        "Maison d'essai",
        "Organisme d'essai",
    )
    assert (found.hosted_by, found.territory, found.commune) == ("Hôte d'essai", "80", "80021")
    assert (found.address, found.postal_code) == ("1 rue des Essais", "80000")
    assert (found.source, found.source_url) == ("essai", "https://exemple.test/maison")
    assert found.source_date == "2026-02-03"
    service = found.services[0]
    assert (service.name, service.audiences, service.modes) == ("Accueil", ("young",), ("on_site",))
    assert service.needs == ("talk",)
    assert [channel.kind for channel in service.channels] == ["call", "visit"]


def test_the_point_is_the_communes_unless_the_source_gave_its_own(pack: Callable[[], Pack]) -> None:
    add_house("a")
    add_house("b", latitude=50.0, longitude=2.0)
    add_house("c", commune="80999")
    by_id = {one.id: one for one in pack().directory.structures}
    assert (by_id["a"].latitude, by_id["a"].longitude) == (49.8942, 2.2957)
    assert (by_id["b"].latitude, by_id["b"].longitude) == (50.0, 2.0)
    assert by_id["c"].commune == "80021", "a former commune is placed in the one that took it in"


def test_an_unknown_commune_is_published_without_a_point_and_reported(
    published: Callable[[], Report], folders: Folders
) -> None:
    add_house(commune="99999")
    report = published()
    assert [one.structure for one in report.left_out] == ["maison-essai"]
    found = only(read_pack(folders.packs / "current", PUBLIC_KEY))
    assert (found.commune, found.latitude, found.longitude) == (None, None, None)


def test_a_masked_structure_has_a_territory_and_nothing_nearer(pack: Callable[[], Pack]) -> None:
    add_masked()
    found = only(pack())
    assert found.masked
    assert found.territory == "80"
    assert (found.commune, found.commune_name, found.address, found.postal_code) == (None, "", "", "")
    assert (found.latitude, found.longitude, found.hosted_by) == (None, None, "")
    assert [channel.kind for channel in found.services[0].channels] == ["call"], "nobody is sent there"


def test_a_masked_structure_without_territory_is_published_only_with_the_territories_it_serves(
    pack: Callable[[], Pack],
) -> None:
    add_masked("nulle-part", territory="")
    add_masked("partout", territory="")
    Service.objects.filter(structure_id="partout").update(zone=["FR"])
    add_masked("deux-autorites", territory="")
    Service.objects.filter(structure_id="deux-autorites").update(zone=["69D", "69M"])
    assert [one.id for one in pack().directory.structures] == ["deux-autorites"]


def test_hours_are_read_in_the_time_of_the_place(pack: Callable[[], Pack]) -> None:
    add_house("paris")
    add_house("papeete", territory="987", commune="98735")
    add_masked("masque", territory="987")
    add_line("ligne")
    channels = {one.id: one.services[0].channels[0] for one in pack().directory.structures}
    assert channels["paris"].opening is not None
    assert channels["paris"].opening[0] == (9 * 60, 12 * 60)
    assert channels["paris"].timezone == "Europe/Paris"
    assert channels["papeete"].timezone == "Pacific/Tahiti"
    assert channels["masque"].timezone == "Pacific/Tahiti"
    assert channels["ligne"].timezone == "Europe/Paris"
    assert channels["ligne"].opening == ((0, 7 * 24 * 60),)


def test_a_line_works_where_it_was_reviewed_and_where_a_source_says_so(pack: Callable[[], Pack]) -> None:
    add_line()
    assert only(pack()).services[0].channels[0].works_in == ("69M", "80", "987")


def test_needs_named_by_a_file_come_before_those_of_the_type(pack: Callable[[], Pack]) -> None:
    add_house(type="juridique")
    Service.objects.update(needs=["talk", "inconnu"])
    assert only(pack()).services[0].needs == ("talk",)


def test_only_a_named_person_makes_it_verified(pack: Callable[[], Pack]) -> None:
    house = add_house()
    Attestation.objects.create(structure=house, how="imported", source="essai", on=date(2026, 11, 20))
    assert only(pack()).verified_on is None
    for day in (date(2026, 10, 1), date(2026, 11, 1)):
        Attestation.objects.create(structure=house, how="confirmed", person="Camille Essai", on=day)
    assert only(pack()).verified_on == "2026-11-01"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("web", "https://exemple.test/a b"),
        ("web", "https://moi:secret@exemple.test/"),
        ("chat", "https://exemple.test/\tjavascript:"),
        ("chat", "http://"),
        ("call", "demander Camille"),
        ("sms", "119?body=x"),
        ("email", "a@exemple.test?bcc=b@exemple.test"),
    ],
)
def test_a_contact_that_could_be_a_trap_is_left_out_and_reported(
    published: Callable[[], Report], folders: Folders, kind: str, value: str
) -> None:
    add_house()
    Channel.objects.filter(key="call-1").update(kind=kind, value=value)
    report = published()
    assert [(one.structure, "call-1" in one.reason) for one in report.left_out] == [("maison-essai", True)]
    assert value.encode() not in every_byte(folders.packs)


def test_what_imports_and_corrections_hold_is_in_no_byte(
    published: Callable[[], Report], folders: Folders
) -> None:
    house = add_house()
    run = ImportRun.objects.create(source="essai", kind="structures", at=NOW)
    ImportedRow.objects.create(
        source="essai",
        kind="structures",
        key="cle-canari",
        structure=house,
        payload='{"notes": "note-canari"}',
        digest="0" * 64,
        first_run=run,
        last_run=run,
    )
    Correction.objects.create(
        structure=house, field="name", value="valeur-canari", person="Personne-canari Essai", at=NOW
    )
    Attestation.objects.create(structure=house, how="confirmed", person="Témoin-canari Essai", on=NOW.date())
    published()
    assert b"canari" not in every_byte(folders.packs)


def every_byte(packs: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in sorted(packs.rglob("*")) if path.is_file())
