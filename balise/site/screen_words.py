"""The French that scripts say while a page stands.

`WORDS` is inside the pages that have a place field (`frontend/src/screen/words.ts`). `MAP_WORDS`
comes with the chart of the living map (`frontend/src/map/words.ts`); what is said of an answer, with its
cards.
"""

import json
from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_noop

from balise.site.phrases import PHRASES

WORDS: Mapping[str, str] = {
    "back": gettext_noop("← Retour"),
    # The place field.
    "places_none": gettext_noop("Aucun lieu de ce nom dans notre liste."),
    "places_one": gettext_noop("{} lieu proposé, à choisir avec la flèche bas."),
    "places_many": gettext_noop("{} lieux proposés, à choisir avec la flèche bas."),
    "former": gettext_noop("ancien nom\u00a0: {}"),
    "outside": gettext_noop("Hors de France\u00a0? L'aide depuis un autre pays"),
    "area": gettext_noop("Un département ou une région\u00a0: toute l'aide connue"),
    # Before an answer.
    "wait": gettext_noop("Un instant\u00a0: la recherche se prépare sur cet appareil."),
    "do_not_wait": gettext_noop(
        "Ne pas attendre (la demande est alors envoyée à ce site, qui ne la garde pas)"
    ),
    "send_here": gettext_noop("Envoyer à ce site"),
    "to_server": gettext_noop(
        "La recherche sur l'appareil n'est pas prête\u00a0: ce qui est écrit ici sera envoyé à ce site, "
        "qui ne le garde pas."
    ),
    "sent": gettext_noop(
        "La recherche sur l'appareil n'est pas prête\u00a0: ce qui est écrit ici a été envoyé à ce site, "
        "qui ne le garde pas."
    ),
    "no_network": gettext_noop(
        "Le réseau ne répond pas. Ce qui est écrit reste ici. Les numéros de cette page s'appellent "
        "quand même depuis un téléphone."
    ),
    "no_page": gettext_noop(
        "Le réseau ne répond pas\u00a0: cette page ne peut pas s'ouvrir. Rien n'est perdu ici."
    ),
    "print": gettext_noop("Imprimer"),
    # Above the lists of an answer.
    "filters": gettext_noop("Trier cette liste"),
    "on_site": gettext_noop("Sur place"),
    "remotely": gettext_noop("À distance"),
    "shown_one": gettext_noop("{} lieu ou service dans la liste."),
    "shown_many": gettext_noop("{} lieux ou services dans la liste."),
    "copy": gettext_noop("Copier le lien vers cette réponse"),
    "copy_warning": gettext_noop(
        "Ce lien contient la commune\u00a0: qui le reçoit, ou qui regarde cet appareil, peut la lire."
    ),
    "copied": gettext_noop("Lien copié."),
    "copy_by_hand": gettext_noop("Le lien est sélectionné\u00a0: il reste à le copier."),
    # Beside a small map.
    "map_open": gettext_noop("Ouvrir la carte"),
    "map_opening": gettext_noop("La carte s'ouvre…"),
    "map_no_file": gettext_noop(
        "La carte n'a pas pu être chargée. Le dessin et la liste de cette page disent la même chose."
    ),
    "map_no_drawing": gettext_noop(
        "Cet appareil ne peut pas afficher la carte. Le dessin et la liste de cette page disent la même "
        "chose."
    ),
}

MAP_WORDS: Mapping[str, str] = {
    "close": gettext_noop("Fermer la carte"),
    "title": gettext_noop("Carte de l'aide connue"),
    "closer": gettext_noop("Rapprocher"),
    "away": gettext_noop("Éloigner"),
    "go_to": gettext_noop("Aller à"),
    "all_france": gettext_noop("La métropole et la Corse"),
    # The list beside it.
    "list": gettext_noop("Lieux de la carte"),
    "none_in_view": gettext_noop("Aucun lieu connu de nous dans cette partie de la carte."),
    "one_in_view": gettext_noop("1 lieu dans la carte."),
    "many_in_view": gettext_noop("{} lieux dans la carte."),
    "nearest_to_place": gettext_noop(
        "Voici les {} plus proches du lieu demandé\u00a0; rapprochez la carte pour les autres."
    ),
    "nearest_to_centre": gettext_noop(
        "Voici les {} plus proches du centre\u00a0; rapprochez la carte pour les autres."
    ),
    "specialised": gettext_noop("Spécialisé"),
    "in_the_commune": PHRASES["in_the_commune"],
    "distance": PHRASES["distance"],
    "card": gettext_noop("Fiche\u00a0: comment les joindre"),
    "masked": gettext_noop(
        "Adresse non publiée, pour protéger les personnes\u00a0: ce lieu n'a pas de point sur la carte."
    ),
    # Under it.
    "sign_help": gettext_noop("Lieu d'aide"),
    "sign_special": gettext_noop("Lieu spécialisé, ou groupe qui en compte un"),
    "sign_here": gettext_noop("Votre recherche"),
    "not_all": gettext_noop(
        "Un endroit sans point n'est pas un endroit sans aide. Certains lieux ne sont pas montrés, pour "
        "protéger les personnes."
    ),
    "arrows": gettext_noop(
        "Avec le clavier\u00a0: flèches pour déplacer, + et − pour zoomer, Échap pour fermer."
    ),
    "sources": gettext_noop(
        "Contours et communes\u00a0: IGN, Etalab, INSEE (Licence Ouverte)\u00a0; certains points\u00a0: "
        "GeoNames (CC BY 4.0)."
    ),
    "sources_link": gettext_noop("D'où viennent les données"),
    # Its streets.
    "streets": gettext_noop("Afficher les rues"),
    "streets_same": gettext_noop(
        "Les rues viennent du serveur de ce site\u00a0: il saura quelle zone vous regardez."
    ),
    "streets_elsewhere": gettext_noop(
        "Les rues viennent d'un autre serveur, {}\u00a0: il saura quelle zone vous regardez."
    ),
    "no_streets": gettext_noop(
        "Les rues n'ont pas pu être chargées. Le reste de la carte marche sans elles."
    ),
    # What MapLibre says itself.
    "canvas": gettext_noop("Carte. Les mêmes lieux sont dans la liste qui suit."),
    "wheel": gettext_noop("Ctrl + molette pour zoomer sur la carte"),
    "wheel_mac": gettext_noop("⌘ + molette pour zoomer sur la carte"),
    "fingers": gettext_noop("Deux doigts pour déplacer la carte"),
}


def map_words() -> dict[str, str]:
    """What the living map says, by name."""
    return {name: gettext(word) for name, word in MAP_WORDS.items()}


def words_script(beginning: str = "") -> SafeString:
    """A block of data, which a browser does not run: the words whose name begins so, all by default."""
    words = {name: gettext(word) for name, word in WORDS.items() if name.startswith(beginning)}
    said = json.dumps(words, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return mark_safe(f'<script id="mots" type="application/json">{said}</script>')  # noqa: S308 - ours
