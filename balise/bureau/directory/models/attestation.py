"""Who says so, how, when, until when: an imported source, or a named person who confirmed. Append-only."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThan

from balise.bureau.directory.models.append_only import AppendOnly
from balise.bureau.directory.models.structure import Structure


class Attestation(AppendOnly):
    structure = models.ForeignKey(Structure, on_delete=models.PROTECT, related_name="attestations")
    how = models.CharField(max_length=9)  # imported, confirmed
    source = models.CharField(max_length=60, blank=True, default="")
    source_date = models.CharField(max_length=10, blank=True, default="")
    person = models.CharField(max_length=200, blank=True, default="")  # an adult professional, by name
    on = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(how__in=("imported", "confirmed")), name="attestation_how"),
            models.CheckConstraint(
                condition=~Q(how="imported") | (Q(person="") & ~Q(source="")),
                name="imported_attestation_has_a_source_and_nobody",
            ),
            models.CheckConstraint(
                condition=~Q(how="confirmed") | Q(GreaterThan(Length(Trim("person")), 1)),
                name="confirmed_attestation_names_a_person",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("on")), name="attestation_until"
            ),
        )

    def __str__(self) -> str:
        return f"{self.how} {self.on}"
