"""Attestations and corrections are written once: not changed, not deleted, by the code or by the database."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from balise.bureau.directory.models import AppendOnlyError, Attestation, Correction, Structure

pytestmark = pytest.mark.django_db
WHO = "Camille Essai"
DAY = datetime.date(2026, 11, 20)


@pytest.fixture(params=["attestation", "correction"])
def said(request: pytest.FixtureRequest, db: None) -> Any:
    structure = Structure.objects.create(id="maison-essai", name="Maison d'essai", territory="80")
    if request.param == "attestation":
        return Attestation.objects.create(
            structure=structure, how="confirmed", person="Camille Essai", on=DAY
        )
    return Correction.objects.create(
        structure=structure, field="name", value="Maison", person=WHO, at=timezone.now()
    )


WAYS: list[Callable[[Any], Any]] = [
    lambda row: row.save(),
    lambda row: row.delete(),
    lambda row: type(row).objects.filter(pk=row.pk).update(person="Autre"),
    lambda row: type(row).objects.all().delete(),
    lambda row: type(row).objects.bulk_update([row], ["person"]),
    lambda row: type(row).objects.bulk_create([row], update_conflicts=True),
    lambda row: type(row).objects.update_or_create(pk=row.pk, defaults={"person": "Autre"}),
]


@pytest.mark.parametrize("way", WAYS)
def test_the_code_refuses_to_change_or_delete(said: Any, way: Callable[[Any], Any]) -> None:
    with pytest.raises(AppendOnlyError):
        way(said)
    said.refresh_from_db()
    assert said.person == WHO


@pytest.mark.parametrize("statement", ["UPDATE {} SET person = 'Autre'", "DELETE FROM {}"])
def test_the_database_refuses_too(said: Any, statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(said._meta.db_table))


def test_a_structure_of_which_something_was_said_is_not_deleted(said: Any) -> None:
    with pytest.raises(ProtectedError):
        said.structure.delete()


def test_only_corrections_of_a_place_can_be_forgotten(said: Any) -> None:
    structure = said.structure
    now = timezone.now()
    Correction.objects.create(structure=structure, field="address", value="1 rue", person=WHO, at=now)
    before = Correction.objects.exclude(field="address").count()
    assert Correction.objects.forget_places([structure.pk]) == 1
    assert Correction.objects.count() == before


@pytest.mark.parametrize(
    "fields",
    [
        {"how": "confirmed", "person": ""},
        {"how": "confirmed", "person": "  "},
        {"how": "imported", "source": "", "person": ""},
        {"how": "imported", "source": "essai", "person": WHO},
        {"how": "guessed", "source": "essai"},
        {"how": "confirmed", "person": WHO, "until": DAY - datetime.timedelta(days=1)},
    ],
)
def test_an_attestation_says_who_or_from_where(fields: dict[str, Any]) -> None:
    structure = Structure.objects.create(id="maison-essai", name="Maison d'essai", territory="80")
    with pytest.raises(DatabaseError), transaction.atomic():
        Attestation.objects.create(structure=structure, on=DAY, **fields)
