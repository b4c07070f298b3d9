// The shared vectors of scales, as Python wrote them (tests/core/scales/draw_vectors.py).
import { readFileSync } from "node:fs";

import type { Audience } from "../src/help/types.ts";
import type { Facts, HowKnown } from "../src/scales/facts.ts";
import type { Answer, Finding, Rules } from "../src/scales/model.ts";

type Given = { readonly scale: string; readonly answers: Record<string, Answer> };
type Vectors = {
  readonly scales: Record<string, Rules>;
  readonly cases: readonly (Given & { readonly audience: Audience; readonly finding: Finding })[];
  readonly facts: readonly (Given & { readonly known: Record<string, HowKnown>; readonly facts: Facts })[];
};

const file = new URL("../../tests/vectors/scales.json", import.meta.url);
export const vectors = JSON.parse(readFileSync(file, "utf8")) as Vectors;

/** The rules of a scale of the vectors. */
export function rulesOf(scale: string): Rules {
  const rules = vectors.scales[scale];
  if (rules === undefined) throw new Error(`no scale ${scale}`);
  return rules;
}
