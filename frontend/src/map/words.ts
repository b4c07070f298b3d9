// What the living map says. French, since no page of the server holds these words: without script there is no map.

export const OPEN = "Ouvrir la carte";
export const OPENING = "La carte s'ouvre…";
export const CLOSE = "Fermer la carte";
export const TITLE = "Carte de l'aide connue";
export const NO_FILE = "La carte n'a pas pu être chargée. Le dessin et la liste de cette page disent la même chose.";
export const NO_DRAWING =
  "Cet appareil ne peut pas afficher la carte. Le dessin et la liste de cette page disent la même chose.";

export const CLOSER = "Rapprocher";
export const AWAY = "Éloigner";
export const GO_TO = "Aller à";
export const ALL_FRANCE = "La métropole et la Corse";
export const LIST = "Lieux de la carte";

export const SPECIALISED = "Spécialisé";
export const CARD = "Fiche\u00a0: comment les joindre";
export const LEGEND_HELP = "Lieu d'aide";
export const LEGEND_SPECIAL = "Lieu spécialisé, ou groupe qui en compte un";
export const LEGEND_HERE = "Votre recherche";
export const MASKED =
  "Adresse non publiée, pour protéger les personnes\u00a0: ce lieu n'a pas de point sur la carte.";
export const NOT_ALL =
  "Un endroit sans point n'est pas un endroit sans aide. Certains lieux ne sont pas montrés, pour protéger les personnes.";
export const SOURCES =
  "Contours et communes\u00a0: IGN, Etalab, INSEE (Licence Ouverte)\u00a0; certains points\u00a0: GeoNames (CC BY 4.0).";
export const SOURCES_LINK = "D'où viennent les données";

export const STREETS = "Afficher les rues";
export const STREETS_SAME = "Les rues viennent du serveur de ce site\u00a0: il saura quelle zone vous regardez.";
export const streetsElsewhere = (host: string): string =>
  `Les rues viennent d'un autre serveur, ${host}\u00a0: il saura quelle zone vous regardez.`;
export const NO_STREETS = "Les rues n'ont pas pu être chargées. Le reste de la carte marche sans elles.";

export const ARROWS = "Avec le clavier\u00a0: flèches pour déplacer, + et − pour zoomer, Échap pour fermer.";

/** The words that MapLibre says itself. */
export const LOCALE = {
  "Map.Title": "Carte. Les mêmes lieux sont dans la liste qui suit.",
  "CooperativeGesturesHandler.WindowsHelpText": "Ctrl + molette pour zoomer sur la carte",
  "CooperativeGesturesHandler.MacHelpText": "⌘ + molette pour zoomer sur la carte",
  "CooperativeGesturesHandler.MobileHelpText": "Deux doigts pour déplacer la carte",
};

export function inTheMap(count: number): string {
  if (count === 0) return "Aucun lieu connu de nous dans cette partie de la carte.";
  return count === 1 ? "1 lieu dans la carte." : `${count} lieux dans la carte.`;
}

export function nearestOnly(listed: number, fromPlace: boolean): string {
  const from = fromPlace ? "du lieu demandé" : "du centre";
  return `Voici les ${listed} plus proches ${from}\u00a0; rapprochez la carte pour les autres.`;
}

export const IN_THE_COMMUNE = "dans la commune";

export function howFar(kilometres: string): string {
  return `à ${kilometres} km en ligne droite`;
}
