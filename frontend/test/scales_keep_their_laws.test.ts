// The laws of every scale (balise/core/scales/laws.py, where they are proved on 10⁵ drawn sets a scale and audience):
// here on drawn answers of the same three scales, since another writing is another chance to be wrong.
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Audience } from "../src/help/types.ts";
import { evaluate } from "../src/scales/evaluate.ts";
import { askedOf, height, worrying } from "../src/scales/model.ts";
import type { Answer, Axes, Axis, Rules } from "../src/scales/model.ts";
import { rulesOf, vectors } from "./scales_vectors.ts";

const SETS = 2_500; // drawn for each scale and audience
const AXES: readonly Axis[] = ["situation", "implication", "urgency"];
const ANSWERS: readonly Answer[] = ["yes", "no", "unknown", "refused"];
const both = [...new Set(vectors.cases.map((one) => `${one.scale} ${one.audience}`))].map((pair) => pair.split(" "));

/** Very different people: a background of reassuring or silent answers, and what some items say otherwise. */
function drawn(rules: Rules, audience: Audience): fc.Arbitrary<Map<string, Answer>> {
  const asked = askedOf(rules, audience);
  const calm = asked.map((item): Answer => (worrying(item) === "yes" ? "no" : "yes"));
  const same = (answer: Answer): Answer[] => asked.map(() => answer);
  const changes = fc.array(fc.tuple(fc.nat(asked.length - 1), fc.constantFrom(...ANSWERS)), { maxLength: 8 });
  return fc.tuple(fc.constantFrom(calm, calm, same("refused"), same("unknown")), changes).map(([background, changed]) => {
    const answers = [...background];
    for (const [position, answer] of changed) answers[position] = answer;
    return new Map(asked.map((item, position) => [item.code, answers[position] ?? "refused"]));
  });
}

function lowered(before: Axes, after: Axes): Axis[] {
  return AXES.filter((axis) => height({ axis, code: after[axis] }) < height({ axis, code: before[axis] }));
}

describe.each(both)("%s, %s", (scale, audience) => {
  const rules = rulesOf(scale as string);
  const who = audience as Audience;
  const asked = askedOf(rules, who);
  const reached = (answers: ReadonlyMap<string, Answer>): Axes => evaluate(rules, who, answers).axes;
  const one = fc.tuple(drawn(rules, who), fc.constantFrom(...asked));

  test("the answer that worries never lowers an axis", () => {
    const property = fc.property(one, ([answers, item]) => {
      expect(lowered(reached(answers), reached(new Map(answers).set(item.code, worrying(item))))).toEqual([]);
    });
    fc.assert(property, { numRuns: SETS });
  });

  test("silence instead of what reassures never lowers one", () => {
    const property = fc.property(one, fc.constantFrom<Answer>("unknown", "refused"), ([answers, item], silence) => {
      const reassured = new Map(answers).set(item.code, worrying(item) === "yes" ? "no" : "yes");
      expect(lowered(reached(reassured), reached(new Map(answers).set(item.code, silence)))).toEqual([]);
    });
    fc.assert(property, { numRuns: SETS });
  });

  test("libre is never silent, worried, urgent or implied", () => {
    let free = 0;
    const property = fc.property(drawn(rules, who), (answers) => {
      const axes = reached(answers);
      if (axes.situation !== "libre") return;
      free += 1;
      const answered = [...answers.values()].filter((answer) => answer === "yes" || answer === "no");
      expect(answered.length).toBeGreaterThanOrEqual(asked.length * 0.6);
      expect(asked.filter((item) => answers.get(item.code) === worrying(item))).toEqual([]);
      expect(axes).toEqual({ situation: "libre", implication: "aucune", urgency: "aucune" });
    });
    fc.assert(property, { numRuns: SETS });
    expect(free).toBeGreaterThan(SETS / 50);
  });
});
