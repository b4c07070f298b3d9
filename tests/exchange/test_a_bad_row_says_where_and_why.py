"""Every bad row gets its file, line, column and a reason that a non-developer understands."""

import pytest

from tests.exchange.conftest import Reader, csv_text

REASONS = [
    (
        "id",
        "Maison",
        "« Maison » : un identifiant s'écrit en minuscules sans accent, avec des tirets (maison-des-ados).",
    ),
    ("id", "", "cette case ne peut pas être vide."),
    ("nom", "", "cette case ne peut pas être vide."),
    ("nom", "x" * 201, "texte trop long (201 signes, 200 au plus)."),
    ("nom", "Mai\u202eson", "des signes invisibles se sont glissés dans ce texte : retapez-le."),
    ("adresse", "x" * 2001, "texte trop long (plus de 2000 signes)."),
    (
        "type",
        "hopital",
        "« hopital » : type inconnu. Un de : accompagnement_specialise, ecoute, hebergement, juridique, "
        "parentalite, police_gendarmerie, prevention_formation, protection_enfance, sante_mentale, "
        "sante_sexuelle, soin.",
    ),
    ("specialise", "Oui", "« Oui » : répondez oui ou non."),
    ("publics", "", "à qui s'adresse cette aide ? Un ou plusieurs de : mineur|proche|temoin|professionnel."),
    (
        "publics",
        "mineur|ado",
        "« ado » : public inconnu. Un ou plusieurs de : mineur|proche|temoin|professionnel.",
    ),
    ("departement", "1", "« 1 » : il manque le 0 du début : 01 (un tableur l'enlève parfois)."),
    ("departement", "99", "« 99 » : ce code de département n'existe pas (01, 2A, 69, 974…)."),
    (
        "code_insee",
        "80999",
        "« 80999 » : ce code de commune (INSEE) n'existe pas ; sans code, on cherche par le nom.",
    ),
    ("code_insee", "75056", "« 75056 » : cette commune est dans le département 75, pas 80."),
    (
        "code_postal",
        "8000",
        "« 8000 » : un code postal a cinq chiffres (un tableur enlève parfois le 0 du début).",
    ),
    ("commune", "Amien", "« Amien » : aucune commune de ce nom à ce code postal ou dans ce département."),
    ("telephone", "322914512", "« 322914512 » : il manque le 0 du début (un tableur l'enlève parfois)."),
    ("telephone", "appeler", "« appeler » : ce n'est pas un numéro de téléphone."),
    (
        "telephone",
        "03 22 91 45",
        "« 03 22 91 45 » : un numéro français a dix chiffres, ou c'est un numéro court connu "
        "(119, 3018, 116 000…).",
    ),
    (
        "telephone",
        "+32 2 512 34 56",
        "« +32 2 512 34 56 » : ce n'est pas un numéro français : "
        "un numéro français a dix chiffres après le 0.",
    ),
    ("email", "contact@essai", "« contact@essai » : ce n'est pas une adresse e-mail."),
    (
        "url",
        "www.essai.test",
        "« www.essai.test » : une adresse de page web commence par https:// (ou http://).",
    ),
    (
        "url",
        "javascript:alert(1)",
        "« javascript:alert(1) » : une adresse de page web commence par https:// (ou http://).",
    ),
    ("url", "http://[", "« http://[ » : ce n'est pas une adresse de page web."),
    (
        "url",
        "https://a:b@essai.test",
        "« https://a:b@essai.test » : une adresse publique n'a ni mot de passe ni port particulier.",
    ),
    (
        "url",
        'https://essai.test/"onclick',
        "« https://essai.test/\"onclick » : ce n'est pas une adresse de page web.",
    ),
    (
        "source_url",
        "mailto:a@essai.test",
        "« mailto:a@essai.test » : une adresse de page web commence par https:// (ou http://).",
    ),
    ("gratuit", "peut-être", "« peut-être » : répondez oui, non ou ?."),
    ("confidentialite", "masquée", "écrivez public ou adresse_masquee."),
    ("source_date", "22/10/2019", "« 22/10/2019 » : une date s'écrit année-mois-jour : 2019-10-22."),
    (
        "source_date",
        "31/02/2026",
        "« 31/02/2026 » : ce jour n'existe pas ; une date s'écrit année-mois-jour.",
    ),
    (
        "source_date",
        "43759",
        "« 43759 » : le tableur a changé cette date en nombre. Donnez à cette colonne le format de cellule "
        "Texte, puis retapez la date : 2026-03-21.",
    ),
    (
        "telephone",
        "4,74E+08",
        "« 4,74E+08 » : le tableur a changé ce numéro et perdu des chiffres. Donnez à cette colonne le "
        "format de cellule Texte, puis retapez le numéro.",
    ),
    ("source_date", "2019-13", "« 2019-13 » : cette date n'existe pas."),
    ("source_date", "2026-11-22", "« 2026-11-22 » : cette date est dans l'avenir."),
    ("source_date", "hier", "« hier » : une date s'écrit 2026, 2026-03 ou 2026-03-21."),
    ("age_min", "121", "« 121 » : un âge s'écrit en années, de 0 à 120."),
    ("latitude", "nord", "« nord » : une position s'écrit en degrés : 49.8942."),
    ("longitude", "181", "« 181 » : entre -180 et 180 degrés."),
    ("besoins", "logement", "« logement » : besoin inconnu. Un ou plusieurs de : roof|talk."),
]


@pytest.mark.parametrize(("column", "value", "reason"), REASONS, ids=[f"{c}={v[:20]}" for c, v, _ in REASONS])
def test_the_reason_is_said_in_words(read: Reader, column: str, value: str, reason: str) -> None:
    found = read.reasons({"id": "bonne"}, {column: value})
    assert f"fichier.csv, ligne 3, colonne « {column} » : {reason}" in found


def test_a_code_and_a_name_that_disagree_are_refused(read: Reader) -> None:
    assert read.reasons({"commune": "Abbeville", "code_insee": "80021"}) == [
        "fichier.csv, ligne 2, colonne « code_insee » : « 80021 » : ce code de commune est celui de Amiens, "
        "et la ligne nomme une autre commune."
    ]


def test_ages_in_the_wrong_order_and_half_a_position_are_refused(read: Reader) -> None:
    assert read.reasons({"age_min": "18", "age_max": "12", "latitude": "49.9"}) == [
        "fichier.csv, ligne 2, colonne « longitude » : une position a une latitude et une longitude.",
        "fichier.csv, ligne 2, colonne « age_max » : l'âge le plus haut est sous l'âge le plus bas.",
    ]


def test_a_row_that_says_neither_public_nor_masked_has_one_fault(read: Reader) -> None:
    place = {"nom": "Refuge d'Amiens", "email": "amiens@essai.test", "url": "https://amiens.essai.test"}
    unknown = place | {"commune": "Amiens", "code_insee": "80021", "confidentialite": "publique"}
    assert read.reasons(unknown) == [
        "fichier.csv, ligne 2, colonne « confidentialite » : écrivez public ou adresse_masquee."
    ]


def test_what_to_write_instead_is_not_made_from_a_masked_row(read: Reader) -> None:
    assert read.reasons({"confidentialite": "adresse_masquee", "source_date": "22/10/2019"}) == [
        "fichier.csv, ligne 2, colonne « source_date » : une date s'écrit année-mois-jour."
    ]


def test_the_same_identifier_twice_names_the_first_line(read: Reader) -> None:
    assert read.reasons({"nom": "Une"}, {"nom": "Deux"}) == [
        "fichier.csv, ligne 3, colonne « id » : cet identifiant est déjà à la ligne 2."
    ]


def test_a_row_with_a_separator_too_many_is_refused_without_its_content(read: Reader) -> None:
    text = csv_text({}).replace("Maison d'essai", "Maison, canari")
    (problem,) = read.bytes(text.encode())
    assert str(problem) == (
        "fichier.csv, ligne 2 : 21 cases au lieu de 20 : un séparateur de trop ou de moins ? "
        "Un texte qui contient le séparateur s'écrit entre guillemets."
    )


def test_a_quotation_mark_left_open_is_told_where_it_opens(read: Reader) -> None:
    text = csv_text({"id": "bonne"}, {}).replace("\nmaison-essai,Maison", '\nmaison-essai,"Maison')
    assert [str(found) for found in read.bytes(text.encode())[1:]] == [
        "fichier.csv, ligne 3 : guillemets mal fermés (ou retour à la ligne imprévu) à partir d'ici ; la "
        "suite n'a pas été lue. Un texte qui contient un guillemet s'écrit entre guillemets, le guillemet "
        "doublé."
    ]


def test_a_line_is_counted_as_a_text_editor_counts_it(read: Reader) -> None:
    (reason,) = read.reasons({"id": "une", "adresse": "1 rue\nde l'Essai"}, {"id": "deux", "type": "?"})
    assert reason.startswith("fichier.csv, ligne 4, colonne « type » : ")


def test_a_message_shows_no_control_character(read: Reader) -> None:
    (reason,) = read.reasons({"type": "\x1b[31mrouge"})
    assert "\x1b" not in reason
