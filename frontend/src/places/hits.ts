// What a place search answers, and the rules that say when the person must choose; as hits.py and place_field.py.
import { fold, skeleton } from "./folding.ts";
import {
  BIG,
  CITY,
  CITY_LARGER,
  CLEAR,
  EXACT,
  LARGE,
  LONGER,
  MARGIN,
  MUCH_LARGER,
  PLAUSIBLE,
  SMALL,
  SURE,
  WHOLE,
} from "./rules.ts";
import { sounds } from "./sounds.ts";

export type HitKind = "commune" | "arrondissement" | "departement" | "region" | "foreign";

/** One place that may be meant; as `Hit` in balise/core/geo/hits.py. */
export type Hit = {
  readonly kind: HitKind;
  readonly code: string; // INSEE; "69M" or "6AE" for a territory that is no département; "CH-2660646" abroad
  readonly name: string;
  readonly territory: string; // "" outside France, and for a région of several territories
  readonly score: number; // 0 to 1000
  readonly population: number;
  readonly department: string;
  readonly postalCodes: readonly string[];
  readonly matched: string; // the other name that was recognised, when it is not `name`
};

/** Whether the first hit is exactly what was typed: its name, a former name, a code. */
export function isNamed(_typed: string, hits: readonly Hit[]): boolean {
  return hits.length > 0 && hits[0]!.score >= EXACT;
}

/** The French places to choose from: those of exactly that name and larger ones, if there are any such. */
export function offered(_typed: string, hits: readonly Hit[]): Hit[] {
  const french = hits.filter((hit) => hit.kind !== "foreign");
  const exact = french.filter((hit) => hit.score >= EXACT);
  if (exact.length) {
    const largest = Math.max(...exact.map((hit) => hit.population));
    return french.filter((hit) => hit.score >= EXACT || hit.population > largest);
  }
  return hits[0]?.kind === "foreign" ? [] : french;
}

/** Whether the person must choose, because answering for the first hit at once could be wrong (hits.py says when). */
export function ambiguous(hits: readonly Hit[]): boolean {
  const [best, ...others] = hits;
  if (!best) return false;
  if (best.kind === "foreign" || best.score < SURE || (best.score < WHOLE && best.population < SMALL)) return true;
  return others.some((other) => rivals(best, other));
}

function rivals(best: Hit, other: Hit): boolean {
  if (other.score >= best.score - MARGIN) return true;
  if (other.population <= best.population) return false;
  if (best.score < WHOLE && (other.score >= SURE || muchLarger(best, other))) return true;
  const typed = fold(best.matched || best.name);
  const name = fold(other.name);
  if (best.population < SMALL && muchLarger(best, other) && sameSound(typed, name)) return true;
  const beginnings = [typed, skeleton(typed)].filter((beginning) => beginning !== "");
  return other.score >= best.score - LONGER && beginnings.some((beginning) => name.startsWith(`${beginning} `));
}

function muchLarger(best: Hit, other: Hit): boolean {
  if (other.kind === "departement" || other.kind === "region" || other.score < PLAUSIBLE) return false;
  if (best.population >= BIG && other.score < best.score - CLEAR) return false;
  const town = other.population >= Math.max(LARGE, MUCH_LARGER * best.population);
  return town || other.population >= Math.max(CITY, CITY_LARGER * best.population);
}

function sameSound(one: string, other: string): boolean {
  const theirs = sounds(other);
  return sounds(one).some((key) => theirs.includes(key));
}
