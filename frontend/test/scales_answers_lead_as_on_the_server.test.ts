// Answers lead where balise/core/scales/evaluate.py says, on every shared vector; and each edge of the rules.
import { expect, test } from "vitest";

import { atLeast, completed, evaluate, firstFitting, fits, holds, nextSteps, NoOutcome } from "../src/scales/evaluate.ts";
import { factsToWrite } from "../src/scales/facts.ts";
import { height, LEVELS, raised } from "../src/scales/model.ts";
import type { Answer, Axes, Level, Outcome, Rule } from "../src/scales/model.ts";
import { rulesOf, vectors } from "./scales_vectors.ts";

const small = rulesOf("small");
const level = (axis: Level["axis"], code: string): Level => ({ axis, code });
const outcome = (code: string, ...when: Level[]): Outcome => ({ code, when, steps: {}, numbers: [], law: [] });
const axes = (situation: string, implication: string, urgency: string): Axes => ({ situation, implication, urgency });
const lowest = axes("indetermine", "aucune", "aucune");

test("there are vectors for three scales and three audiences", () => {
  expect(vectors.cases.length).toBeGreaterThan(500);
  expect(vectors.facts.length).toBeGreaterThan(30);
  expect(new Set(vectors.cases.map((one) => `${one.scale} ${one.audience}`)).size).toBeGreaterThanOrEqual(6);
});

test.for(vectors.cases.map((one, number) => [number, one.scale, one.audience] as const))(
  "case %i: %s, %s",
  ([number]) => {
    const one = vectors.cases[number];
    if (one === undefined) throw new Error("no case");
    expect(evaluate(rulesOf(one.scale), one.audience, new Map(Object.entries(one.answers)))).toEqual(one.finding);
  },
);

test.for(vectors.facts.map((one, number) => [number, one.scale] as const))("facts %i: %s", ([number]) => {
  const one = vectors.facts[number];
  if (one === undefined) throw new Error("no case");
  const [answers, known] = [new Map(Object.entries(one.answers)), new Map(Object.entries(one.known))];
  expect(factsToWrite(rulesOf(one.scale), answers, known)).toEqual(one.facts);
});

test("vectors reach every level of every axis", () => {
  for (const axis of ["situation", "implication", "urgency"] as const) {
    expect(new Set(vectors.cases.map((one) => one.finding.axes[axis]))).toEqual(new Set(LEVELS[axis]));
  }
});

test("what is left out is refused, what is not asked does not count", () => {
  const [first] = small.items;
  if (first === undefined) throw new Error("no item");
  expect([...completed([first], new Map([["elsewhere", "yes"]]))]).toEqual([[first.code, "refused"]]);
  expect(evaluate(small, "professional", new Map([["young-only", "yes"]])).axes).toEqual(lowest);
  expect(evaluate({ ...small, items: [], rules: [] }, "young", new Map()).axes).toEqual(lowest);
});

test("a hundredth below sixty is below", () => {
  const [first] = small.items;
  if (first === undefined) throw new Error("no item");
  const items = Array.from({ length: 200 }, (_, number) => ({ ...first, code: `item-${number}`, hidden_for: [] }));
  const rules = { ...small, items, rules: [] };
  for (const [answered, situation] of [[119, "indetermine"], [120, "libre"]] as const) {
    const answers = new Map(items.slice(0, answered).map((item) => [item.code, "yes"] as const));
    expect(evaluate(rules, "young", answers).axes.situation).toBe(situation);
  }
});

test("a rule waits for all and for enough", () => {
  const rule: Rule = {
    code: "r",
    every: [{ item: "a", answer: "yes" }],
    among: [{ item: "b", answer: "yes" }, { item: "c", answer: "no" }, { item: "d", answer: "yes" }],
    at_least: 2,
    gives: [],
  };
  const given = (answers: Record<string, Answer>): boolean => holds(rule, new Map(Object.entries(answers)));
  expect(given({ a: "yes", b: "yes", c: "no", d: "no" })).toBe(true);
  expect(given({ a: "yes", b: "yes", c: "no", d: "yes" })).toBe(true);
  expect(given({ a: "yes", b: "yes", c: "yes", d: "no" })).toBe(false);
  expect(given({ a: "no", b: "yes", c: "no", d: "yes" })).toBe(false);
  expect(given({ b: "yes", c: "no", d: "yes" })).toBe(false);
});

test("axes are raised and never lowered", () => {
  const reached = axes("risque", "aucune", "proche");
  expect(raised(reached, [])).toEqual(reached);
  expect(raised(reached, [level("situation", "libre"), level("urgency", "aucune")])).toEqual(reached);
  expect(raised(reached, [level("situation", "exploitation"), level("implication", "sollicitation")])).toEqual(
    axes("exploitation", "sollicitation", "proche"),
  );
  expect(() => height(level("urgency", "risque"))).toThrow(RangeError);
});

test("minimums set each other off whatever their order", () => {
  const first = { reached: level("urgency", "proche"), least: level("situation", "risque") };
  const second = { reached: level("implication", "participation"), least: level("urgency", "proche") };
  for (const order of [[first, second], [second, first]]) {
    expect(atLeast(axes("indetermine", "participation", "aucune"), order)).toEqual(
      axes("risque", "participation", "proche"),
    );
  }
  expect(atLeast(axes("indetermine", "sollicitation", "immediate"), [first, second]).situation).toBe("risque");
  expect(atLeast(lowest, [first, second])).toEqual(lowest);
});

test("the first outcome that fits is shown", () => {
  const both = outcome("both", level("situation", "risque"), level("urgency", "proche"));
  const either = outcome("either", level("situation", "risque"), level("situation", "exploitation"));
  expect(fits(both, axes("risque", "aucune", "proche"))).toBe(true);
  expect(fits(both, axes("risque", "aucune", "aucune"))).toBe(false);
  expect(firstFitting([both, either], axes("risque", "aucune", "proche")).code).toBe("both");
  expect(firstFitting([both, either], axes("exploitation", "participation", "proche")).code).toBe("either");
  expect(() => firstFitting([both, either], lowest)).toThrow(NoOutcome);
  const alone = outcome("alone", level("implication", "aucune"), level("urgency", "immediate"));
  expect(fits(alone, lowest)).toBe(false); // "aucune" is a level of two axes
});

test("an item that insists puts one step after the first", () => {
  const soon = small.outcomes.find((one) => one.code === "soon");
  if (soon === undefined) throw new Error("no outcome");
  const steps = (...codes: string[]): string[] =>
    nextSteps(small, soon, "young", small.items.filter((item) => codes.includes(item.code)));
  expect(steps()).toEqual(["second", "first", "fourth"]);
  expect(steps("odd")).toEqual(["second", "first", "fourth"]); // it does not insist
  expect(steps("hurt")).toEqual(["second", "third", "first"]);
  expect(steps("young-only", "hurt")).toEqual(["second", "third", "first"]); // in the order of the scale's steps
  const elsewhere = small.items.filter((item) => item.code === "young-only"); // it has no step for professionals
  expect(nextSteps(small, soon, "professional", elsewhere)).toEqual(["second", "first", "fourth"]);
  expect(nextSteps(small, soon, "relative", elsewhere)).toEqual([]); // nor has the outcome for relatives
});
