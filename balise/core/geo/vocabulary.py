"""The words around a place name when people type it, and the other names of départements and régions."""

# Said around the name of a town, meaning no other place. A name that holds one ("Ville-d'Avray") comes first.
_FILLER = """
    centre centreville ville village gare quartier quartiers commune mairie pres proche cote vers
    environs environ alentours autour banlieue secteur region departement dept agglo agglomeration
    metropole cedex france hopital chu lycee college foyer rue avenue boulevard place chemin route allee
    impasse arret metro station aeroport cite zone peripherie nord sud est ouest hyper hypercentre je j
    suis vis habite chez dans ici loin par entre mon ma mes un une ton notre arrondissement
    arrondissements arr ardt meme jabite
    jhabite
"""
FILLER = frozenset(_FILLER.split())
# What may remain before a name once such words are gone: "gare [du] Mans".
LINKS = frozenset(["de", "du", "d", "des", "a", "au", "aux", "en", "sur"])

# After the number of a house.
_STREETS = """
    rue r avenue av boulevard bd bld place pl chemin route allee allees impasse quai cours bis ter
"""
STREETS = frozenset(_STREETS.split())

CITIES = frozenset(["paris", "lyon", "marseille"])  # those with municipal arrondissements
ARRONDISSEMENT = frozenset(["arrondissement", "arr", "ardt"])

# "lyon 3e", "paris 15 ème", "marseille 1er", "paris xv", "lyon troisième".
ORDINAL_ENDINGS = frozenset(["e", "er", "ere", "re", "eme", "em", "ieme", "iem", "nd", "nde"])
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
_SPELLED = """
    premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme
    douzieme treizieme quatorzieme quinzieme seizieme dix-septieme dix-huitieme dix-neuvieme vingtieme
"""
ORDINALS = {
    word.replace("-", " "): number
    for words in (_ROMAN, _SPELLED)
    for number, word in enumerate(words.split(), start=1)
}

# Names in use before the law of 16 January 2015 on régions, and everyday ones; by INSEE code of the région.
REGION_NAMES = {
    "11": ("IDF", "Région parisienne"),
    "24": ("Centre",),
    "27": ("Bourgogne", "Franche-Comté"),
    "28": ("Haute-Normandie", "Basse-Normandie"),
    "32": ("Picardie", "Nord-Pas-de-Calais"),
    "44": ("Lorraine", "Champagne-Ardenne", "Champagne-Ardennes"),
    "75": ("Aquitaine", "Limousin", "Poitou-Charentes"),
    "76": ("Midi-Pyrénées", "Languedoc-Roussillon", "Languedoc"),
    "84": ("Rhône-Alpes", "Auvergne"),
    "93": ("PACA", "Côte d'Azur"),
}

# Former names of départements, and islands that stand for one; by code of the département or collectivity.
DEPARTMENT_NAMES = {
    "04": ("Basses-Alpes",),
    "17": ("Charente-Inférieure",),
    "22": ("Côtes-du-Nord",),
    "44": ("Loire-Inférieure",),
    "64": ("Basses-Pyrénées", "Pays basque", "Béarn"),
    "76": ("Seine-Inférieure",),
    "971": ("Gwada",),
    "973": ("Guyane française",),
    "974": ("Île de la Réunion",),
    "977": ("Saint-Barth",),
    "986": ("Wallis", "Futuna"),
    "987": ("Tahiti",),
    "988": ("Kanaky",),
}

# Everyday names of the territories that are not one département. Who says Rhône may live in Lyon.
TERRITORY_NAMES = {"69M": ("Grand Lyon", "Rhône"), "6AE": ("Collectivité européenne d'Alsace",)}
