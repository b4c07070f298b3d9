// The exit works if all else fails: it shares no module with the other scripts, and Shift three times is three times.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { threeTimes } from "../src/screen/leaving.ts";

const SOURCES = join(import.meta.dirname, "..", "src");

/** The modules that one needs, itself included. */
function needed(entry: string, found = new Set<string>()): Set<string> {
  if (found.has(entry) || !entry.endsWith(".ts")) return found;
  found.add(entry);
  for (const [, path] of readFileSync(entry, "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"?]+)"/g)) {
    needed(join(dirname(entry), path ?? ""), found);
  }
  return found;
}

test("the exit shares nothing with the other scripts", () => {
  const exit = needed(join(SOURCES, "exit.ts"));
  expect(exit.size).toBe(3);
  for (const other of ["search.ts", "point.ts"]) {
    const theirs = needed(join(SOURCES, other));
    expect([...exit].filter((module) => theirs.has(module))).toEqual([]);
  }
});

describe("Shift three times", () => {
  type Key = { key: string; at: number; repeat?: boolean; ctrlKey?: boolean };

  function left(...keys: Key[]): number {
    let times = 0;
    const pressed = threeTimes(() => { times += 1; });
    for (const { at, ...key } of keys) {
      pressed({ repeat: false, ctrlKey: false, altKey: false, metaKey: false, timeStamp: at, ...key } as KeyboardEvent);
    }
    return times;
  }
  const shift = (at: number): Key => ({ key: "Shift", at });

  test("leaves at the third", () => {
    expect(left(shift(0), shift(300))).toBe(0);
    expect(left(shift(0), shift(900), shift(2000))).toBe(1);
  });

  test("not when they are slow", () => {
    expect(left(shift(0), shift(1100), shift(2200))).toBe(0);
    expect(left(shift(0), shift(1100), shift(2200), shift(2900))).toBe(1);
  });

  test("not when something is written between, nor when the key is held", () => {
    expect(left(shift(0), { key: "A", at: 10 }, shift(20), { key: "B", at: 30 }, shift(40))).toBe(0);
    expect(left(shift(0), { key: "Tab", at: 10 }, shift(20), shift(40))).toBe(0);
    expect(left(shift(0), { ...shift(30), repeat: true }, { ...shift(60), repeat: true })).toBe(0);
  });

  test("not the keys that change the language of a keyboard", () => {
    const both = (at: number): Key => ({ ...shift(at), ctrlKey: true });
    expect(left(both(0), both(100), both(200))).toBe(0);
  });
});
