// From answers to a finding, as balise/core/scales/evaluate.py, which is the specification; both pass
// tests/vectors/scales.json. Answers stay in memory: nothing here stores or sends.
import type { Audience } from "../help/types.ts";
import { ALWAYS_NUMBERS, ANSWERED, askedOf, height, MOST_STEPS, raised, worrying } from "./model.ts";
import type { Answer, Axes, Finding, Item, Level, Minimum, Outcome, Rule, Rules, Sign } from "./model.ts";

const LEAST_ANSWERED_PERCENT = 60; // of the items asked, below which nothing is ever called *libre*

/** By item code. */
export type Answers = ReadonlyMap<string, Answer>;

/** A scale that `balise scales check` refuses: these axes have no outcome. */
export class NoOutcome extends Error {}

/** An item left out counts as refused; answers to an item that the audience is not shown do not count. */
export function evaluate(rules: Rules, audience: Audience, answers: Answers): Finding {
  const asked = askedOf(rules, audience);
  const given = completed(asked, answers);
  const held = rules.rules.filter((rule) => holds(rule, given));
  const started = starting(asked, given);
  const axes = atLeast(raised(started, held.flatMap((rule) => rule.gives)), rules.minimums);
  const outcome = firstFitting(rules.outcomes, axes);
  const madeHold = held.flatMap((rule) => [...rule.every, ...rule.among]);
  const said: Sign[] = [...given].map(([item, answer]) => ({ item, answer }));
  return {
    axes,
    outcome: outcome.code,
    rules: held.map((rule) => rule.code),
    because: said.filter((sign) => madeHold.some((one) => one.item === sign.item && one.answer === sign.answer)),
    steps: nextSteps(rules, outcome, audience, asked.filter((item) => worries(item, given))),
    numbers: [...new Set([...outcome.numbers, ...ALWAYS_NUMBERS])],
  };
}

/** An answer to each item asked, in their order: one left out is refused. */
export function completed(asked: readonly Item[], answers: Answers): Answers {
  return new Map(asked.map((item) => [item.code, answers.get(item.code) ?? "refused"]));
}

function worries(item: Item, given: Answers): boolean {
  return given.get(item.code) === worrying(item);
}

/** Whether a rule's conditions are met; an item that is not asked meets none. */
export function holds(rule: Rule, given: Answers): boolean {
  const met = (sign: Sign): boolean => given.get(sign.item) === sign.answer;
  return rule.every.every(met) && rule.among.filter(met).length >= rule.at_least;
}

/** Before any rule: *libre* is earned by answers, never by silence. */
function starting(asked: readonly Item[], given: Answers): Axes {
  const answered = [...given.values()].filter((answer) => ANSWERED.includes(answer));
  const enough = asked.length > 0 && answered.length * 100 >= asked.length * LEAST_ANSWERED_PERCENT;
  const free = enough && !asked.some((item) => worries(item, given));
  return { situation: free ? "libre" : "indetermine", implication: "aucune", urgency: "aucune" };
}

/** The axes once every minimum is kept, those that another minimum sets off included. */
export function atLeast(axes: Axes, minimums: readonly Minimum[]): Axes {
  const due = minimums.filter(({ reached, least }) => isAtLeast(axes, reached) && !isAtLeast(axes, least));
  return due.length === 0 ? axes : atLeast(raised(axes, due.map((minimum) => minimum.least)), minimums);
}

function isAtLeast(axes: Axes, level: Level): boolean {
  return height({ axis: level.axis, code: axes[level.axis] }) >= height(level);
}

/** NoOutcome when none does. */
export function firstFitting(outcomes: readonly Outcome[], axes: Axes): Outcome {
  const outcome = outcomes.find((one) => fits(one, axes));
  if (outcome === undefined) throw new NoOutcome();
  return outcome;
}

export function fits({ when }: Outcome, axes: Axes): boolean {
  return when.every(({ axis }) => when.some((level) => level.axis === axis && level.code === axes[axis]));
}

/** The outcome's first step, the first of those that items insist on, then the outcome's others. */
export function nextSteps(rules: Rules, outcome: Outcome, audience: Audience, worried: readonly Item[]): string[] {
  const insisted = worried.filter((item) => item.insists).map((item) => item.steps[audience]);
  const first = rules.steps.map((step) => step.code).filter((code) => insisted.includes(code)).slice(0, 1);
  const own = outcome.steps[audience] ?? [];
  return [...new Set([...own.slice(0, 1), ...first, ...own.slice(1)])].slice(0, MOST_STEPS);
}
