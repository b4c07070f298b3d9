"""What is dropped from a row whose address is masked, before anything else looks at it.

Masked means: public, without commune, point, notes or address. None of it is stored, hashed or printed.
"""

from balise.core.geo.atlas import Atlas
from balise.core.geo.folding import fold
from balise.exchange.fields import host_only

MASKED = "adresse_masquee"
PUBLIC = "public"
DROPPED = ("commune", "code_insee", "code_postal", "adresse", "latitude", "longitude", "notes")
# What stays visible of a masked row, and must not name its town either.
_VISIBLE = ("id", "nom", "organisation", "telephone", "email", "url", "horaires")
_SHORT = 4  # letters: a shorter name ("Eu", "Ham") is looked for as a whole word only


def drop_place(values: dict[str, str]) -> dict[str, str]:
    """The row without its place, its source cut to the host: the address of a page names the town."""
    kept = {column: value for column, value in values.items() if column not in DROPPED}
    if "source_url" in kept:
        kept["source_url"] = host_only(kept["source_url"])
    return kept


def columns_that_tell(values: dict[str, str], atlas: Atlas) -> tuple[str, ...]:
    """Names of the visible columns of a masked row that give away its own commune or address."""
    words = _place_words(values, atlas)
    if not words:
        return ()
    telling = []
    for column in (*_VISIBLE, "source_url"):
        value = values.get(column, "")
        folded = fold(host_only(value) if column == "source_url" else value)
        if any(_names(folded, word) for word in words):
            telling.append(column)
    return tuple(telling)


def _place_words(values: dict[str, str], atlas: Atlas) -> set[str]:
    words = {fold(values.get(column, "")) for column in ("commune", "adresse", "code_postal", "code_insee")}
    code = values.get("code_insee", "")
    place = atlas.places.get(atlas.former.get(code, code))
    if place is not None:
        words.add(fold(place.name))
    words = {" ".join(word for word in name.split() if word != "cedex") for name in words}
    return {word for word in words if word}


def _names(folded: str, word: str) -> bool:
    if f" {word} " in f" {folded} ":
        return True
    compact = word.replace(" ", "")
    return len(compact) >= _SHORT and not compact.isdigit() and compact in folded.replace(" ", "")
