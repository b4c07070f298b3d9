"""Words that harm, and what to write instead: a person is not the act, nor blamed, praised or measured."""

import re
from collections.abc import Iterator

from msgspec import Struct

from balise.core.pack.records import Audience
from balise.core.scales.model import Variant

_EVERYBODY: tuple[Audience, ...] = ("young", "relative", "professional")
_NOT_PROFESSIONALS: tuple[Audience, ...] = ("young", "relative")


class Avoid(Struct, frozen=True):
    pattern: str  # of words, in lower case
    audiences: tuple[Audience, ...]
    instead: str


AVOIDED = (
    Avoid(r"prostituée?s?", _EVERYBODY, "« victime d'exploitation sexuelle » : la personne n'est pas l'acte"),
    Avoid(r"se prostitue\w*", _EVERYBODY, "« est exploité·e » : c'est l'autre qui agit"),
    Avoid(r"prostitution", _NOT_PROFESSIONALS, "« échanges contre de l'argent ou des cadeaux »"),
    Avoid(r"clients?", _NOT_PROFESSIONALS, "« adulte qui achète » : c'est un délit"),
    Avoid(r"p[ée]dopornograph\w*", _EVERYBODY, "« images d'abus sexuels d'enfant »"),
    Avoid(r"consentante?s?", _EVERYBODY, "rien : avant 18 ans, une contrepartie n'est jamais un choix libre"),
    Avoid(r"se mettre? en danger", _EVERYBODY, "« être mis·e en danger »"),
    Avoid(r"argent facile|escort\w*|michet\w*|charmes", _EVERYBODY, "« argent promis » : ne pas embellir"),
    Avoid(r"d[ée]nonce\w*|balance[rz]?", _EVERYBODY, "« alerter », « protéger »"),
    Avoid(
        r"proxénète", _NOT_PROFESSIONALS, "« personne qui profite » : aucune étiquette, surtout pas au jeune"
    ),
    Avoid(r"tu dois|il faut que tu", ("young",), "« tu peux », « tu as le droit »"),
    Avoid(r"vous devez", ("relative",), "« vous pouvez »"),
    Avoid(r"f[ée]licitations?|bravo", _EVERYBODY, "rien : aucun résultat ne se félicite"),
    Avoid(r"scores?|notes? sur|pour ?cent|%", _EVERYBODY, "rien : une échelle ne mesure pas une personne"),
    Avoid(
        r"100 % confidentiel\w*|sans trace|invisible sur",
        _EVERYBODY,
        "ce qui est vrai : qui est prévenu, et quand",
    ),
)


def harmful(text: str, variant: Variant) -> Iterator[tuple[str, str]]:
    """The words of a text to avoid for an audience, each with what to write instead."""
    for avoid in AVOIDED:
        if variant.audience in avoid.audiences:
            found = re.search(rf"(?<!\w)(?:{avoid.pattern})(?!\w)", text.casefold())
            if found:
                yield found[0], avoid.instead
