// The order of help; as balise/core/help/order.py, whose one key of 58 bits is two numbers here, since a number of
// JavaScript holds 53 bits: `worth` (bits 50 to 57), then `nearest` (bits 0 to 49). The smallest first.
import type { Question } from "./question.ts";
import type { Audience, Entry } from "./types.ts";

export type Candidate = { readonly entry: Entry; readonly worth: number; readonly nearest: number };

const OLD = 2;
const SOURCED = 1;
const CONFIRMED = 0;
const NO_DISTANCE = 2 ** 20 - 1; // beyond half the Earth's girth: 200 151 hundred metres
const RANKS = 2 ** 30;
const POLICE_FOR_YOUNG = 6;
export const ADULTS_FOR_YOUNG = 7;
const THROUGH_RELATIVES = 4;
const POLICE_NEED = "police";

/** `hundredMetres`: null for help that has no distance. */
export function nearestFirst(entry: Entry, hundredMetres: number | null): number {
  return (hundredMetres ?? NO_DISTANCE) * RANKS + entry.rank;
}

export function distanceOf(candidate: Candidate): number | null {
  const hundredMetres = Math.floor(candidate.nearest / RANKS);
  return hundredMetres === NO_DISTANCE ? null : hundredMetres / 10;
}

export function compare(a: Candidate, b: Candidate): number {
  return a.worth - b.worth || a.nearest - b.nearest;
}

/**
 * In eight bits, the first decides: old, for a young person alone; not specialised; does not answer a need that
 * was asked; who it is for (`audienceRank`, 3 bits); confirmed by a person, sourced, or old (2 bits).
 */
export function worthOf(entry: Entry, rank: number, { audience, asked, clock }: Question): number {
  const old = clock.isStale(entry);
  const fields: readonly (readonly [value: number, bits: number])[] = [
    [Number(old && audience === "young"), 1],
    [Number(!entry.service.specialised), 1],
    [Number(asked.length > 0 && !answersNeed(entry, audience, asked)), 1],
    [rank, 3],
    [old ? OLD : clock.isConfirmed(entry) ? CONFIRMED : SOURCED, 2],
  ];
  return fields.reduce((key, [value, bits]) => key * 2 ** bits + value, 0);
}

/** Old, for a young person: the first of the eight bits. */
export function isLast({ worth }: Candidate): boolean {
  return worth >= 2 ** 7;
}

/** For a young person, the police answers only the need that names it. */
function answersNeed(entry: Entry, audience: Audience, asked: readonly string[]): boolean {
  const police = audience === "young" && entry.structure.police;
  return asked.some((need) => entry.needs.has(need) && (!police || need === POLICE_NEED));
}

/**
 * 0 to 7, or null when the service is not for them.
 *
 * 0-3 it names them, among that many other audiences: the more it is made for them, the lower;
 * 4-5 a witness, through what serves relatives; 6 a young person and the police: never what they meet first;
 * 7 a young person and a service for adults.
 */
export function audienceRank({ structure, service }: Entry, audience: Audience): number | null {
  const others = service.audiences.length - 1;
  if (service.audiences.includes(audience)) {
    if (audience === "young" && (service.ageMin ?? 0) >= 18) return ADULTS_FOR_YOUNG;
    if (audience === "young" && structure.police) return POLICE_FOR_YOUNG;
    return Math.min(others, 3);
  }
  if (audience === "witness" && service.audiences.includes("relative")) {
    return THROUGH_RELATIVES + Math.min(others, 1);
  }
  return null;
}
