"""Many rows at once: one prepared statement a table, the same on SQLite and PostgreSQL.

Django's bulk_create spends most of an import in turning objects into SQL (30 s for 20 MB, 12 s this way).
Only for rows that are checked already: by the readers, and by the database's own constraints.
"""

from collections.abc import Collection, Sequence
from typing import Any

import msgspec
from django.db import connection, models

_json = msgspec.json.Encoder().encode


class Upsert:
    """`INSERT … ON CONFLICT (unique) DO UPDATE` for a model; without `unique`, a plain insert."""

    def __init__(
        self, model: type[models.Model], columns: str, unique: Collection[str] = (), kept: str = ""
    ) -> None:
        """All are names of fields; those of `kept` are written by an insert and left alone by an update."""
        quote = connection.ops.quote_name
        names = columns.split()
        sql_names = {name: quote(model._meta.get_field(name).column) for name in names}
        self._sql = (  # names of our own models, quoted; every value is a parameter
            f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(sql_names.values())}) "  # noqa: S608 - see above
            f"VALUES ({', '.join(['%s'] * len(names))})"
        )
        if unique:
            updated = [sql_names[name] for name in names if name not in unique and name not in kept.split()]
            self._sql += (
                f" ON CONFLICT ({', '.join(sql_names[name] for name in unique)}) "
                f"DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in updated)}"
            )

    def write(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Rows of values in the order of the columns; a list goes through `as_json` first."""
        if rows:
            with connection.cursor() as cursor:
                cursor.executemany(self._sql, rows)


def as_json(values: Sequence[str] | None) -> str | None:
    """A JSON column's value, as both databases take it."""
    return None if values is None else _json(values).decode()
