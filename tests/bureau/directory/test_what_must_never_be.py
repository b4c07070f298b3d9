"""What must never be is refused by the database itself, whoever writes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from balise.bureau.directory.models import Channel, Organisation, Service, Structure

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house(db: None) -> None:
    structure = Structure.objects.create(id="maison-essai", name="Maison d'essai", territory="80")
    masked = Structure.objects.create(id="refuge-essai", name="Refuge d'essai", territory="80", masked=True)
    for owner in (structure, masked):
        service = Service.objects.create(id=owner.id, structure=owner, name="Accueil", for_young=True)
        Channel.objects.create(service=service, key="call-1", kind="call", value="03 22 91 45 12")
        Channel.objects.create(service=service, key="web-1", kind="web", value="https://exemple.test/")


def refused(table: str, change: str, where: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {change} WHERE {where}")


def accepted(table: str, change: str, where: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {change} WHERE {where}")
        assert cursor.rowcount == 1


PLACE = [
    "commune = '80021'",
    "commune_name = 'Canari'",
    "postal_code = '80000'",
    "address = '1 rue du Canari'",
    "latitude = 49.9, longitude = 2.3",
]


@pytest.mark.parametrize("change", PLACE)
def test_a_masked_structure_has_no_place(change: str) -> None:
    refused("directory_structure", change, "id = 'refuge-essai'")
    accepted("directory_structure", change, "id = 'maison-essai'")
    refused("directory_structure", "masked = TRUE", "id = 'maison-essai'")


@pytest.mark.parametrize(
    "change",
    [
        "latitude = 49.9",
        "longitude = 2.3",
        "latitude = 91, longitude = 2",
        "latitude = 49, longitude = 181",
        "latitude = -91, longitude = 2",
        "kind = 'hidden'",
        "role = 'boss'",
        "name = ''",
        "id = ''",
        "id = 'maison essai'",
        "id = '../essai'",
        "source_url = 'javascript:alert(1)'",
    ],
)
def test_a_structure_is_never_like_that(change: str) -> None:
    refused("directory_structure", change, "id = 'maison-essai'")


@pytest.mark.parametrize(
    "change",
    [
        "for_young = FALSE",
        "age_min = -1",
        "age_max = 121",
        "age_min = 18, age_max = 12",
        "name = ''",
    ],
)
def test_a_service_is_never_like_that(change: str) -> None:
    refused("directory_service", change, "id = 'maison-essai'")


@pytest.mark.parametrize("change", ["age_min = 12, age_max = 12", "age_min = 0", "age_max = 120"])
def test_ages_at_the_bounds_are_fine(change: str) -> None:
    accepted("directory_service", change, "id = 'maison-essai'")


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("call-1", "kind = 'pigeon'"),
        ("call-1", "value = ''"),
        ("call-1", "kind = 'visit'"),
        ("call-1", "free = 'maybe'"),
        ("call-1", "on_bill = ''"),
        ("call-1", "confidential = 'oui'"),
        ("web-1", "value = 'javascript:alert(1)'"),
        ("web-1", "kind = 'chat', value = 'ftp://exemple.test'"),
        ("web-1", "key = 'call-1'"),
    ],
)
def test_a_channel_is_never_like_that(key: str, change: str) -> None:
    refused("directory_channel", change, f"key = '{key}' AND service_id = 'maison-essai'")


def _same_structure() -> object:
    return Structure.objects.create(id="maison-essai", name="Une autre")


def _same_organisation() -> object:
    Organisation.objects.create(name="Organisme d'essai")
    return Organisation.objects.create(name="Organisme d'essai")


def _orphan_service() -> object:
    service = Service.objects.create(id="orphelin", structure_id="absente", name="Accueil", for_young=True)
    connection.check_constraints()
    return service


@pytest.mark.parametrize("make", [_same_structure, _same_organisation, _orphan_service])
def test_names_that_must_be_unique_or_exist_are(make: Callable[[], Any]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        make()
