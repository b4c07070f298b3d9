"""Words that name no place by themselves, although towns and streets are called by them."""

_COMMON = """
    saint sainte saints saintes notre dame grand grande grands grandes petit petite petits petites haut haute
    hauts hautes bas basse basses vieux vieil vieille neuf neuve neuves nouveau nouvelle belle beau bel bon
    bonne bourg ville villers villiers village bois champ champs mont monts pont ponts port val vals vallee
    vaux fort font fontaine roche rivage puy eaux bains mers plage centre nord sud ouest maison arrondissement
    jean pierre paul marie anne andre louis michel jacques martin georges laurent claude roman cedex france
    lieu cours accueil foyer service antenne association
"""
# Words of many towns, and of many texts.
COMMON = frozenset(_COMMON.split())

_STREET_KINDS = """
    rue avenue av boulevard bd bld chemin impasse place allee allees route quai cours square passage ruelle
    sentier voie esplanade promenade residence lotissement hameau lieu dit zone za zi zac batiment bat
    immeuble etage escalier porte appartement appt bis ter quater cedex bp cs tsa boite postale n numero chez
    entree hall bloc tour maison centre rond point faubourg fbg cite villa clos cour parc
"""
# What comes before the name of a street, or beside it.
STREET_KINDS = frozenset(_STREET_KINDS.split())
