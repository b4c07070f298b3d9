"""What help is given, to whom, and how to reach it: services and their channels."""

from django.db import models
from django.db.models import Q

from balise.bureau.directory.models.structure import Structure

CHANNEL_KINDS = ("call", "sms", "chat", "web", "email", "visit")
KNOWN = ("yes", "no", "unknown")
LONGEST_LIFE = 120  # years


class Service(models.Model):
    """One kind of help given by a structure."""

    id = models.CharField(primary_key=True, max_length=100)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="services")
    name = models.CharField(max_length=200)
    needs = models.JSONField(default=list, blank=True)  # codes, only when a file names them
    for_young = models.BooleanField(default=False)
    for_relative = models.BooleanField(default=False)
    for_witness = models.BooleanField(default=False)
    for_professional = models.BooleanField(default=False)
    age_min = models.SmallIntegerField(null=True, blank=True)  # years, inclusive
    age_max = models.SmallIntegerField(null=True, blank=True)
    on_site = models.BooleanField(default=False)
    remote = models.BooleanField(default=False)
    outreach = models.BooleanField(default=False)
    zone = models.JSONField(default=list, blank=True)  # territories served as a whole, or ["FR"]
    specialised = models.BooleanField(default=False)  # minors exposed to sexual exploitation
    access = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="service_has_a_name"),
            models.CheckConstraint(
                condition=Q(for_young=True)
                | Q(for_relative=True)
                | Q(for_witness=True)
                | Q(for_professional=True),
                name="service_is_for_someone",
            ),
            models.CheckConstraint(
                condition=Q(age_min__isnull=True) | Q(age_min__gte=0, age_min__lte=LONGEST_LIFE),
                name="service_age_min",
            ),
            models.CheckConstraint(
                condition=Q(age_max__isnull=True) | Q(age_max__gte=0, age_max__lte=LONGEST_LIFE),
                name="service_age_max",
            ),
            models.CheckConstraint(
                condition=Q(age_min__isnull=True)
                | Q(age_max__isnull=True)
                | Q(age_min__lte=models.F("age_max")),
                name="service_ages_in_order",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Channel(models.Model):
    """One way to reach a service. `key` names it for good within its structure: corrections hold on to it."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="channels")
    key = models.CharField(max_length=100)  # call-1, email-1, visit, or the slug of a line of the file
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=5)
    value = models.CharField(max_length=500, blank=True, default="")
    label = models.CharField(max_length=200, blank=True, default="")
    hours = models.CharField(max_length=300, blank=True, default="")  # as the source wrote them
    free = models.CharField(max_length=7, default="unknown")
    on_bill = models.CharField(max_length=7, default="unknown")
    confidential = models.CharField(max_length=7, default="unknown")
    transmits = models.CharField(max_length=500, blank=True, default="")
    works_in = models.JSONField(null=True, blank=True)  # territories; None: reachable as any number

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["service", "key"], name="channel_key_is_unique"),
            models.CheckConstraint(condition=Q(kind__in=CHANNEL_KINDS), name="channel_kind"),
            models.CheckConstraint(
                condition=Q(kind="visit", value="") | (~Q(kind="visit") & ~Q(value="")),
                name="channel_has_a_value",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=("web", "chat"))
                | Q(value__startswith="https://")
                | Q(value__startswith="http://"),
                name="channel_web_is_web",
            ),
            models.CheckConstraint(condition=Q(free__in=KNOWN), name="channel_free"),
            models.CheckConstraint(condition=Q(on_bill__in=KNOWN), name="channel_on_bill"),
            models.CheckConstraint(condition=Q(confidential__in=KNOWN), name="channel_confidential"),
        )

    def __str__(self) -> str:
        return self.label or self.value or self.kind
