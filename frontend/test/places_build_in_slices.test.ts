// Reading the places and making them searchable lets the page breathe, and fails cleanly where it cannot be done.
import { expect, test } from "vitest";
import { decodingPlaces } from "../src/places/decode.ts";
import { buildPlaceIndex } from "../src/places/search.ts";
import { finish, inSlices, sortedRanks } from "../src/places/slices.ts";
import { shippedPlaces } from "./places_file.ts";

const file = shippedPlaces();
const PATIENT = { timeout: 120_000 };

function slices(work: Generator<void, unknown>): number {
  let count = 1;
  while (!work.next().done) count++;
  return count;
}

test("the work is cut in hundreds of slices", PATIENT, () => {
  expect(slices(decodingPlaces(file))).toBeGreaterThan(200);
  expect(slices(buildPlaceIndex(finish(decodingPlaces(file))))).toBeGreaterThan(500);
});

test("two searches made from the same places do not disturb each other", PATIENT, () => {
  const places = finish(decodingPlaces(file));
  const [one, other] = [buildPlaceIndex(places), buildPlaceIndex(places)];
  for (let turn = 0; turn < 300; turn++) [one.next(), other.next()];
  const [first, second] = [finish(one), finish(other)];
  for (const typed of ["abbevile", "saint denis réunion", "69003"]) expect(first.search(typed)).toEqual(second.search(typed));
});

test("a browser that cannot look behind in a text refuses to build, and says nothing sooner", async () => {
  const { soundsOfWords } = await import("../src/places/sounds.ts?alone" as string) as typeof import("../src/places/sounds.ts");
  const real = globalThis.RegExp;
  const older = function (pattern: string, flags: string): RegExp {
    if (pattern.includes("(?<=")) throw new SyntaxError("Invalid regular expression: invalid group specifier name");
    return new real(pattern, flags);
  };
  globalThis.RegExp = older as unknown as RegExpConstructor;
  try {
    expect(() => soundsOfWords(["abbeville"])).toThrow(SyntaxError);
  } finally {
    globalThis.RegExp = real;
  }
});

test("numbers come in order, equal ones in their first order, however they are cut", () => {
  const keys = Array.from({ length: 10_000 }, (_, i) => (i * 7919) % 101);
  const order = finish(sortedRanks(keys.length, (one, other) => keys[one]! < keys[other]!));
  const sorted = [...keys.keys()].sort((one, other) => keys[one]! - keys[other]! || one - other);
  expect([...order]).toEqual(sorted);
  expect([...finish(sortedRanks(0, () => true))]).toEqual([]);
  const seen: number[] = [];
  finish(inSlices(10, 3, (rank) => seen.push(rank)));
  expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
