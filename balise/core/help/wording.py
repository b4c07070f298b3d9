"""The French of reasons and notes: code → sentence, "tu" to a young person, no "you" to others.

The msgids are the French texts. Words follow `content.md` F: calm, true, nothing that blames or shocks.
Each code that `answer` and `two_places` can give is here, and a test keeps it so.
"""

from collections.abc import Callable
from math import floor

from msgspec import Struct

from balise.core.pack.records import Audience

Translate = Callable[[str], str]


class Words(Struct, frozen=True):
    """`young` is "" where the same sentence serves everyone."""

    text: str
    young: str = ""


def gettext_noop(message: str) -> str:
    """Marks a text for makemessages."""
    return message


_ = gettext_noop

REASONS: dict[str, Words] = {
    "specialised": Words(
        _("accompagne des mineurs victimes d'exploitation sexuelle"),
        _("c'est leur métier d'aider des jeunes dans ces situations"),
    ),
    "need": Words(_("répond à : {value}")),
    "made_for_young": Words(_("fait pour les jeunes")),
    "made_for_relative": Words(_("fait pour les proches")),
    "made_for_witness": Words(_("fait pour les témoins")),
    "made_for_professional": Words(_("fait pour les professionnels")),
    "serves_relatives": Words(_("aide les proches, et aussi qui a vu quelque chose")),
    "adults": Words(_("plutôt pour des adultes")),
    "emergency": Words(_("urgence : en cas de danger, tout de suite")),
    "runaway_at_once": Words(
        _("fugue : à signaler tout de suite, il n'y a aucun délai à attendre"),
        _("si tu es en danger, tu peux appeler tout de suite"),
    ),
    "missing_children": Words(
        _("accompagne les familles d'un enfant parti ou disparu ; police et gendarmerie le recherchent"),
        _("pour les jeunes partis de chez eux, et pour leur famille"),
    ),
    "child_in_danger": Words(
        _("le numéro national de l'enfance en danger ; les appels des mineurs passent en premier"),
        _("le numéro de l'enfance en danger ; les appels des jeunes passent en premier"),
    ),
    "national_line": Words(_("ligne nationale")),
    "in_commune": Words(_("dans cette commune")),
    "distance": Words(_("à {value} km en ligne droite")),
    "serves_territory": Words(_("pour tout le territoire : {value}")),
    "farther": Words(_("à {value} km en ligne droite")),
    "in_territory": Words(_("territoire : {value} ; lieu non montré ou non connu, donc sans distance")),
    "across_sea": Words(_("de l'autre côté de la mer")),
    "remote": Words(_("sans se déplacer"), _("sans te déplacer")),
    "authority": Words(_("en charge de la protection de l'enfance : {value}")),
    "confirmed": Words(_("confirmé : {value}")),
    "sourced": Words(_("source datée : {value}")),
    "old": Words(_("information ancienne : {value}, à vérifier")),
    "undated": Words(_("information sans date, à vérifier")),
    "counterpart_network": Words(_("même réseau qu'au départ : {value}")),
    "counterpart_type": Words(_("même type de travail qu'au départ : {value}")),
}

NOTES: dict[str, Words] = {
    "no_site_within_reach": Words(
        _("Nous ne connaissons aucun lieu à moins de {value} km."),
    ),
    "no_specialised_here": Words(
        _(
            "Nous ne connaissons pas d'aide spécialisée {value}. Cela ne veut pas dire qu'il n'y en a pas : "
            "le 119 peut aider à chercher."
        ),
        _(
            "Nous ne connaissons pas d'aide spécialisée {value}. Cela ne veut pas dire qu'il n'y en a pas : "
            "le 119 peut chercher avec toi."
        ),
    ),
    "specialised_without_contact": Words(
        _("Une aide spécialisée existe ici, dont nous n'avons pas le contact : {value}.")
    ),
    "need_not_met_near": Words(
        _("Rien de ce que nous connaissons ici ne répond exactement à la demande : voici ce qui est proche.")
    ),
    "without_contact": Words(
        _("Lieux de ce territoire dont nous n'avons ni téléphone ni adresse en ligne : {value}.")
    ),
    "territory_only": Words(
        _("De certaines aides, nous donnons le territoire et pas le lieu : elles n'ont pas de distance.")
    ),
    "farther_across_sea": Words(
        _("L'aide spécialisée la plus proche est de l'autre côté de la mer : elle se joint à distance.")
    ),
    "unsure_numbers": Words(
        _("Nous ne savons pas si tous ces numéros fonctionnent {value} : c'est écrit à côté de chacun.")
    ),
    "authority_unknown": Words(
        _(
            "Nous n'avons pas le numéro de l'autorité en charge de la protection de l'enfance ici ({value}). "
            "Le 119 peut lui transmettre."
        )
    ),
    "authority_switchboard": Words(
        _(
            "Nous n'avons pas le contact direct de la cellule de protection de l'enfance ici. "
            "Voici le standard : {value}."
        )
    ),
    "old_records": Words(
        _("Informations de plus de deux ans ou sans date ici : {value}. Elles ont pu changer."),
        _(
            "Informations de plus de deux ans ou sans date ici : {value}. Elles ont pu changer, "
            "alors on ne te propose pas de les appeler."
        ),
    ),
    "straight_line": Words(_("Les distances sont en ligne droite : le trajet est plus long.")),
    "masked_places": Words(_("Certains lieux ne sont pas montrés ici, pour protéger des personnes.")),
}

MONTHS = (
    _("janvier"),
    _("février"),
    _("mars"),
    _("avril"),
    _("mai"),
    _("juin"),
    _("juillet"),
    _("août"),
    _("septembre"),
    _("octobre"),
    _("novembre"),
    _("décembre"),
)
DATED = frozenset(("confirmed", "sourced", "old"))


def sentence(
    code: str,
    value: str | int | float | None,
    audience: Audience,
    translate: Translate = gettext_noop,
) -> str:
    """A reason or a note in words, translated by `translate` (msgid → text); KeyError for an unknown code."""
    words = REASONS.get(code) or NOTES[code]
    text = translate(words.young if audience == "young" and words.young else words.text)
    if code in DATED:
        return text.format(value=said_date(str(value), translate))
    return text.format(value=kilometres(value) if isinstance(value, float) else value)


def kilometres(km: float) -> str:
    """9.93 → "9,9", 784.4 → "784": a hundred metres more or less mean nothing that far. Halves go up.

    The browser says the same (`frontend/src/page/kilometres.ts`, `tests/vectors/distances.json`).
    """
    tenths = floor(km * 10 + 0.5)
    if tenths < 100:
        return f"{tenths / 10:.1f}".replace(".", ",")
    return f"{floor(km + 0.5):,}".replace(",", "\u00a0")


def said_date(date: str, translate: Translate = gettext_noop) -> str:
    """ "2026-10-07" → "7 octobre 2026", "2023-06" → "juin 2023", "2019" → "2019"; anything else as it is."""
    parts = date.split("-")
    if len(parts) not in (2, 3) or not all(part.isdigit() for part in parts):
        return date
    if not 1 <= int(parts[1]) <= 12:
        return date
    month = f"{translate(MONTHS[int(parts[1]) - 1])} {parts[0]}"
    return f"{int(parts[2])} {month}" if len(parts) == 3 else month
