// The browser's places are the server's: every field of every one; and a damaged file is refused.
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { decodePlaces } from "../src/places/decode.ts";
import type { Places } from "../src/places/places.ts";
import { PYTHON, ROOT, shippedPlaces } from "./places_file.ts";

const TELL = `
import json, sys
from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import load_atlas
from balise.core.geo.foreign import load_foreign
atlas = load_atlas(SHIPPED_DATA / "places")
json.dump({
    "places": [
        [p.code, p.name, p.kind, p.parent, p.department, p.region, p.territory, p.postal_codes, p.latitude, p.longitude,
         p.population, p.landmass, p.timezone, [[f.code, f.name, f.kind] for f in p.former_names]]
        for p in atlas.places.values()
    ],
    "former": atlas.former,
    "territories": [
        [t.code, t.name, t.authority, t.kind, t.region, t.departments, t.locative, t.genitive, t.timezone, t.neighbours, t.outline]
        for t in atlas.territories.values()
    ],
    "departments": [[d.code, d.name, d.region, d.territories] for d in atlas.departments.values()],
    "regions": [[r.code, r.name] for r in atlas.regions.values()],
    "foreign": [
        [f.code, f.name, f.country, f.other_names, f.population] for f in load_foreign(SHIPPED_DATA / "places")
    ],
}, sys.stdout)
`;

type Told = {
  places: unknown[][];
  former: Record<string, string>;
  territories: unknown[][];
  departments: unknown[][];
  regions: unknown[][];
  foreign: unknown[][];
};

const told = JSON.parse(execFileSync(PYTHON, ["-c", TELL], { cwd: ROOT, maxBuffer: 2 ** 26 }).toString()) as Told;
const file = shippedPlaces();
const places = decodePlaces(file);

function tell(p: Places, i: number): unknown[] {
  const former = p.formerNames(i).map((each) => [each.code, each.name, each.kind]);
  const names = [p.code(i), p.name(i), p.kind(i), p.parent(i), p.department(i), p.region(i), p.territory(i)];
  const figures = [p.latitude(i), p.longitude(i), p.population(i), p.landmass(i), p.timezone(i)];
  return [...names, p.postalCodes(i), ...figures, former];
}

test("every place, in code order", { timeout: 120_000 }, () => {
  expect(places.count).toBe(told.places.length);
  const different = told.places.filter((each, i) => JSON.stringify(tell(places, i)) !== JSON.stringify(each));
  expect(different).toEqual([]);
});

test("a code leads to its place, a code that was to the place that took it in", () => {
  expect(told.places.every(([code], i) => places.find(code as string) === i)).toBe(true);
  const gone = Object.entries(told.former).filter(([code, current]) => places.former(code) !== current);
  expect(gone).toEqual([]);
  for (const code of ["", "00000", "7505", "750560", "2C004", "99999", "7505a", "toString"]) {
    expect([code, places.find(code), places.former(code)]).toEqual([code, -1, ""]);
  }
});

test("territories, départements, régions and towns abroad", () => {
  expect([...places.territories.values()].map((each) => Object.values(each))).toEqual(told.territories);
  expect([...places.departments.values()].map((each) => Object.values(each))).toEqual(told.departments);
  expect([...places.regions.values()].map((each) => Object.values(each))).toEqual(told.regions);
  expect(places.foreign.map((each) => Object.values(each))).toEqual(told.foreign);
});

test("a file cut short, too long, of another version or of another kind is refused", { timeout: 120_000 }, () => {
  const bytes = new Uint8Array(file);
  for (const length of [0, 10, 16, 40, 200, 30_000, 400_000, bytes.length - 1]) {
    expect(() => decodePlaces(bytes.slice(0, length).buffer), `${length} bytes`).toThrow();
  }
  const longer = new Uint8Array(bytes.length + 1);
  longer.set(bytes);
  expect(() => decodePlaces(longer.buffer)).toThrow();
  const next = bytes.slice();
  next["balise places ".length]! += 1;
  expect(() => decodePlaces(next.buffer)).toThrow("not a file of places");
  expect(() => decodePlaces(new TextEncoder().encode("<!doctype html>".repeat(100)).buffer)).toThrow();
});
