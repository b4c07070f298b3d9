"""A named person confirms a structure: the only thing that ever makes it "verified"."""

from datetime import date

from django.utils import timezone

from balise.bureau.directory.models import Attestation, Structure


class ConfirmationRefused(ValueError):  # noqa: N818 - says what happened
    """Nothing was attested; the text says why, in French."""


def confirm(structure: Structure, person: str, on: date) -> Attestation:
    """Attest that `person` checked on that day, with the structure itself, that what we say is right.

    Raises:
        ConfirmationRefused: nobody named, or a day to come.
    """
    if len(person.strip()) < 2:
        raise ConfirmationRefused("Dites qui confirme : un nom.")
    if on > timezone.localdate():
        raise ConfirmationRefused("On ne confirme pas dans l'avenir.")
    return Attestation.objects.create(structure=structure, how="confirmed", person=person.strip(), on=on)
