// How well each place matches what was typed, and what is done with that; as scores.py, whose numbers are in rules.ts.

/** A score, and the number of the name that gave it: -1 for a number that was typed. */
export type Match = { readonly score: number; readonly name: number };

/** By entry. */
export type Found = Map<number, Match>;

/** Note a match, unless one as good of the same entry is known. */
export function keep(found: Found, entry: number, score: number, name: number): void {
  if (score > (found.get(entry)?.score ?? 0)) found.set(entry, { score, name });
}

export function merge(found: Found, others: Found): void {
  for (const [entry, { score, name }] of others) keep(found, entry, score, name);
}

export function cheaper(found: Found, cost: number): Found {
  return new Map(Array.from(found, ([entry, { score, name }]) => [entry, { score: score - cost, name }]));
}

export function best(found: Found): number {
  let most = 0;
  for (const { score } of found.values()) if (score > most) most = score;
  return most;
}

/** The same score for all of them, by no name. */
export function scored(entries: Iterable<number>, score: number): Found {
  return new Map(Array.from(entries, (entry) => [entry, { score, name: -1 }]));
}
