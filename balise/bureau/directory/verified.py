"""What a named person confirmed, and is still what we show."""

from datetime import date

from django.db.models import Exists, Max, OuterRef

from balise.bureau.directory.models import Attestation


def verified_on() -> dict[str, date]:
    """By structure, the day of its latest confirmation that still holds.

    A confirmation holds until an import brings something else: what nobody has seen must not be shown as
    confirmed. A correction keeps it: who corrects is a named person.
    """
    later_import = Attestation.objects.filter(
        structure=OuterRef("structure"), how="imported", pk__gt=OuterRef("pk")
    )
    confirmed = Attestation.objects.filter(~Exists(later_import), how="confirmed")
    latest = confirmed.values("structure_id").annotate(latest=Max("on"))
    return {found["structure_id"]: found["latest"] for found in latest}
