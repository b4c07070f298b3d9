// A copy tells how old it is, and where its own links lead.

import { expect, test } from "vitest";

import { isOld } from "../src/offline/age.ts";
import { placeOf } from "../src/offline/links.ts";

test("a copy is old after six months, and when its day is not known", () => {
  expect(isOld("2026-11-21", new Date("2026-11-22T00:00:00Z"))).toBe(false);
  expect(isOld("2026-11-21", new Date("2027-05-20T23:00:00Z"))).toBe(false);
  expect(isOld("2026-11-21", new Date("2027-05-21T00:00:00Z"))).toBe(true);
  expect(isOld("0000-00-00", new Date("2026-11-22T00:00:00Z"))).toBe(true);
  expect(isOld("", new Date("2026-11-22T00:00:00Z"))).toBe(true);
});

test("links of the site lead to what the copy holds, or nowhere", () => {
  expect(placeOf("/territoire/80/")).toBe("t-80");
  expect(placeOf("/numeros/")).toBe("numeros");
  expect(placeOf("/territoires/")).toBe("territoires");
  expect(placeOf("/structure/119/")).toBe("");
  expect(placeOf("/vie-privee/#quitter")).toBe("");
  expect(placeOf("/")).toBe("");
});
