// What a page is joined from: text is always made safe, a slot is never forgotten, a number is written as in Python.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { knowTimezone } from "../src/help/zones.ts";
import type { Phrases } from "../src/page/cards_file.ts";
import { hour, opening, saidDate } from "../src/page/dates.ts";
import { kilometres } from "../src/page/kilometres.ts";
import { afterNumber, shortName } from "../src/page/names.ts";
import { escape, fill, put } from "../src/page/slots.ts";

const phrases = {
  lun: "lundi",
  at_hour: "à {}\u00a0h",
  at_time: "à {}\u00a0h\u00a0{}",
  time: "{} h {}",
} as Phrases;
const months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre"];

describe("text", () => {
  it("cannot open a tag, an attribute or an entity", () => {
    expect(escape(`<a href="x" b='y'>&amp;`)).toBe("&lt;a href=&quot;x&quot; b=&#x27;y&#x27;&gt;&amp;amp;");
  });

  it("put into a phrase is never read as a phrase again", () => {
    expect(put("« {} » et {}", "{}", "$&")).toBe("« {} » et $&");
    expect(put("rien", "x")).toBe("rien");
  });
});

describe("a slot", () => {
  it("holds what it is given, as it is", () => {
    expect(fill(["<p>", "where", "</p>"], { where: "$1{}" })).toBe("<p>$1{}</p>");
  });

  it("without a value is an error, not a hole in the page", () => {
    expect(() => fill(["<p>", "where", "</p>"], { ways: "" })).toThrow("where");
  });
});

describe("a date", () => {
  it("is as exact as its source", () => {
    expect(saidDate(months, "2026-10-07")).toBe("7 octobre 2026");
    expect(saidDate(months, "2023-06")).toBe("juin 2023");
    for (const asItIs of ["2019", "", "2023-13", "2023-00", "juin 2023", "2023-06-01-02"]) {
      expect(saidDate(months, asItIs)).toBe(asItIs);
    }
  });

  it("of an opening is said as people say it", () => {
    expect(opening(phrases, "lun 09:05")).toBe("lundi à 9\u00a0h\u00a005");
    expect(opening(phrases, "00:00")).toBe("à 0\u00a0h");
  });

  it("is that of the place asked for", () => {
    knowTimezone("Europe/Paris", { since: [0], offsets: [60] });
    knowTimezone("Pacific/Tahiti", { since: [0], offsets: [-600] });
    const instant = Date.parse("2026-11-18T23:05:59Z");
    expect(hour(phrases, instant, "Europe/Paris")).toBe("0 h 05");
    expect(hour(phrases, instant, "Pacific/Tahiti")).toBe("13 h 05");
  });
});

describe("a distance", () => {
  const vectors = new URL("../../tests/vectors/distances.json", import.meta.url);
  const cases = JSON.parse(readFileSync(vectors, "utf8")) as [number, string][];
  it.each(cases)("of %f km is written %s", (km, said) => expect(kilometres(km)).toBe(said));
});

describe("the name of a national number", () => {
  it("is what stands after the number", () => {
    expect(shortName("119 - Allô - enfance")).toBe("Allô - enfance");
    expect(shortName("Sans tiret")).toBe("Sans tiret");
    expect(shortName("119 - ")).toBe("119 - ");
    expect(afterNumber("Sans tiret")).toBe("");
  });
});
