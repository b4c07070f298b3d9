"""One page of each kind, with its longest words; "POST town|audience" is asked by the form."""

from tests.site.addresses import FIXED

LONGEST = "Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson"  # the longest name of a commune, with one other
KINDS = (
    *FIXED,
    "/point/",
    "/point/proche/",
    "/point/professionnel/",
    "POST abbevile|jeune",
    "POST Papeete|proche",
    f"POST {LONGEST}|temoin",
    "POST Paris 18|professionnel",
    "POST saint denis|jeune",
    "POST barcelone|proche",
    f"POST {'wm' * 40}|jeune",
    "TWO Amiens|Lyon",
    "TWO saint denis|saint martin",
    "/territoire/75/",
    "/territoire/987/",
    "/territoire/69/",
    "/structure/119/",
    "/structure/conseil-departemental-somme-amiens/",
    "/erreur/?fiche=119",
    "/rien/",
)
