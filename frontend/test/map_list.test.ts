// The list beside the map: what it says, in what order; what is masked is never left out and never a point.
import { expect, test } from "vitest";

import { sitesOf, type Box, type Chart } from "../src/map/chart.ts";
import { land } from "../src/map/outlines.ts";
import type { MapWords } from "../src/map/words.ts";
import { distance, listed, type Looking } from "../src/map/within.ts";

const chart: Chart = {
  unit: 1,
  arcs: [[0, 0, 10, 0, 0, 10, -10, 0, 0, -10], [4, 4, 2, 0, 0, 2, -2, 0, 0, -2]],
  rings: { around: [[0], [1]], inside: [[1]] },
  names: { around: "Autour", inside: "Dedans" },
  boxes: { around: [0, 0, 10, 10], inside: [4, 4, 6, 6] },
  sites: {
    ids: ["a", "b", "c", "d"],
    names: ["A", "B", "C", "D"],
    towns: ["", "", "", ""],
    territories: ["around", "around", "around", "around"],
    latitudes: [5, 5, 6, 50],
    longitudes: [5, 5, 6, 50],
    specialised: [1],
  },
  words: {} as MapWords, // none is said here
  masked: [["m", "Masqué", ["around"]], ["n", "Ailleurs", ["inside"]]],
};
const box: Box = [0, 0, 10, 10];
const sites = sitesOf(chart);

function ids(change: Partial<Looking>, most = 10): string[] {
  const looking = { box, from: { latitude: 6, longitude: 6 }, territory: "around", page: new Map(), chosen: [], ...change };
  return listed(chart, sites, looking, most).entries.map(({ id }) => id);
}

test("structures at one point are one sign, specialised if one of them is", () => {
  expect(sites.map(({ members, specialised }) => [members, specialised])).toEqual([
    [[0, 1], true],
    [[2], false],
    [[3], false],
  ]);
});

test("the nearest come first, what is out of the map is not said, what is masked comes last", () => {
  expect(ids({})).toEqual(["c", "a", "b", "m"]);
});

test("the page's own cards keep the page's order, masked ones too", () => {
  expect(ids({ page: new Map([["m", 0], ["b", 1]]) })).toEqual(["m", "b", "c", "a"]);
});

test("what was chosen on the map comes before all", () => {
  expect(ids({ chosen: [0, 1], page: new Map([["c", 0], ["b", 1]]) })).toEqual(["b", "a", "c", "m"]);
});

test("a long list is cut, never of what is masked", () => {
  expect(ids({}, 1)).toEqual(["c", "m"]);
});

test("a territory without masked structures says none", () => {
  expect(ids({ territory: "" })).toEqual(["c", "a", "b"]);
});

test("a territory inside another is a hole in it", () => {
  const [around, inside] = land(chart).features;
  expect(around!.geometry.coordinates.map((polygon) => polygon.length)).toEqual([2]);
  expect(inside!.geometry.coordinates.map((polygon) => polygon.length)).toEqual([1]);
  expect(around!.geometry.coordinates[0]![0]).toEqual([[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]);
});

test("distances are great-circle kilometres", () => {
  const paris = { latitude: 48.8566, longitude: 2.3522 };
  const lyon = { latitude: 45.764, longitude: 4.8357 };
  expect(distance(paris, lyon)).toBeCloseTo(391.5, 0);
});
