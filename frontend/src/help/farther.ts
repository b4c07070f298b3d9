// The nearest specialised help beyond what is near: "call them, they look with you"; as balise/core/help/farther.py.
import { isWithinReach } from "./near.ts";
import { audienceRank, nearestFirst } from "./order.ts";
import type { Question } from "./question.ts";
import { chord, hundredMetres } from "./sphere.ts";
import type { Entry } from "./types.ts";

type Beyond = { readonly entry: Entry; readonly distanceKm: number | null };
type Placed = { readonly entry: Entry; readonly squared: number };

const SIZE = 3;
const ENOUGH = 5 * SIZE; // entries looked at: a structure may have several services
const ROUNDING = 2e-5; // as a chord, a little more than the 100 m within which the rank decides

/**
 * Up to three, one a structure. Those with a point come by distance, the sea crossed if it must be. Those of which
 * only the territory is known have no distance: one that serves a neighbouring territory takes the last of the
 * three lines; those of other territories come when nothing else is there.
 */
export function farther(question: Question): Beyond[] {
  const entries = question.index.local.filter(
    (entry) =>
      entry.service.specialised && isReachedFromAfar(entry) && audienceRank(entry, question.audience) !== null,
  );
  const placed = byDistance(entries, question);
  const whole = wholeTerritories(entries, question);
  const beside = whole.filter(({ entry }) => isBeside(entry, question));
  const kept = beside.length > 0 ? placed.slice(0, SIZE - 1) : placed;
  const found = [...kept, ...beside].slice(0, SIZE);
  return found.length > 0 ? found : whole.slice(0, SIZE);
}

function isReachedFromAfar(entry: Entry): boolean {
  return entry.service.channels.some((channel) => channel.kind !== "visit");
}

function isBeside(entry: Entry, { territory }: Question): boolean {
  return territory.neighbours.some((code) => entry.zone.has(code));
}

function byDistance(entries: readonly Entry[], question: Question): Beyond[] {
  const beyond = entries.flatMap((entry): Placed[] => {
    if (entry.point === null || entry.zone.has(question.place.territory)) return [];
    const squared = chord(question.here, entry.point);
    return isWithinReach(entry, squared, question) ? [] : [{ entry, squared }];
  });
  const found = nearestStructures(beyond);
  const first = found.slice(0, SIZE);
  const allOld = first.length === SIZE && first.every(({ entry }) => question.clock.isStale(entry));
  if (question.audience !== "young" || !allOld) return found;
  // A young person is offered no call to a stale record: the nearest fresh one is among the three.
  const [fresh] = nearestStructures(beyond.filter(({ entry }) => !question.clock.isStale(entry)));
  return [...first.slice(0, SIZE - 1), fresh ?? first[SIZE - 1], ...found.slice(SIZE)].flatMap((one) => one ?? []);
}

/** The nearest entries, one a structure. */
function nearestStructures(placed: readonly Placed[]): Beyond[] {
  const lengths = placed.map(({ squared }) => Math.sqrt(squared)).sort((a, b) => a - b);
  const limit = (lengths[ENOUGH] ?? Infinity) + ROUNDING;
  const sorted = placed
    .filter(({ squared }) => Math.sqrt(squared) <= limit)
    .map(({ entry, squared }) => ({ entry, hundreds: hundredMetres(squared) }))
    .sort((a, b) => nearestFirst(a.entry, a.hundreds) - nearestFirst(b.entry, b.hundreds));
  const found = new Map<string, Beyond>();
  for (const { entry, hundreds } of sorted) {
    if (!found.has(entry.structure.id)) found.set(entry.structure.id, { entry, distanceKm: hundreds / 10 });
  }
  return [...found.values()];
}

/** Fresh ones first for a young person, then neighbours, then by rank; a structure stands where its last row does. */
function wholeTerritories(entries: readonly Entry[], question: Question): Beyond[] {
  const worth = (entry: Entry): number =>
    Number(question.audience === "young" && question.clock.isStale(entry)) * 2 + Number(!isBeside(entry, question));
  const rows = entries
    .filter((entry) => entry.point === null && !entry.zone.has(question.territory.code))
    .sort((a, b) => worth(a) - worth(b) || a.rank - b.rank);
  const found = new Map(rows.reverse().map((entry) => [entry.structure.id, entry]));
  return [...found.values()].reverse().map((entry) => ({ entry, distanceKm: null }));
}
