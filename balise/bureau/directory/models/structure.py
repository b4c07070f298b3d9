"""Who helps, and where: organisations, and the places, teams and desks where help is given."""

from django.db import models
from django.db.models import Q

KINDS = ("physical", "virtual", "mobile")
ROLES = ("", "emergency", "line", "cell", "switchboard")


class Organisation(models.Model):
    """A legal body: association, département, hospital."""

    name = models.CharField(max_length=200, unique=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(name=""), name="organisation_has_a_name"),)

    def __str__(self) -> str:
        return self.name


class Structure(models.Model):
    """A place, team or desk where help is given.

    What is written here is the effective value: what the source said, overlaid by what people corrected.
    A masked one has no commune, address, postal code or point: the database itself refuses them.
    """

    id = models.CharField(primary_key=True, max_length=100)  # the public address: a slug
    name = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="structures"
    )
    hosted_by = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="hosted_structures"
    )
    scheme = models.CharField(max_length=200, blank=True, default="")
    kind = models.CharField(max_length=10, default="physical")
    type = models.CharField(max_length=40, blank=True, default="")
    role = models.CharField(max_length=12, blank=True, default="")
    position = models.PositiveSmallIntegerField(default=0)  # reading order of the national lines
    masked = models.BooleanField(default=False)
    territory = models.CharField(max_length=3, blank=True, default="")  # "": national, or shared (69)
    commune = models.CharField(max_length=5, blank=True, default="")  # INSEE code
    commune_name = models.CharField(max_length=100, blank=True, default="")
    postal_code = models.CharField(max_length=5, blank=True, default="")
    address = models.CharField(max_length=300, blank=True, default="")
    latitude = models.FloatField(null=True, blank=True)  # WGS 84, only when the source gave its own point
    longitude = models.FloatField(null=True, blank=True)
    source = models.CharField(max_length=60, blank=True, default="")  # `--source` of the import
    source_url = models.CharField(max_length=500, blank=True, default="")
    source_date = models.CharField(max_length=10, blank=True, default="")  # YYYY, YYYY-MM or YYYY-MM-DD

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(id="") & ~Q(id__contains="/") & ~Q(id__contains=" "),
                name="structure_id_is_a_slug",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="structure_has_a_name"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="structure_kind"),
            models.CheckConstraint(condition=Q(role__in=ROLES), name="structure_role"),
            models.CheckConstraint(
                condition=Q(masked=False)
                | Q(
                    commune="",
                    commune_name="",
                    postal_code="",
                    address="",
                    latitude__isnull=True,
                    longitude__isnull=True,
                ),
                name="masked_structure_has_no_place",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    # A CHECK lets NULL pass: "half a point" has to be refused by name.
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="structure_point_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(source_url="")
                | Q(source_url__startswith="https://")
                | Q(source_url__startswith="http://"),
                name="structure_source_url_is_web",
            ),
        )

    def __str__(self) -> str:
        return self.name
