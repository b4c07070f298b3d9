// Nothing decides who stands above whom but the key of balise/core/help/order.py, all of its 58 bits.
import fc from "fast-check";
import { expect, test } from "vitest";

import { compare, distanceOf, nearestFirst, type Candidate } from "../src/help/order.ts";
import { chord, hundredMetres, onSphere } from "../src/help/sphere.ts";
import { readHelp } from "../src/help/help_file.ts";
import type { Entry } from "../src/help/types.ts";
import { PLACES, smallFile } from "./help_small_file.ts";

const [house] = readHelp(smallFile(), PLACES).local;

function ranked(rank: number): Entry {
  if (house === undefined) throw new Error("no house");
  return { ...house, rank };
}

const fields = fc.record({
  worth: fc.nat(2 ** 8 - 1),
  hundreds: fc.option(fc.nat(200_151)),
  rank: fc.oneof(fc.nat(3), fc.nat(2 ** 30 - 1)),
});
type Fields = { readonly worth: number; readonly hundreds: number | null; readonly rank: number };

function candidateOf({ worth, hundreds, rank }: Fields): Candidate {
  return { entry: ranked(rank), worth, nearest: nearestFirst(ranked(rank), hundreds) };
}

function keyOf({ worth, hundreds, rank }: Fields): bigint {
  return (BigInt(worth) << 50n) | (BigInt(hundreds ?? 2 ** 20 - 1) << 30n) | BigInt(rank);
}

test("two candidates stand as their keys do", () => {
  fc.assert(
    fc.property(fields, fields, (one, other) => {
      const [a, b] = [keyOf(one), keyOf(other)];
      expect(Math.sign(compare(candidateOf(one), candidateOf(other)))).toBe(a < b ? -1 : a > b ? 1 : 0);
    }),
  );
});

test("a key gives its distance back, to the 100 metres", () => {
  fc.assert(
    fc.property(fields, (one) => {
      expect(distanceOf(candidateOf(one))).toBe(one.hundreds === null ? null : one.hundreds / 10);
    }),
  );
});

test("distances are those of the globe", () => {
  const [paris, lyon] = [onSphere(48.857, 2.352), onSphere(45.768, 4.834)];
  expect(hundredMetres(chord(paris, lyon))).toBe(3911);
  expect(hundredMetres(chord(paris, paris))).toBe(0);
  expect(hundredMetres(chord(onSphere(90, 0), onSphere(-90, 0)))).toBe(200151);
});
