"""When a public structure becomes masked: what was known of its place is erased everywhere it was kept."""

from collections.abc import Iterable

import msgspec
from django.db import connection

from balise.bureau.directory.models import Correction, ImportedRow, Organisation, Structure
from balise.bureau.directory.models.correction import PLACE_FIELDS
from balise.exchange.masking import drop_place


def mask(structures: Iterable[str], telling: Iterable[int]) -> None:
    """Mask structures at once, and erase the corrections, by key, whose words tell their place.

    Before anything else is written of them: what is laid over them then is what may be shown.
    """
    nowhere = {field: None if field in ("latitude", "longitude") else "" for field in PLACE_FIELDS}
    Structure.objects.filter(id__in=list(structures)).update(masked=True, **nowhere)
    Correction.objects.forget_telling(telling)


def forget_place(structures: Iterable[str]) -> None:
    """Erase the place of structures that are masked from what was received and from what was corrected.

    Their own rows have lost it already. Inside the caller's transaction; `overwrite_erased` follows it.
    """
    ids = list(structures)
    Correction.objects.forget_places(ids)
    changed = []
    for row in ImportedRow.objects.filter(structure_id__in=ids):
        kept = drop_place(msgspec.json.decode(row.payload, type=dict[str, str]))
        payload = msgspec.json.encode(kept).decode()
        if payload != row.payload:
            row.payload = payload
            row.digest = ""  # what it was computed from is gone: the next import reads the row as changed
            changed.append(row)
    ImportedRow.objects.bulk_update(changed, ["payload", "digest"], batch_size=1000)


def forget_organisations() -> None:
    """Erase the organisations that nothing belongs to any more: their names can tell a town."""
    Organisation.objects.filter(structures__isnull=True, hosted_structures__isnull=True).delete()


def overwrite_erased() -> None:
    """Make sure that erased text is not left in the database's own files. Outside a transaction.

    SQLite: pages are overwritten as they are freed (secure_delete), and the journal is emptied here.
    PostgreSQL: the tables are written anew. Its journal keeps what it keeps until it is recycled, and so do
    archives and backups.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute(
                "VACUUM (FULL, ANALYZE) directory_importedrow, directory_structure, directory_correction, "
                "directory_organisation, directory_service, directory_channel"
            )
