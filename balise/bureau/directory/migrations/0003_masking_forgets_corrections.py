"""A second door in the append-only rule: what was corrected of a masked structure may be erased.

Its name or its organisation, corrected while it was public, can tell its town. The correction that masks it
is never erased, nor anything that was corrected of a structure that is not masked.
"""

from django.db import migrations

TABLE = "directory_correction"
PLACE = "OLD.field IN ('commune', 'commune_name', 'postal_code', 'address', 'latitude', 'longitude')"
MASKED = (
    "OLD.field <> 'masked' AND EXISTS "
    "(SELECT 1 FROM directory_structure WHERE id = OLD.structure_id AND masked)"
)
MESSAGE = "append-only"


def create(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    _drop(schema_editor)
    if vendor == "sqlite":
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} "
            f"WHEN NOT ({PLACE} OR ({MASKED})) BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        )
    elif vendor == "postgresql":  # where the condition of a trigger cannot look into another table
        schema_editor.execute(
            f"CREATE FUNCTION {TABLE}_refuse_delete() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$BEGIN IF {PLACE} OR ({MASKED}) THEN RETURN OLD; END IF; "
            f"RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END$$"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} "
            f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse_delete()"
        )
    else:
        raise NotImplementedError(f"no append-only trigger for {vendor}")


def restore(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    _drop(schema_editor)
    if vendor == "sqlite":
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} WHEN NOT ({PLACE}) "
            f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        )
    elif vendor == "postgresql":
        schema_editor.execute(f"DROP FUNCTION {TABLE}_refuse_delete()")
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} "
            f"FOR EACH ROW WHEN (NOT ({PLACE})) EXECUTE FUNCTION {TABLE}_refuse()"
        )


def _drop(schema_editor):
    on = f" ON {TABLE}" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER {TABLE}_no_delete{on}")


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_append_only")]
    operations = [migrations.RunPython(create, restore)]
