// The places of the pack: every commune, territory and foreign town, in columns, read once and kept in memory.

export type PlaceKind = "commune" | "arrondissement";
export type FormerKind = "delegated" | "associated" | "short";

/** Another name that people still type for a commune. `code`: its own INSEE code, "" for a short name. */
export type FormerName = { code: string; name: string; kind: FormerKind };

/** The authority in charge of child protection; as `Territory` in balise/core/geo/records.py. */
export type Territory = {
  code: string;
  name: string;
  authority: string;
  kind: string;
  region: string;
  departments: readonly string[];
  locative: string; // dans la Somme
  genitive: string; // de la Somme
  timezone: string;
  neighbours: readonly string[];
  outline: boolean;
};

export type Department = { code: string; name: string; region: string; territories: readonly string[] };
export type Region = { code: string; name: string };

/** As `ForeignPlace` in balise/core/geo/foreign.py. */
export type ForeignPlace = {
  code: string;
  name: string;
  country: string;
  otherNames: readonly string[];
  population: number;
};

/** A place is known by its rank `i`, from 0 to `count - 1`, in code order. */
export interface Places {
  readonly count: number;
  code(i: number): string; // INSEE
  name(i: number): string;
  kind(i: number): PlaceKind;
  parent(i: number): string; // the commune of an arrondissement, else ""
  department(i: number): string; // code: "80", "2A", "974", "987"
  region(i: number): string; // code
  territory(i: number): string; // code
  postalCodes(i: number): readonly string[];
  latitude(i: number): number; // WGS 84, degrees, 3 decimals
  longitude(i: number): number;
  population(i: number): number;
  landmass(i: number): number;
  timezone(i: number): string; // IANA
  formerNames(i: number): readonly FormerName[];
  /** The rank of a current code; -1 when there is none. */
  find(code: string): number;
  /** The current code that a code which was leads to; "" when unknown. */
  former(code: string): string;
  readonly territories: ReadonlyMap<string, Territory>; // by code, in code order
  readonly departments: ReadonlyMap<string, Department>;
  readonly regions: ReadonlyMap<string, Region>;
  readonly foreign: readonly ForeignPlace[];
}
