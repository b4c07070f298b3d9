"""The French of the codes a visitor meets: audiences, kinds of structure, ways to reach, what is known."""

from django.utils.translation import gettext_noop as N_

from balise.core.pack.records import Audience

# The words of the forms and of `?public=`.
AUDIENCE_OF_SLUG: dict[str, Audience] = {
    "jeune": "young",
    "proche": "relative",
    "temoin": "witness",
    "professionnel": "professional",
}
SLUG_OF_AUDIENCE: dict[Audience, str] = {code: slug for slug, code in AUDIENCE_OF_SLUG.items()}

DOORS: tuple[tuple[str, str, str], ...] = (
    ("jeune", N_("J'ai besoin d'aide"), N_("Pour moi, maintenant ou plus tard")),
    ("proche", N_("Je m'inquiète pour quelqu'un"), N_("Mon enfant, ma sœur, un proche")),
    ("temoin", N_("J'ai vu quelque chose"), N_("Une amie, un élève, un voisin")),
    ("professionnel", N_("Je suis professionnel·le"), N_("École, soin, éducatif, justice, police")),
)

TYPES: dict[str, str] = {
    "accompagnement_specialise": N_("Accompagnement spécialisé"),
    "ecoute": N_("Écoute"),
    "hebergement": N_("Hébergement"),
    "juridique": N_("Droit et aide aux victimes"),
    "parentalite": N_("Soutien aux parents"),
    "police_gendarmerie": N_("Police ou gendarmerie"),
    "prevention_formation": N_("Prévention et formation"),
    "protection_enfance": N_("Protection de l'enfance"),
    "sante_mentale": N_("Santé mentale"),
    "sante_sexuelle": N_("Santé sexuelle"),
    "soin": N_("Soins"),
}

AUDIENCES: dict[Audience, str] = {
    "young": N_("les jeunes"),
    "relative": N_("les proches"),
    "witness": N_("les témoins"),
    "professional": N_("les professionnels"),
}
