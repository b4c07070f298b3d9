// Everything a place search can answer with, and every name each of them goes by; as gazetteer.py.
import { fold, skeleton } from "./folding.ts";
import type { HitKind } from "./hits.ts";
import type { Department, Places } from "./places.ts";
import { DEPARTMENT_NAMES, FORMER, REGION_NAMES, TERRITORY_NAMES } from "./rules.ts";
import { inSlices, type Sliced } from "./slices.ts";

const AREAS_A_SLICE = 64;
const PLACES_A_SLICE = 1024;

/** A name; `cost` is taken off the score; `other`: not the name we show. */
type Name = { readonly text: string; readonly cost: number; readonly other: boolean };

/** One possible answer that is no commune and no arrondissement: those are in `Places`. */
type Beyond = {
  readonly kind: HitKind;
  readonly code: string;
  readonly name: string;
  readonly territory: string;
  readonly population: number;
  readonly department: string;
  readonly area: string; // what an added département or country is compared to
  readonly names: readonly Name[];
};

/** All answers, in a fixed order: an entry below `places.count` is that place, the others follow. */
export class Gazetteer {
  readonly places: Places;
  readonly count: number;
  readonly populations: Uint32Array;
  private readonly beyond: readonly Beyond[];

  private constructor(places: Places, beyond: readonly Beyond[], populations: Uint32Array) {
    this.places = places;
    this.beyond = beyond;
    this.populations = populations;
    this.count = populations.length;
  }

  static *make(places: Places): Sliced<Gazetteer> {
    const sums = yield* sum(places);
    yield;
    const beyond = [...departments(places, sums), ...territories(places, sums), ...regions(places, sums)];
    yield;
    beyond.push(...foreign(places));
    const populations = new Uint32Array(places.count + beyond.length);
    for (let i = 0; i < places.count; i++) populations[i] = places.population(i);
    beyond.forEach((each, rank) => (populations[places.count + rank] = each.population));
    yield;
    return new Gazetteer(places, beyond, populations);
  }

  isPlace(entry: number): boolean {
    return entry < this.places.count;
  }

  /** Of an entry that is no place. */
  other(entry: number): Beyond {
    return this.beyond[entry - this.places.count]!;
  }

  code(entry: number): string {
    return this.isPlace(entry) ? this.places.code(entry) : this.other(entry).code;
  }

  isCommune(entry: number): boolean {
    return this.isPlace(entry) && this.places.kind(entry) === "commune";
  }

  area(entry: number): string {
    return this.isPlace(entry) ? this.places.department(entry) : this.other(entry).area;
  }

  department(entry: number): string {
    return this.isPlace(entry) ? this.places.department(entry) : this.other(entry).department;
  }

  names(entry: number): readonly Name[] {
    if (!this.isPlace(entry)) return this.other(entry).names;
    if (this.places.kind(entry) === "arrondissement") return []; // it is its commune and a number
    const former = this.places.formerNames(entry);
    const shown = named(this.places.name(entry));
    if (!former.length) return [shown];
    return [shown, ...former.map(({ name, kind }) => also(name, kind === "short" ? 0 : FORMER))];
  }
}

function named(text: string): Name {
  return { text, cost: 0, other: false };
}

function also(text: string, cost = 0): Name {
  return { text, cost, other: true };
}

/** What people add to a name to say where it is, folded, to the `area` of the entries that lie there. */
export function* areas(places: Places): Sliced<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  const add = (name: string, codes: Iterable<string>): void => {
    const known = found.get(name) ?? new Set();
    for (const code of codes) known.add(code);
    found.set(name, known);
  };
  for (const department of places.departments.values()) {
    const names = [department.name, ...(DEPARTMENT_NAMES.get(department.code) ?? [])];
    names.push(places.regions.get(department.region)!.name);
    const [only, ...others] = department.territories;
    if (only !== undefined && !others.length) {
      names.push(places.territories.get(only)!.name, ...(TERRITORY_NAMES.get(only) ?? []));
    }
    for (const name of names) add(fold(name), [department.code]);
  }
  for (const country of places.foreign) {
    if (country.name !== country.country) continue;
    for (const name of [country.name, ...country.otherNames]) add(fold(name), [country.code]);
    yield;
  }
  const asWritten = [...found];
  yield* inSlices(asWritten.length, AREAS_A_SLICE, (rank) => {
    const [name, codes] = asWritten[rank]!;
    add(skeleton(name), [...codes]);
  });
  found.delete("");
  return found;
}

type Sums = { population: Map<string, number>; communes: Map<string, number> };

/** Population by département and by territory, and the number of communes by département. */
function* sum(places: Places): Sliced<Sums> {
  const population = new Map<string, number>();
  const communes = new Map<string, number>();
  yield* inSlices(places.count, PLACES_A_SLICE, (i) => {
    if (places.kind(i) !== "commune") return;
    const [department, territory] = [places.department(i), places.territory(i)];
    population.set(department, (population.get(department) ?? 0) + places.population(i));
    if (territory !== department) population.set(territory, (population.get(territory) ?? 0) + places.population(i));
    communes.set(department, (communes.get(department) ?? 0) + 1);
  });
  return { population, communes };
}

function departments(places: Places, { population, communes }: Sums): Beyond[] {
  return Array.from(places.departments.values(), (department) => ({
    kind: "departement",
    code: department.code,
    name: department.name,
    territory: territoryOf(department),
    population: population.get(department.code) ?? 0,
    department: department.code,
    area: department.code,
    names: [
      // A département that is one commune has its name already: Paris.
      ...(communes.get(department.code) === 1 ? [] : [named(department.name)]),
      ...(DEPARTMENT_NAMES.get(department.code) ?? []).map((name) => also(name)),
    ],
  }));
}

/** The Rhône is two territories: the Métropole de Lyon has an entry of its own. */
function territoryOf({ territories }: Department): string {
  return (territories.length > 1 ? territories.find((code) => !TERRITORY_NAMES.has(code)) : territories[0]) ?? "";
}

function territories(places: Places, { population }: Sums): Beyond[] {
  return [...TERRITORY_NAMES].flatMap(([code, names]): Beyond[] => {
    const territory = places.territories.get(code);
    if (!territory) return [];
    const [department = "", ...others] = territory.departments;
    return [
      {
        kind: "departement",
        code,
        name: territory.name,
        territory: code,
        population: population.get(code) ?? 0,
        department: others.length ? "" : department,
        area: "",
        names: [named(territory.name), ...names.map((name) => also(name))],
      },
    ];
  });
}

function regions(places: Places, { population }: Sums): Beyond[] {
  return Array.from(places.regions.values()).flatMap((region): Beyond[] => {
    const inside = [...places.departments.values()].filter((department) => department.region === region.code);
    // La Réunion, Mayotte…: the département says it all.
    if (!inside.length || inside.some((department) => department.name === region.name)) return [];
    const [territory = "", ...others] = new Set(inside.flatMap((department) => department.territories));
    return [
      {
        kind: "region",
        code: region.code,
        name: region.name,
        territory: others.length ? "" : territory,
        population: inside.reduce((sum, department) => sum + (population.get(department.code) ?? 0), 0),
        department: "",
        area: "",
        names: [named(region.name), ...(REGION_NAMES.get(region.code) ?? []).map((name) => also(name))],
      },
    ];
  });
}

function foreign(places: Places): Beyond[] {
  return places.foreign.map((place) => ({
    kind: "foreign",
    code: place.code,
    name: place.name === place.country ? place.name : `${place.name} (${place.country})`,
    territory: "",
    population: place.population,
    department: "",
    area: place.code.split("-")[0]!,
    names: [named(place.name), ...place.otherNames.map((name) => also(name))],
  }));
}
