// What a filled form leads to, case by case as `ask` in balise/site/views/aide.py.
import { describe, expect, test } from "vitest";
import type { Hit } from "../src/places/hits.ts";
import { readAsked, typedPlace } from "../src/screen/asking.ts";
import { decide, type Asked, type Knowledge } from "../src/screen/deciding.ts";

const TOWN: Hit = {
  kind: "commune", code: "80001", name: "Abbeville", territory: "80", score: 1000, population: 22_000,
  department: "80", postalCodes: ["80100"], matched: "",
};
const ABROAD: Hit = { ...TOWN, kind: "foreign", code: "ES-1", name: "Barcelone (Espagne)", territory: "" };
const AREA: Hit = { ...TOWN, kind: "departement", code: "80", name: "Somme" };
const HITS: { [typed: string]: Hit[] } = {
  abbeville: [TOWN], abbevile: [{ ...TOWN, score: 790 }], barcelone: [ABROAD, TOWN], somme: [AREA], deux: [TOWN, TOWN],
};
const KNOWN: Knowledge = {
  needs: [{ code: "roof", label: "", labelYoung: "", words: ["dormir"] }],
  has: (code) => code === "80001",
  search: (typed) => HITS[typed] ?? [],
  isNamed: (_typed, hits) => (hits[0]?.score ?? 0) === 1000,
  ambiguous: (hits) => hits.length > 1,
  findNeed: (typed) => (typed.includes("dormir") ? "roof" : ""),
};
const ASKED: Asked = { code: "", typed: "", audience: "young", need: "", page: 1 };
const decided = (asked: Partial<Asked>) => decide({ ...ASKED, ...asked }, KNOWN);

describe("an answer", () => {
  test("for a place that was chosen, with the page asked for", () => {
    expect(decided({ code: "80001", typed: "xyz", page: 3 })).toEqual({ kind: "answer", code: "80001", typed: "", need: "", page: 3 });
  });
  test("for what was typed, said again only when it is not its name", () => {
    expect(decided({ typed: "abbeville" })).toMatchObject({ kind: "answer", code: "80001", typed: "" });
    expect(decided({ typed: "abbevile", need: "roof" })).toMatchObject({ code: "80001", typed: "abbevile", need: "roof" });
  });
  test("with no need when the need is not one of ours", () => {
    expect(decided({ code: "80001", need: "gold" })).toMatchObject({ need: "" });
  });
});

describe("the form again", () => {
  test("when the place is gone, without who asks, without a place", () => {
    expect(decided({ code: "00000" })).toMatchObject({ kind: "form", problem: "gone", typed: "" });
    expect(decided({ code: "80001", audience: null })).toMatchObject({ kind: "form", problem: null });
    expect(decided({ typed: "abbeville", audience: null })).toMatchObject({ kind: "form", typed: "abbeville", hits: [] });
    expect(decided({})).toMatchObject({ kind: "form", typed: "", problem: null });
  });
  test("with what was understood of a need, and its words not repeated", () => {
    expect(decided({ typed: "dormir" })).toMatchObject({ kind: "form", typed: "", need: "roof", problem: "heard" });
  });
  test("with the places to choose from, never one chosen silently", () => {
    expect(decided({ typed: "deux" })).toMatchObject({ kind: "form", hits: [TOWN, TOWN] });
    expect(decided({ typed: "somme" })).toMatchObject({ kind: "form", hits: [AREA] });
    expect(decided({ typed: "barcelone" })).toMatchObject({ kind: "form", hits: [ABROAD, TOWN] });
    expect(decided({ typed: "qsdf" })).toMatchObject({ kind: "form", problem: "unknown", typed: "qsdf" });
  });
});

describe("the fields", () => {
  test("are read as the server reads them", () => {
    const fields = new URLSearchParams("commune=1&commune=80001&public=proche&besoin=roof&page=2&lieu=+Abbeville%0A");
    expect(readAsked(fields)).toEqual({ code: "80001", typed: "Abbeville", audience: "relative", need: "roof", page: 2 });
    for (const page of ["", "0", "-1", "x", "1.5", "٣"]) expect(readAsked(new URLSearchParams({ page })).page).toBe(1);
    expect(readAsked(new URLSearchParams({ page: "99999" })).page).toBe(1000);
    expect(readAsked(new URLSearchParams({ public: "roi" })).audience).toBeNull();
  });
  test("a typed place is one line without control or direction characters, and no longer than the server's", () => {
    expect(typedPlace("a\u0000b\u202enossem\u00a0 ")).toBe("a b nossem");
    expect([...typedPlace("é".repeat(200))].length).toBe(80);
  });
});
