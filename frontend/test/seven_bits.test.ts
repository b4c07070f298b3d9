// Bytes that travel as text in the copy on a stick come back as they were.

import { expect, test } from "vitest";

import { decode } from "../src/offline/seven_bits.ts";

test("the same bytes as Python wrote", () => {
  // encode(bytes([0, 1, 2, 13, 60, 255, 254])) of balise/site/browser/seven_bits.py
  expect([...decode("\u0080  is\u007f~", 7)]).toEqual([0, 1, 2, 13, 60, 255, 254]);
});

test("a text that was cut is refused", () => {
  expect(() => decode("abc", 7)).toThrow();
});
