// Numbers that stand for places: postal codes, INSEE codes, département numbers, arrondissements; as codes.py.
import type { Gazetteer } from "./gazetteer.ts";
import type { Query } from "./query.ts";
import { BEGINS, EXACT, OTHER_CODE, TWO_SLIPS } from "./rules.ts";
import { merge, scored, type Found } from "./scores.ts";
import { inSlices, sortedRanks, type Sliced } from "./slices.ts";

/** For each entry, 1 when it lies there. */
export type Mask = Uint8Array;

const PLACES_A_SLICE = 1024;
const ENTRIES = 2 ** 20; // more than there are entries
const AROUND = 9; // places that say in which département a postal code is

/** What each number names; entries are known by their rank in the gazetteer. */
export class Codes {
  private readonly gazetteer: Gazetteer;
  private readonly postal: Uint32Array; // in order, each with…
  private readonly entryOf: Uint32Array; // …its entry
  private readonly departments = new Map<string, number[]>();
  private readonly cities = new Map<number, Map<number, number>>(); // commune → number → arrondissement
  private readonly areaOf: Uint16Array;
  private readonly areaRank = new Map<string, number>();

  private constructor(gazetteer: Gazetteer, postal: Uint32Array, entryOf: Uint32Array) {
    this.gazetteer = gazetteer;
    this.postal = postal;
    this.entryOf = entryOf;
    this.areaOf = new Uint16Array(gazetteer.count);
  }

  static *make(gazetteer: Gazetteer): Sliced<Codes> {
    const { places } = gazetteer;
    const divided = new Set<number>();
    const pairs: number[] = [];
    yield* inSlices(places.count, PLACES_A_SLICE, (i) => {
      if (places.kind(i) === "arrondissement") divided.add(places.find(places.parent(i)));
      for (const code of places.postalCodes(i)) pairs.push(Number(code) * ENTRIES + i);
    });
    // 69003 is the 3rd arrondissement, not the whole of Lyon.
    const coded = pairs.filter((pair) => !divided.has(pair % ENTRIES));
    const order = yield* sortedRanks(coded.length, (one, other) => coded[one]! < coded[other]!);
    const codes = new Uint32Array(order.length);
    const entries = new Uint32Array(order.length);
    yield* inSlices(order.length, PLACES_A_SLICE, (rank) => {
      const pair = coded[order[rank]!]!;
      codes[rank] = Math.floor(pair / ENTRIES);
      entries[rank] = pair % ENTRIES;
    });
    const made = new Codes(gazetteer, codes, entries);
    yield* inSlices(gazetteer.count, PLACES_A_SLICE, (entry) => made.locate(entry));
    return made;
  }

  private locate(entry: number): void {
    const { gazetteer } = this;
    const area = gazetteer.area(entry);
    let rank = this.areaRank.get(area);
    if (rank === undefined) this.areaRank.set(area, (rank = this.areaRank.size));
    this.areaOf[entry] = rank;
    if (gazetteer.isPlace(entry)) this.noteArrondissement(entry);
    else if (gazetteer.other(entry).kind === "departement") {
      const code = gazetteer.department(entry);
      this.departments.set(code, [...(this.departments.get(code) ?? []), entry]);
    }
  }

  private noteArrondissement(entry: number): void {
    const { places } = this.gazetteer;
    if (places.kind(entry) !== "arrondissement") return;
    const number = Number(places.code(entry).slice(-2)) % 20 || 20; // 75101… 75120, 69381… 69389, 13201… 13216
    const city = places.find(places.parent(entry));
    const numbers = this.cities.get(city) ?? new Map<number, number>();
    this.cities.set(city, numbers.set(number, entry));
  }

  /** What a number alone means. */
  find(query: Query, limit: number): Found {
    if (query.code) return this.byCode(query.code);
    if (query.number) {
      const number = query.number.padStart(2, "0");
      const found = scored(this.beginningWith(number).slice(0, limit), BEGINS);
      merge(found, scored(this.departments.get(number) ?? [], EXACT));
      return found;
    }
    const numbered = [...this.cities.values()].flatMap((numbers) => numbers.get(query.ordinal) ?? []);
    return scored(numbered, BEGINS);
  }

  /** The entries that lie where the number says; null when it says nothing. */
  where(query: Query): Mask | null {
    if (query.code) {
      const known = [...this.byCode(query.code, true).keys()];
      return known.length ? this.mask(known) : this.inside(this.departmentsAround(query.code));
    }
    if (!query.number) return null;
    const number = query.number.padStart(2, "0");
    return this.departments.has(number) ? this.inside([number]) : this.mask(this.beginningWith(number));
  }

  /** The entries that lie in these départements or countries. */
  inside(areas: Iterable<string>): Mask {
    const there = new Uint8Array(this.areaRank.size);
    for (const area of areas) {
      const rank = this.areaRank.get(area);
      if (rank !== undefined) there[rank] = 1;
    }
    const mask = new Uint8Array(this.gazetteer.count);
    for (let entry = 0; entry < mask.length; entry++) mask[entry] = there[this.areaOf[entry]!]!;
    return mask;
  }

  /** The arrondissement of that number or postal code in each city found, with the city's score. */
  arrondissements(found: Found, query: Query): Found {
    const number = query.ordinal || (/^\d+$/.test(query.number) ? Number(query.number) : 0);
    const coded = new Set(query.code ? this.beginningWith(query.code) : []);
    const inside: Found = new Map();
    for (const [city, match] of found) {
      if (match.score < TWO_SLIPS) continue;
      for (const [rank, arrondissement] of this.cities.get(city) ?? []) {
        if (rank === number || coded.has(arrondissement)) inside.set(arrondissement, match);
      }
    }
    return inside;
  }

  private mask(there: readonly number[]): Mask {
    const mask = new Uint8Array(this.gazetteer.count);
    for (const entry of there) mask[entry] = 1;
    return mask;
  }

  private byCode(code: string, knownOnly = false): Found {
    const postal = scored(this.beginningWith(code), EXACT);
    const place = this.gazetteer.places.find(code);
    if (place >= 0 && !postal.has(place)) {
      postal.set(place, { score: postal.size ? EXACT - OTHER_CODE : EXACT, name: -1 });
    }
    if (postal.size || knownOnly) return postal;
    // Cedex and company codes are in no table: their département is all that can be said.
    const around = this.departmentsAround(code).flatMap((department) => this.departments.get(department) ?? []);
    return scored(around, TWO_SLIPS);
  }

  /** The entries with such a postal code, the most populous first. */
  private beginningWith(digits: string): number[] {
    if (!/^\d{1,5}$/.test(digits)) return [];
    const { populations } = this.gazetteer;
    const first = this.firstFrom(Number(digits.padEnd(5, "0")));
    const last = this.firstFrom(Number(digits.padEnd(5, "9")) + 1);
    const found = new Set(this.entryOf.subarray(first, last));
    return [...found].sort((one, other) => populations[other]! - populations[one]! || one - other);
  }

  private firstFrom(code: number): number {
    let low = 0;
    let high = this.postal.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.postal[middle]! < code) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The départements of the known postal codes that begin like this one, by three digits, else two. */
  private departmentsAround(code: string): string[] {
    for (const length of [3, 2]) {
      const near = this.beginningWith(code.slice(0, length)).slice(0, AROUND);
      if (near.length) return [...new Set(near.map((entry) => this.gazetteer.department(entry)))].sort();
    }
    return [];
  }
}
