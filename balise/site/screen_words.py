"""The French that scripts say while a page stands; inside the pages that have a place field.

`frontend/src/screen/words.ts` reads it. What is said of an answer comes with the cards of a pack instead.
"""

import json
from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_noop

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
}


def words_script() -> SafeString:
    """A block of data, which a browser does not run."""
    words = {name: gettext(word) for name, word in WORDS.items()}
    said = json.dumps(words, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return mark_safe(f'<script id="mots" type="application/json">{said}</script>')  # noqa: S308 - ours
