// What a place search answers, and the rules that say when the person must choose.

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
