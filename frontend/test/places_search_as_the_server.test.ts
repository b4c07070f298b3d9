// What is typed finds in the browser what it finds on the server: hit by hit, scores and order included.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decodePlaces } from "../src/places/decode.ts";
import { ambiguous, type Hit } from "../src/places/hits.ts";
import { buildPlaceIndex } from "../src/places/search.ts";
import { finish } from "../src/places/slices.ts";
import { shippedPlaces } from "./places_file.ts";

type Reviewed = { about: string; query: string; first: string[]; names: string[]; ask: boolean };
type Drawn = [query: string, hits: string, ask: number];

const vectors = new URL("../../tests/vectors/", import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, vectors), "utf8"));
const reviewed = read("places.json") as Reviewed[];
const drawn = read("places_more.json") as Drawn[];
const index = finish(buildPlaceIndex(decodePlaces(shippedPlaces())));

function said(hits: readonly Hit[]): string {
  return hits.map(({ code, score, matched }) => `${code} ${score}${matched ? ` ${matched}` : ""}`).join("|");
}

test.each(reviewed)("$about: $query", ({ query, first, names, ask }) => {
  const hits = index.search(query);
  expect(hits.map((hit) => hit.code).slice(0, first.length || undefined)).toEqual(first);
  expect(hits.map((hit) => hit.name).slice(0, first.length)).toEqual(names);
  expect(ambiguous(hits)).toBe(ask);
});

test("every drawn query, and the reviewed ones whole", { timeout: 120_000 }, () => {
  const expected = drawn.map(([query, hits, ask]) => `${query}: ${hits}${ask ? " ?" : ""}`);
  const found = drawn.map(([query]) => {
    const hits = index.search(query);
    return `${query}: ${said(hits)}${ambiguous(hits) ? " ?" : ""}`;
  });
  expect(drawn.length).toBeGreaterThan(3_000);
  expect(found.filter((line, rank) => line !== expected[rank]).slice(0, 20)).toEqual(
    expected.filter((line, rank) => line !== found[rank]).slice(0, 20),
  );
});
