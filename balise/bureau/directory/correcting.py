"""A named person corrects a structure: what they say holds from now on, re-imports included."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from balise.bureau.directory.correctable import read_correction, telling_corrections
from balise.bureau.directory.masking import forget_organisations, forget_place, mask, overwrite_erased
from balise.bureau.directory.models import Correction, Structure
from balise.bureau.directory.overlay import overlay
from balise.bureau.directory.saving import Writer, record_of
from balise.exchange.problems import Wrong


class CorrectionRefused(ValueError):  # noqa: N818 - says what happened
    """The correction was not kept; the text says why, in French."""


def correct(structure: Structure, field: str, value: Any, person: str) -> Correction:
    """Keep what a named person corrected, and show it from now on.

    Args:
        field: `name`, `address`… of the structure; `service.age_min` of its first service,
            `service.<id>.age_min` of another; `channel.call-1.value` of a channel (a new `<kind>-<number>`
            adds one, an empty value removes it).
        value: text, number, yes/no or list, as the field asks. `masked` only goes from False to True.

    Raises:
        CorrectionRefused: unknown field, value that cannot be, nobody named, or place of a masked structure.
    """
    if len(person.strip()) < 2:
        raise CorrectionRefused("Dites qui corrige : un nom.")
    at = timezone.now()
    try:
        with transaction.atomic():
            current = Structure.objects.select_for_update().get(pk=structure.pk)
            kept = [
                Correction.objects.create(
                    structure=current, field=name, value=clean, person=person.strip(), at=at
                )
                for name, clean in read_correction(current, field, value).items()
            ]
            record = overlay(record_of(current), kept)
            if field == "masked":
                mask([current.pk], telling_corrections(current, record_of(current)))
            # The corrections that hold already are laid by the writer; these are the latest of them.
            Writer().write([record], current.source, {current.pk: None})
            if field == "masked":
                forget_place([current.pk])
                forget_organisations()
    except Wrong as wrong:
        raise CorrectionRefused(wrong.plain if structure.masked else str(wrong)) from None
    except IntegrityError:
        raise CorrectionRefused("cette valeur contredit le reste de la fiche.") from None
    if field == "masked":
        transaction.on_commit(overwrite_erased)
    structure.refresh_from_db()
    return kept[0]
