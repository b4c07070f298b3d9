// Help on the ground: within 30 km and never across the sea, or serving the territory of the place.
import { audienceRank, compare, nearestFirst, worthOf, type Candidate } from "./order.ts";
import type { Question } from "./question.ts";
import { REACH_CHORD, chord, hundredMetres } from "./sphere.ts";
import type { Entry } from "./types.ts";

/** In order; a structure comes once for each of its services that is near. */
export function near(question: Question): Candidate[] {
  return question.index.local.flatMap((entry) => candidate(entry, question) ?? []).sort(compare);
}

/** The first of each structure. */
export function oncePerStructure(sorted: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return sorted.filter(({ entry: { structure } }) => !seen.has(structure.id) && seen.add(structure.id));
}

/** On the same land, within 30 km. */
export function isWithinReach(entry: Entry, squaredChord: number, { place }: Question): boolean {
  return squaredChord <= REACH_CHORD && entry.landmass === place.landmass;
}

function candidate(entry: Entry, question: Question): Candidate | null {
  const squared = entry.point === null ? null : chord(question.here, entry.point);
  const reached = squared !== null && isWithinReach(entry, squared, question);
  if (!reached && !entry.zone.has(question.place.territory)) return null;
  const rank = audienceRank(entry, question.audience);
  if (rank === null) return null;
  return {
    entry,
    worth: worthOf(entry, rank, question),
    nearest: nearestFirst(entry, squared === null ? null : hundredMetres(squared)),
  };
}
