"""The database itself refuses to change or delete what somebody attested or corrected.

One door: corrections of a place may be deleted, because a structure that becomes masked forgets where it was.
"""

from django.db import migrations

TABLES = ("directory_attestation", "directory_correction")
PLACE = "('commune', 'commune_name', 'postal_code', 'address', 'latitude', 'longitude')"
MESSAGE = "append-only"


def _deletable(table: str) -> str:
    return f"OLD.field IN {PLACE}" if table == "directory_correction" else "FALSE"


def create(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for table in TABLES:
        if vendor == "sqlite":
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
            )
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN NOT ({_deletable(table)}) "
                f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
            )
        elif vendor == "postgresql":
            schema_editor.execute(
                f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END$$"
            )
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()"
            )
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
                f"FOR EACH ROW WHEN (NOT ({_deletable(table)})) EXECUTE FUNCTION {table}_refuse()"
            )
        else:
            raise NotImplementedError(f"no append-only trigger for {vendor}")


def drop(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for table in TABLES:
        on = f" ON {table}" if vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER {table}_no_update{on}")
        schema_editor.execute(f"DROP TRIGGER {table}_no_delete{on}")
        if vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION {table}_refuse()")


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
