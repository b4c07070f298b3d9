// Names of national numbers: "119 - Allô enfance en danger" is read beside its number.

/** What comes after the number; the whole name when nothing does. */
export function shortName(name: string): string {
  return afterNumber(name) || name;
}

/** What comes after the number; "" when nothing does. */
export function afterNumber(name: string): string {
  const dash = name.indexOf(" - ");
  return dash < 0 ? "" : name.slice(dash + " - ".length);
}
