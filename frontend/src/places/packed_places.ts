// Places kept in columns: numbers in typed arrays, and no object for each of them.
import type { Department, ForeignPlace, FormerName, PlaceKind, Places, Region, Territory } from "./places.ts";

/** A code is known by its prefix's rank × 1000 + its number, which keeps codes in order. */
export const CODES_A_PREFIX = 1000;

type Columns = {
  prefixes: readonly string[];
  codes: Uint32Array; // of each place
  formerCodes: Uint32Array; // codes that were, in order…
  formerTo: Uint32Array; // …and the rank of the place that each leads to
  names: readonly string[];
  kinds: Uint8Array; // 1 for an arrondissement
  parents: ReadonlyMap<string, string>;
  territoryOf: Uint8Array; // rank among the territories of the département
  postalStart: Uint32Array; // `count + 1` of them
  postalCodes: Uint32Array;
  latitudes: Int32Array;
  longitudes: Int32Array;
  unit: number; // how many of them make a degree
  populations: Uint32Array;
  landmasses: Uint16Array;
  timezones: ReadonlyMap<string, string>; // of places whose own is not their territory's
  formerNames: ReadonlyMap<number, readonly FormerName[]>;
};

export class PackedPlaces implements Places {
  readonly count: number;
  readonly territories: ReadonlyMap<string, Territory>;
  readonly departments: ReadonlyMap<string, Department>;
  readonly regions: ReadonlyMap<string, Region>;
  readonly foreign: readonly ForeignPlace[];
  private readonly columns: Columns;
  private readonly prefixRank: ReadonlyMap<string, number>;

  constructor(
    columns: Columns,
    territories: readonly Territory[],
    departments: readonly Department[],
    regions: readonly Region[],
    foreign: readonly ForeignPlace[],
  ) {
    this.columns = columns;
    this.count = columns.codes.length;
    this.territories = new Map(territories.map((each) => [each.code, each]));
    this.departments = new Map(departments.map((each) => [each.code, each]));
    this.regions = new Map(regions.map((each) => [each.code, each]));
    this.foreign = foreign;
    this.prefixRank = new Map(columns.prefixes.map((prefix, rank) => [prefix, rank]));
  }

  code(i: number): string {
    const prefix = this.department(i);
    return prefix + String(this.columns.codes[i]! % CODES_A_PREFIX).padStart(5 - prefix.length, "0");
  }

  name(i: number): string {
    return this.columns.names[i]!;
  }

  kind(i: number): PlaceKind {
    return this.columns.kinds[i] === 1 ? "arrondissement" : "commune";
  }

  parent(i: number): string {
    return this.columns.kinds[i] === 1 ? (this.columns.parents.get(this.code(i)) ?? "") : "";
  }

  department(i: number): string {
    return this.columns.prefixes[Math.floor(this.columns.codes[i]! / CODES_A_PREFIX)]!;
  }

  region(i: number): string {
    return this.departments.get(this.department(i))!.region;
  }

  territory(i: number): string {
    return this.departments.get(this.department(i))!.territories[this.columns.territoryOf[i]!]!;
  }

  postalCodes(i: number): readonly string[] {
    const { postalStart, postalCodes } = this.columns;
    return Array.from(postalCodes.subarray(postalStart[i], postalStart[i + 1]), (code) => String(code).padStart(5, "0"));
  }

  latitude(i: number): number {
    return this.columns.latitudes[i]! / this.columns.unit;
  }

  longitude(i: number): number {
    return this.columns.longitudes[i]! / this.columns.unit;
  }

  population(i: number): number {
    return this.columns.populations[i]!;
  }

  landmass(i: number): number {
    return this.columns.landmasses[i]!;
  }

  timezone(i: number): string {
    const { timezones } = this.columns;
    const own = timezones.size ? timezones.get(this.code(i)) : undefined;
    return own ?? this.territories.get(this.territory(i))!.timezone;
  }

  formerNames(i: number): readonly FormerName[] {
    return this.columns.formerNames.get(i) ?? [];
  }

  find(code: string): number {
    return rankOf(this.key(code), this.columns.codes);
  }

  former(code: string): string {
    const at = rankOf(this.key(code), this.columns.formerCodes);
    return at < 0 ? "" : this.code(this.columns.formerTo[at]!);
  }

  /** -1 for what is no code. */
  private key(code: string): number {
    if (!/^\d[\dAB]\d{3}$/.test(code)) return -1;
    const prefix = prefixOf(code);
    const rank = this.prefixRank.get(prefix);
    return rank === undefined ? -1 : rank * CODES_A_PREFIX + Number(code.slice(prefix.length));
  }
}

/** What of an INSEE code names the département or the collectivity. */
function prefixOf(code: string): string {
  return code.slice(0, /^9[78]/.test(code) ? 3 : 2);
}

/** The place of a number among numbers in order; -1 when it is not one of them. */
export function rankOf(wanted: number, sorted: Uint32Array): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted ? low : -1;
}
