"""The French of the codes a visitor meets: audiences, kinds of structure, ways to reach, what is known."""

from django.utils.translation import gettext_noop

from balise.core.pack.records import Audience, Need

# The words of the forms and of `?public=`.
AUDIENCE_OF_SLUG: dict[str, Audience] = {
    "jeune": "young",
    "proche": "relative",
    "temoin": "witness",
    "professionnel": "professional",
}
# A witness is often a friend of sixteen; an adult who comes by that door is told so (`first_witness.html`).
SAID_TU: frozenset[Audience] = frozenset(("young", "witness"))
SLUG_OF_AUDIENCE: dict[Audience, str] = {code: slug for slug, code in AUDIENCE_OF_SLUG.items()}

DOORS: tuple[tuple[str, str, str], ...] = (
    ("jeune", gettext_noop("J'ai besoin d'aide"), gettext_noop("Pour moi, maintenant ou plus tard")),
    ("proche", gettext_noop("Je m'inquiète pour quelqu'un"), gettext_noop("Mon enfant, ma sœur, un proche")),
    ("temoin", gettext_noop("J'ai vu quelque chose"), gettext_noop("Une amie, un élève, un voisin")),
    (
        "professionnel",
        gettext_noop("Je suis professionnel·le"),
        gettext_noop("École, soin, éducatif, justice, police"),
    ),
)

TYPES: dict[str, str] = {
    "accompagnement_specialise": gettext_noop("Accompagnement spécialisé"),
    "ecoute": gettext_noop("Écoute"),
    "hebergement": gettext_noop("Hébergement"),
    "juridique": gettext_noop("Droit et aide aux victimes"),
    "parentalite": gettext_noop("Soutien aux parents"),
    "police_gendarmerie": gettext_noop("Police ou gendarmerie"),
    "prevention_formation": gettext_noop("Prévention et formation"),
    "protection_enfance": gettext_noop("Protection de l'enfance"),
    "sante_mentale": gettext_noop("Santé mentale"),
    "sante_sexuelle": gettext_noop("Santé sexuelle"),
    "soin": gettext_noop("Soins"),
}

AUDIENCES: dict[Audience, str] = {
    "young": gettext_noop("les jeunes"),
    "relative": gettext_noop("les proches"),
    "witness": gettext_noop("les témoins"),
    "professional": gettext_noop("les professionnels"),
}

NOT_ASKED_OF_THE_YOUNG = ("professionals", "prevention")


def needs_of(audience: Audience | None, needs: tuple[Need, ...]) -> tuple[Need, ...]:
    """The needs that a form offers to an audience."""
    if audience != "young":
        return needs
    return tuple(need for need in needs if need.code not in NOT_ASKED_OF_THE_YOUNG)
