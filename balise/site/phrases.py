"""The short phrases that an answer is made with, by name: one table, for this server and for the browser.

`browser/cards_file.py` sends it whole, so that no French is written twice. `{}` is what each answer fills.
"""

from collections.abc import Mapping

from django.utils.translation import gettext, gettext_noop

PHRASES: Mapping[str, str] = {
    # A channel: what its button says, and its words when it must not be pressed.
    "call": gettext_noop("Appeler le {}"),
    "sms": gettext_noop("Écrire un SMS au {}"),
    "sms_words": gettext_noop("SMS {}"),
    "chat": gettext_noop("Tchat sur {}"),
    "chat_words": gettext_noop("Tchat : {}"),
    "email": gettext_noop("Écrire à {}"),
    "web": gettext_noop("Site {}"),
    "visit": gettext_noop("On peut venir sur place"),
    "not_known_to_work": gettext_noop("nous ne savons pas si ce numéro fonctionne d'ici"),
    "old": gettext_noop("ancien, à vérifier"),
    # Open or not, and the time.
    "day_and_night": gettext_noop("jour et nuit"),
    "open": gettext_noop("ouvert maintenant"),
    "closed": gettext_noop("fermé maintenant"),
    "opens": gettext_noop("fermé, ouvre {}"),
    "opens_elsewhere": gettext_noop("fermé, ouvre {} (heure de Paris), {} sur place"),
    "hours_not_known": gettext_noop("horaires non connus"),
    "chat_hours_not_known": gettext_noop("horaires du tchat non connus, peut-être fermé"),
    "lun": gettext_noop("lundi"),
    "mar": gettext_noop("mardi"),
    "mer": gettext_noop("mercredi"),
    "jeu": gettext_noop("jeudi"),
    "ven": gettext_noop("vendredi"),
    "sam": gettext_noop("samedi"),
    "dim": gettext_noop("dimanche"),
    "at_hour": gettext_noop("à {}\u00a0h"),
    "at_time": gettext_noop("à {}\u00a0h\u00a0{}"),
    "time": gettext_noop("{} h {}"),
    "in_paris": gettext_noop("Il est {} à Paris"),
    "on_site": gettext_noop(", {} sur place."),
    # A card.
    "old_record": gettext_noop("Ancien, à vérifier"),
    "in_the_commune": gettext_noop("dans la commune"),
    "distance": gettext_noop("à {} km en ligne droite"),
    # The first screen.
    "missing_child": gettext_noop("Enfant parti ou disparu"),
    "at_once": gettext_noop("{} tout de suite, sans attendre"),
    "then": gettext_noop(", puis "),
    "to_call": gettext_noop("Appeler"),
    "specialised_help": gettext_noop("Aide spécialisée"),
    "remotely": gettext_noop("À distance"),
    "in_charge": gettext_noop("En charge ici"),
    "free": gettext_noop("gratuit"),
    "address_not_public": gettext_noop("adresse non publiée"),
    "far_away": gettext_noop("{} km, {}"),
    "by_chat": gettext_noop("tchat :"),
    "by_email": gettext_noop("courriel :"),
    "by_web": gettext_noop("site :"),
    "by_call": gettext_noop("téléphone :"),
    "no_number": gettext_noop("nous n'avons pas son numéro"),
    "old_contact": gettext_noop("contact ancien, à vérifier"),
    # The numbers to call.
    "danger_now": gettext_noop("En danger\u00a0?"),
    "some_work": gettext_noop(
        "D'ici, ces numéros fonctionnent : {}. Pour les autres, nous ne le savons pas."
    ),
    "none_is_known_to_work": gettext_noop(
        "Nous ne savons pas quels numéros fonctionnent d'ici. À essayer l'un après l'autre : {}. "
        "Ou demander à une personne à côté."
    ),
    "may_not_work": gettext_noop("Nous ne savons pas si ce numéro fonctionne d'ici."),
    "other_lines": gettext_noop("Les autres lignes nationales"),
    # The page.
    "understood": gettext_noop("Pour « {} », nous avons compris : {} {}."),
    "another_place": gettext_noop("Chercher un autre lieu"),
    "one_known": gettext_noop("1 lieu ou service connu de nous"),
    "several_known": gettext_noop("{} lieux ou services connus de nous"),
    "one_old": gettext_noop("{} contact ancien, pas vérifié"),
    "several_old": gettext_noop("{} contacts anciens, pas vérifiés"),
}


def phrase(name: str) -> str:
    """The phrase in the language of the page; KeyError for a name that is not in the table."""
    return gettext(PHRASES[name])
