"""Every fault of a scale's file is told with its line, its column and what to do, in French."""

import re

import pytest

from balise.core.scales.checking import check
from tests.core.scales.known_scales import FILES, SMALL, STARTING, known, told

SMALL_TEXT = SMALL.read_text(encoding="utf-8")
START_TEXT = STARTING.read_text(encoding="utf-8")


def faults(text: str) -> list[tuple[int, int, str]]:
    return told(check(text, known(), drawn=2_000)[1])


def place(text: str, part: str, nth: int = 0) -> tuple[int, int]:
    """Line and column of a part of a text, as an editor counts them."""
    at = [found.start() for found in re.finditer(re.escape(part), text)][nth]
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


@pytest.mark.parametrize("code", FILES)
def test_the_three_scales_have_no_fault(code: str) -> None:
    assert faults(FILES[code].read_text(encoding="utf-8")) == []


PLANTED = [
    # an unknown key, word or reference
    ('theme = "liberté"', 'thème = "liberté"', "thème", "lettres sans accent"),
    ('theme = "liberté"', 'theme = "liberté"\npoids = "3"', "poids", "« poids » n'est pas connu ici"),
    ('sens = "protège"', 'sens = "protege"', '"protege"', "Vouliez-vous dire « protège » ?"),
    ('statut = "brouillon" ', 'statut = "publiée" ', '"publiée"', "À choisir parmi : brouillon, en relecture"),
    ('registre = "ordinaire"', 'registre = "FALC"', '"FALC"', "ordinaire, simple"),
    ('quand = ["situation libre"]', 'quand = ["situation vert"]', '"situation vert"', "n'est pas connu ici"),
    ('"cadeaux = oui", ', '"cadeau = oui", ', '"cadeau = oui"', "Vouliez-vous dire « cadeaux » ?"),
    ('"cadeaux = oui", ', '"cadeaux = peut-être", ', '"cadeaux = peut-être"', '"code de la question = oui"'),
    ('"cadeaux = oui", ', '"cadeaux", ', '"cadeaux"', '"code de la question = oui"'),
    ('jeune = ["urgence", "ecoute", "aide"]', 'jeune = ["urgence", "ecoutes", "aide"]', "jeune = [\"urgence\"", "« ecoute »"),
    ('numeros = ["119"]', 'numeros = ["118"]', '"118"', "numéro national"),
    ('quand = ["urgence immédiate"]', 'quand = ["urgence immédiate"]\nlois = ["consentement"]', '"consentement"', "data/law.csv"),
    # a missing key, part or text
    ('titre = "Mon échelle"\n', "", "[echelle]", "il manque « titre »"),
    ('jeune = "En ce moment, je suis en danger."\n', "", "[questions.texte]\n[questions.expl", "il manque « jeune »"),
    ("[questions.texte]\njeune = \"En ce moment, je suis en danger.\"\n", "", "[[questions]]\ncode = \"danger\"", "il manque « texte »"),
    ('jeune = "Des secours peuvent venir."', 'jeune = ""', '""\n\n[[gestes]]', "écrivez ce texte"),
    ('jeune = "Des secours peuvent venir."', 'jeune = "Des secours peuvent venir."\nproche = "x"', "proche = ", "« proche » n'est pas connu"),
    ('pourquoi = "Chacun est banal seul ; ensemble, ils méritent d\'en parler."\n', "", "[[cumuls]]", "il manque « pourquoi »"),
    ('donne = ["situation risque"]', "donne = []", "[]", "liste vide"),
    ('code = "decide"', 'code = "Décide"', '"Décide"', "minuscules sans accent"),
    ('valable_jusqu_au = ""', 'valable_jusqu_au = "22/11/2027"', '"22/11/2027"', "année-mois-jour"),
    ('valable_jusqu_au = ""', 'valable_jusqu_au = "20271122"', '"20271122"', "année-mois-jour"),
    ('au_moins = 2', 'au_moins = "2"', "au_moins", "un nombre entier, sans guillemets"),
    ('theme = "liberté"', 'theme = ["liberté"]', "theme", "un texte entre guillemets"),
    # contradictions
    ("au_moins = 2", "au_moins = 3", "au_moins", "jamais rempli"),
    ("au_moins = 2\n", "", "[[cumuls]]", "« parmi » demande « au_moins »"),
    ("au_moins = 2", "au_moins = 0", "[[cumuls]]", "« parmi » demande « au_moins »"),
    ('"decide = oui"]', '"decide = oui", "decide = oui"]', '"decide = oui"]', "deux fois dans cette liste"),
    ('"cadeaux = oui", ', '"cadeaux = non", ', '"cadeaux = non"', "n'inquiète pas"),
    ('"cadeaux = oui", ', '"dire-non = oui", ', '"dire-non = oui"', "« dire-non = non »"),
    ('"cadeaux = oui", ', '"cadeaux = nsp", ', '"cadeaux = nsp"', "n'inquiète pas"),
    ('donne = ["situation risque"]', 'donne = ["situation indéterminé"]', "donne", "jamais donné par une règle"),
    ('suffit_pour = ["urgence immédiate"]', 'suffit_pour = ["urgence aucune"]', "suffit_pour", "jamais donné"),
    ('alors = "situation risque"', 'alors = "implication sollicitation"', "alors", "ne se déduit jamais"),
    ('si = "urgence proche"', 'si = "situation libre"', "si = \"situation", "ne dit rien"),
    ('alors = "situation risque"', 'alors = "urgence immédiate"', "[[minimums]]", "du même axe"),
    ('code = "adulte"\nsorte = "parler"', 'code = "aide"\nsorte = "parler"', "[[gestes]]", "sert 2 fois"),
    # what changes nothing, what nobody reaches
    ('"cadeaux = oui", "decide = oui"]', '"dire-non = non", "danger = oui"]', "[[cumuls]]", "ne change jamais rien"),
    ('si = "urgence proche"', 'si = "implication participation"', "[[minimums]]", "ne change jamais rien"),
    ('quand = ["situation risque"]', 'quand = ["situation exploitation"]', "[[resultats]]\ncode = \"parler\"", "personne ne peut arriver"),
    ('quand = ["urgence immédiate"]', 'quand = ["situation risque"]', "[[resultats]]\ncode = \"parler\"", "« danger », plus haut"),
    ('quand = ["situation libre"]', 'quand = ["urgence aucune"]', "quand = [\"urgence aucune\"]", "« situation libre » y arrive sans être nommée"),
    # texts
    ("[resultats.titre]\njeune = \"Rien ici ne montre de pression.\"", "[resultats.titre]\njeune = \"Rien.\"", "[resultats.titre]", "se verraient de loin"),
    ("Un questionnaire ne voit pas tout, tu sais.", "Tu dois en parler.", "jeune = \"Tu dois", "« tu dois »"),
    ("Un questionnaire ne voit pas tout, tu sais.", "Bravo, un questionnaire ne voit pas tout.", "jeune = \"Bravo", "« bravo »"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "at", "said"), PLANTED, ids=[after[:40] for _, after, _, _ in PLANTED])
def test_a_fault_is_told_where_it_is(before: str, after: str, at: str, said: str) -> None:
    assert START_TEXT.count(before) >= 1
    changed = START_TEXT.replace(before, after, 1)
    found = faults(changed)
    assert found, "nothing was told"
    reasons = [reason for _, _, reason in found if said in reason]
    assert reasons, found
    places = {(line, column) for line, column, reason in found if said in reason}
    everywhere = [place(changed, at, nth) for nth in range(changed.count(at))]
    assert places & set(everywhere), (places, everywhere)


def test_several_faults_come_in_the_order_of_the_file() -> None:
    text = START_TEXT.replace('theme = "liberté"', 'theme = "liberté"\npoids = "3"', 1)
    text = text.replace('quand = ["situation risque"]', 'quand = ["situation exploitation"]', 1)
    text = text.replace('jeune = "En ce moment, je suis en danger."\n', "", 1)
    text = text.replace('"cadeaux = oui", ', '"cadeaux = non", ', 1)
    found = faults(text)
    assert found == sorted(found)
    reasons = [reason for _, _, reason in found]
    for said in ("« poids »", "il manque « jeune »", "n'inquiète pas", "personne ne peut arriver", "aucun résultat"):
        assert any(said in reason for reason in reasons), said
