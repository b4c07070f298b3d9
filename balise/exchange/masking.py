"""What is dropped from a row whose address is masked, before anything else looks at it.

Masked means: public, without commune, point, notes or address. None of it is stored, hashed or printed.
"""

from balise.core.geo.atlas import Atlas
from balise.exchange.fields import host_only
from balise.exchange.telling import telling

MASKED = "adresse_masquee"
PUBLIC = "public"
DROPPED = ("commune", "code_insee", "code_postal", "adresse", "latitude", "longitude", "notes")
# What stays visible of a masked row, and must not name its town either.
TEXTS = ("nom", "organisation", "telephone", "horaires")
ADDRESSES = ("id", "email", "url", "source_url")


def drop_place(values: dict[str, str]) -> dict[str, str]:
    """The row without its place, its source cut to the host: the address of a page names the town."""
    kept = {column: value for column, value in values.items() if column not in DROPPED}
    if "source_url" in kept:
        kept["source_url"] = host_only(kept["source_url"])
    return kept


def columns_that_tell(values: dict[str, str], atlas: Atlas) -> tuple[str, ...]:
    """Names of the visible columns of a masked row that give away its own commune or address."""
    secret = telling(values, atlas)
    return tuple(
        column
        for column in (*TEXTS, *ADDRESSES)
        if secret.tells(
            host_only(values.get(column, "")) if column == "source_url" else values.get(column, ""),
            address=column in ADDRESSES,
        )
    )
