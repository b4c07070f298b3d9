// The places' file, read: what balise/core/geo/place_pack.py wrote.
import { Column, readSizes, unfold } from "./column.ts";
import { readNames, type NameTable } from "./name_column.ts";
import { CODES_A_PREFIX, PackedPlaces, rankOf } from "./packed_places.ts";
import type { ForeignPlace, FormerKind, FormerName, Places, Territory } from "./places.ts";
import { finish, inSlices, type Sliced } from "./slices.ts";

const MAGIC = "balise places 1\n";
const COLUMNS = 27;
const PLACES_A_SLICE = 1024;
const FORMER: readonly (FormerKind | "code" | "")[] = ["", "delegated", "associated", "code"];

type Head = {
  digits: number;
  names: NameTable;
  prefixes: [prefix: string, rows: number][];
  departments: [code: string, name: string, region: string, territories: string[]][];
  regions: [code: string, name: string][];
  territories: TerritoryRow[];
  parents: Record<string, string>;
  timezones: Record<string, string>;
  short: [code: string, name: string][];
  countries: [code: string, name: string, places: number][];
};

type TerritoryRow = [
  code: string,
  name: string,
  authority: string,
  kind: string,
  region: string,
  departments: string[],
  locative: string,
  genitive: string,
  timezone: string,
  neighbours: string[],
  outline: number,
];

/** All at once; see `decodingPlaces` for short slices. Throws when the file is cut short or is not ours. */
export function decodePlaces(bytes: ArrayBuffer): Places {
  return finish(decodingPlaces(bytes));
}

/** Throws an Error of some kind when the file is cut short or is not ours. */
export function* decodingPlaces(bytes: ArrayBuffer): Sliced<Places> {
  const columns = split(new Uint8Array(bytes)).values();
  const next = (): Column => columns.next().value!;
  const head = JSON.parse(next().text()) as Head;
  const prefixes = head.prefixes.map(([prefix]) => prefix);
  const rows = yield* readRows(head, next(), next(), next(), next(), next(), next());
  const postal = yield* readPostalCodes(rows, prefixes, next(), next(), next(), next());
  const points = yield* readPoints(rows.codes, postal, Array.from({ length: 8 }, next));
  const populations = yield* readPopulations(postal, next(), next());
  const landmasses = new Uint16Array(rows.codes.length);
  const column = next();
  yield* inSlices(landmasses.length, PLACES_A_SLICE, (i) => (landmasses[i] = column.varint()));
  const territoryOf = next().bytes.slice();
  if (territoryOf.length !== landmasses.length) throw new RangeError("the places are cut short");
  const foreign = readForeign(head, next(), next(), next(), next());
  const formerNames = yield* withShortNames(rows, prefixes, head.short);
  return new PackedPlaces(
    {
      ...rows,
      ...postal,
      ...points,
      prefixes,
      populations,
      unit: 10 ** head.digits,
      landmasses,
      territoryOf,
      parents: new Map(Object.entries(head.parents)),
      timezones: new Map(Object.entries(head.timezones)),
      formerNames,
    },
    head.territories.map(readTerritory),
    head.departments.map(([code, name, region, territories]) => ({ code, name, region, territories })),
    head.regions.map(([code, name]) => ({ code, name })),
    foreign,
  );
}

function split(bytes: Uint8Array): Column[] {
  const start = MAGIC.length + 1 + 4 * COLUMNS;
  const magic = String.fromCharCode(...bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC || bytes[MAGIC.length] !== COLUMNS || bytes.length < start) {
    throw new TypeError("not a file of places that this page can read");
  }
  const lengths = new DataView(bytes.buffer, bytes.byteOffset + MAGIC.length + 1);
  let at = start;
  const columns = Array.from({ length: COLUMNS }, (_, rank) => {
    const from = at;
    at += lengths.getUint32(4 * rank, true);
    return new Column(bytes.subarray(from, at));
  });
  if (at !== bytes.length) throw new RangeError("the places are cut short");
  return columns;
}

type Rows = {
  codes: Uint32Array;
  kinds: Uint8Array;
  names: string[];
  formerCodes: Uint32Array;
  formerTo: Uint32Array;
  formerNames: Map<number, FormerName[]>;
};

/** A code that was: `to` is the rank of the place it leads to, or -1 when `movedTo` is that place's code. */
type Former = { code: number; kind: FormerKind | "code"; name: string; to: number; movedTo: number };

/** Codes in order, those that are and those that were: what each is, its name, and where it leads. */
function* readRows(
  head: Head,
  gaps: Column,
  kinds: Column,
  leads: Column,
  moved: Column,
  articles: Column,
  text: Column,
): Sliced<Rows> {
  const allNames = (yield* readNames(head.names, articles, text)).values();
  const name = (): string => {
    const found = allNames.next();
    if (found.done) throw new RangeError("the places are cut short");
    return found.value;
  };
  const codes: number[] = [];
  const placeKinds: number[] = [];
  const names: string[] = [];
  const former: Former[] = [];
  for (const [prefix, [, rows]] of head.prefixes.entries()) {
    for (let row = 0, number = -1; row < rows; row++) {
      number += gaps.varint() + 1;
      const code = prefix * CODES_A_PREFIX + number;
      const sign = kinds.byte();
      const passed = codes.length;
      if (sign % 3) {
        codes.push(code);
        placeKinds.push((sign % 3) - 1);
        names.push(name());
      }
      const kind = FORMER[Math.floor((sign % 12) / 3)]!;
      if (kind === "") continue;
      const way = Math.floor(sign / 12); // 0: leads elsewhere, 1: to itself, 2: to its number in another département
      former.push({
        code,
        kind,
        name: kind === "code" ? "" : name(),
        to: way === 0 ? passed + unfold(leads.varint()) : way === 1 ? passed : -1,
        movedTo: way === 2 ? moved.byte() * CODES_A_PREFIX + number : -1,
      });
    }
    yield;
  }
  const places = { codes: new Uint32Array(codes), kinds: new Uint8Array(placeKinds), names };
  yield;
  return { ...places, ...(yield* settle(former, places.codes, head)) };
}

function* settle(all: readonly Former[], codes: Uint32Array, head: Head): Sliced<Omit<Rows, "codes" | "kinds" | "names">> {
  const prefixes = head.prefixes.map(([prefix]) => prefix);
  const formerNames = new Map<number, FormerName[]>();
  yield* inSlices(all.length, PLACES_A_SLICE, (rank) => {
    const each = all[rank]!;
    if (each.to < 0) each.to = rankOf(each.movedTo, codes);
    if (each.kind === "code") return;
    const one = { code: written(each.code, prefixes), name: each.name, kind: each.kind };
    const known = formerNames.get(each.to);
    if (known) known.push(one);
    else formerNames.set(each.to, [one]);
  });
  const several = [...formerNames.values()].filter((names) => names.length > 1);
  yield* inSlices(several.length, PLACES_A_SLICE, (rank) => {
    several[rank]!.sort((one, other) => Number(one.kind > other.kind) || -Number(one.kind < other.kind));
  });
  const gone = all.filter((each) => codes[each.to] !== each.code);
  return {
    formerCodes: Uint32Array.from(gone, (each) => each.code),
    formerTo: Uint32Array.from(gone, (each) => each.to),
    formerNames,
  };
}

function written(code: number, prefixes: readonly string[]): string {
  const prefix = prefixes[Math.floor(code / CODES_A_PREFIX)]!;
  return prefix + String(code % CODES_A_PREFIX).padStart(5 - prefix.length, "0");
}

/** Short names come after the others. */
function* withShortNames(rows: Rows, prefixes: readonly string[], short: Head["short"]): Sliced<Rows["formerNames"]> {
  const namesOf = new Map<string, string[]>();
  for (const [code, name] of short) namesOf.set(code, [...(namesOf.get(code) ?? []), name]);
  yield* inSlices(rows.codes.length, PLACES_A_SLICE, (i) => {
    const names = namesOf.get(written(rows.codes[i]!, prefixes));
    const also = names?.map((name): FormerName => ({ code: "", name, kind: "short" }));
    if (also) rows.formerNames.set(i, [...(rows.formerNames.get(i) ?? []), ...also]);
  });
  return rows.formerNames;
}

type Postal = { postalStart: Uint32Array; postalCodes: Uint32Array };

function* readPostalCodes(
  { codes }: Rows,
  prefixes: readonly string[],
  counts: Column,
  tens: Column,
  last: Column,
  elsewhere: Column,
): Sliced<Postal> {
  const bases = prefixes.map((prefix) => Number(prefix.replace(/[AB]/, "0").padEnd(5, "0")));
  const postalStart = new Uint32Array(codes.length + 1);
  const postalCodes: number[] = [];
  yield* inSlices(codes.length, PLACES_A_SLICE, (i) => {
    const base = bases[Math.floor(codes[i]! / CODES_A_PREFIX)]!;
    for (let left = counts.varint(); left > 0; left--) {
      const ten = tens.byte();
      postalCodes.push(ten === 255 ? elsewhere.varint() : base + 10 * ten + last.byte());
    }
    postalStart[i + 1] = postalCodes.length;
  });
  return { postalStart, postalCodes: new Uint32Array(postalCodes) };
}

/** The first postal code of a place; 0 when it has none. */
function firstPostalCode({ postalStart, postalCodes }: Postal, i: number): number {
  return postalStart[i]! < postalStart[i + 1]! ? postalCodes[postalStart[i]!]! : 0;
}

type Points = { latitudes: Int32Array; longitudes: Int32Array };
type Distances = { numbers: Uint32Array; next: number };
type Middle = { count: number; latitude: number; longitude: number }; // of several points: their sums

/** Each point is told by how far it is from the mean of those before it with its postal code, or département. */
function* readPoints(codes: Uint32Array, postal: Postal, parts: readonly Column[]): Sliced<Points> {
  const distances: Distances[] = [];
  for (let rank = 0; rank < parts.length; rank += 2) {
    const [sizes, lower] = [parts[rank]!, parts[rank + 1]!];
    distances.push({ numbers: readSizes(sizes, lower, sizes.bytes.length), next: 0 });
    yield;
  }
  const points = { latitudes: new Int32Array(codes.length), longitudes: new Int32Array(codes.length) };
  const middles = new Map<number, Middle>();
  yield* inSlices(codes.length, PLACES_A_SLICE, (i) => {
    const prefix = Math.floor(codes[i]! / CODES_A_PREFIX);
    const around = middleOf(middles, -1 - prefix);
    const near = middleOf(middles, prefix * 100_000 + firstPostalCode(postal, i));
    const from = near.count ? near : around;
    const latitude = mean(from.latitude, from.count) + away(distances[near.count ? 2 : 0]!);
    const longitude = mean(from.longitude, from.count) + away(distances[near.count ? 3 : 1]!);
    points.latitudes[i] = latitude;
    points.longitudes[i] = longitude;
    extend(around, latitude, longitude);
    extend(near, latitude, longitude);
  });
  return points;
}

function middleOf(middles: Map<number, Middle>, key: number): Middle {
  let middle = middles.get(key);
  if (!middle) middles.set(key, (middle = { count: 0, latitude: 0, longitude: 0 }));
  return middle;
}

function extend(middle: Middle, latitude: number, longitude: number): void {
  middle.count++;
  middle.latitude += latitude;
  middle.longitude += longitude;
}

function mean(sum: number, count: number): number {
  return count ? Math.floor((2 * sum + count) / (2 * count)) : 0;
}

function away(distances: Distances): number {
  if (distances.next === distances.numbers.length) throw new RangeError("the places are cut short");
  return unfold(distances.numbers[distances.next++]!);
}

/** By whether the postal code is a round number, then by how many places share it. */
function* readPopulations(postal: Postal, sizes: Column, lower: Column): Sliced<Uint32Array> {
  const count = postal.postalStart.length - 1;
  const shared = new Map<number, number>();
  yield* inSlices(count, PLACES_A_SLICE, (i) => {
    const code = firstPostalCode(postal, i);
    shared.set(code, (shared.get(code) ?? 0) + 1);
  });
  const groups = new Map<number, number[]>();
  yield* inSlices(count, PLACES_A_SLICE, (i) => {
    const code = firstPostalCode(postal, i);
    const key = shared.get(code)! + (code > 0 && code % 100 === 0 ? 0 : count + 1);
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  });
  const numbers = readSizes(sizes, lower, count);
  yield;
  const populations = new Uint32Array(count);
  let next = 0;
  for (const key of [...groups.keys()].sort((one, other) => one - other)) {
    for (const i of groups.get(key)!) populations[i] = numbers[next++]!;
  }
  yield;
  return populations;
}

function readTerritory(row: TerritoryRow): Territory {
  const [code, name, authority, kind, region, departments, locative, genitive, timezone, neighbours, outline] = row;
  const words = { code, name, authority, kind, region, departments, locative, genitive, timezone, neighbours };
  return { ...words, outline: outline === 1 };
}

function readForeign(head: Head, numbers: Column, names: Column, sizes: Column, lower: Column): ForeignPlace[] {
  const populations = readSizes(sizes, lower, sizes.bytes.length);
  const lines = names.text().split("\n");
  const found: ForeignPlace[] = [];
  for (const [country, countryName, places] of head.countries) {
    for (let left = places; left > 0; left--) {
      const number = numbers.varint();
      const [name = "", ...otherNames] = lines[found.length]!.split("|");
      const code = number === 0 ? country : `${country}-${number}`;
      found.push({ code, name, country: countryName, otherNames, population: populations[found.length]! });
    }
  }
  return found;
}
