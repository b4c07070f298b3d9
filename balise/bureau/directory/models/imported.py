"""What an import brought, kept as received (place fields of masked rows are dropped before they get here)."""

from django.db import models
from django.db.models import Q

from balise.bureau.directory.models.structure import Structure


class ImportRun(models.Model):
    """One import that wrote something."""

    source = models.CharField(max_length=60)
    kind = models.CharField(max_length=10)  # structures, cells, lines
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.source} / {self.kind} / {self.at:%Y-%m-%d %H:%M}"


class ImportedRow(models.Model):
    """One row of a source, in its latest received form."""

    source = models.CharField(max_length=60)
    kind = models.CharField(max_length=10)
    key = models.CharField(max_length=100)
    structure = models.ForeignKey(
        Structure, null=True, blank=True, on_delete=models.SET_NULL, related_name="imported_rows"
    )  # None: a retired number, known and never shown
    payload = models.TextField()  # JSON object, column → text
    digest = models.CharField(max_length=64)  # of the payload and of what was understood from it
    first_run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="+", db_index=False)
    # The latest run that changed it. A row that is not gone was seen by the latest run of its source.
    last_run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="+", db_index=False)
    gone = models.BooleanField(default=False)  # left the file: reported, never deleted

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["source", "kind", "key"], name="imported_row_is_unique"),
            models.CheckConstraint(condition=~Q(source=""), name="imported_row_has_a_source"),
        )

    def __str__(self) -> str:
        return f"{self.source} / {self.kind} / {self.key}"
