// For professionals: which facts to write, parted by how they are known, as balise/core/scales/facts.py. A text comes
// of it, not a score.
import { completed, type Answers } from "./evaluate.ts";
import { ANSWERED, askedOf, type Rules } from "./model.ts";

export type HowKnown = "seen" | "heard" | "inferred";

/** Codes of items, in the order of the scale. What is inferred is written apart. */
export type Facts = Readonly<Record<HowKnown | "unsourced", readonly string[]>>;

/** Every item answered yes or no, what reassures included: a fair text says both. `known`: by item code. */
export function factsToWrite(rules: Rules, answers: Answers, known: ReadonlyMap<string, HowKnown>): Facts {
  const given = completed(askedOf(rules, "professional"), answers);
  const facts = [...given].filter(([, answer]) => ANSWERED.includes(answer)).map(([code]) => code);
  const of = (how: HowKnown | undefined): string[] => facts.filter((code) => known.get(code) === how);
  return { seen: of("seen"), heard: of("heard"), inferred: of("inferred"), unsourced: of(undefined) };
}
