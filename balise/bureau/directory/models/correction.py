"""What people corrected, beside what the sources said. Append-only: the latest one of a field holds.

Two exceptions, held by the trigger too: a structure that becomes masked forgets where it was, so corrections
of its place are erased, and those whose words would give it away.
"""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q

from balise.bureau.directory.models.append_only import AppendOnly, AppendOnlyQuerySet
from balise.bureau.directory.models.structure import Structure

PLACE_FIELDS = ("commune", "commune_name", "postal_code", "address", "latitude", "longitude")


class CorrectionQuerySet(AppendOnlyQuerySet):
    def forget_places(self, structures: Iterable[str]) -> int:
        """Erase what was corrected about the place of these structures; returns how many rows."""
        rows = self.filter(structure_id__in=list(structures), field__in=PLACE_FIELDS)
        return int(rows._raw_delete(rows.db) or 0)

    def forget_telling(self, corrections: Iterable[int]) -> int:
        """Erase corrections, by key, whose words tell the place of a structure that is masked; how many."""
        masked = Structure.objects.filter(masked=True).values("id")
        rows = self.filter(id__in=list(corrections), structure_id__in=masked).exclude(field="masked")
        return int(rows._raw_delete(rows.db) or 0)


class Correction(AppendOnly):
    structure = models.ForeignKey(Structure, on_delete=models.PROTECT, related_name="corrections")
    # A field of the structure ("name"), of its service ("service.age_min", "service.119-tchat.age_max")
    # or of a channel ("channel.call-1.value").
    field = models.CharField(max_length=230)
    value = models.JSONField(null=True)
    person = models.CharField(max_length=200)
    at = models.DateTimeField()

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(person=""), name="correction_names_a_person"),)

    def __str__(self) -> str:
        return f"{self.field} ({self.at:%Y-%m-%d})"
