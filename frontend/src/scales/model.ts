// What a scale is made of, as balise/core/scales/model.py: its levels, its rules, what answers lead to. A page hands
// `Rules` over as the JSON that `msgspec.json.encode(scale.rules)` writes, field for field; no text is in it, none here.
import type { Audience } from "../help/types.ts";

export type Answer = "yes" | "no" | "unknown" | "refused";
export const ANSWERED: readonly Answer[] = ["yes", "no"]; // "I don't know" and a refusal are not answers

export type Axis = "situation" | "implication" | "urgency";

/** Each axis from its lowest level up. Only the order matters: levels are never added or weighed. */
export const LEVELS: Readonly<Record<Axis, readonly string[]>> = {
  situation: ["libre", "indetermine", "risque", "exploitation"],
  implication: ["aucune", "sollicitation", "participation"],
  urgency: ["aucune", "proche", "immediate"],
};

export const ALWAYS_NUMBERS: readonly string[] = ["119", "3114"]; // with every outcome, whatever a scale says
export const MOST_STEPS = 3;

export type Level = { readonly axis: Axis; readonly code: string };

/** An answer to an item, as a rule names it. */
export type Sign = { readonly item: string; readonly answer: Answer };

export type Item = {
  readonly code: string;
  readonly theme: string;
  readonly polarity: "protective" | "alert";
  readonly hidden_for: readonly Audience[];
  readonly steps: Readonly<Partial<Record<Audience, string>>>;
  readonly insists: boolean; // its step is among those of the outcome, whatever the outcome
  readonly law: readonly string[];
};

/** All of `every`, and at least `at_least` of `among`: the levels of `gives` are reached. */
export type Rule = {
  readonly code: string;
  readonly every: readonly Sign[];
  readonly among: readonly Sign[];
  readonly at_least: number;
  readonly gives: readonly Level[];
};

/** Where `reached` is reached, `least` is too. */
export type Minimum = { readonly reached: Level; readonly least: Level };

export type Step = {
  readonly code: string;
  readonly kind: "call" | "chat" | "place" | "read" | "prepare" | "talk";
  readonly audiences: readonly Audience[];
  readonly needs_identity: boolean;
  readonly numbers: readonly string[];
};

/** What is shown when every axis that `when` names is at one of the levels it names. */
export type Outcome = {
  readonly code: string;
  readonly when: readonly Level[];
  readonly steps: Readonly<Partial<Record<Audience, readonly string[]>>>;
  readonly numbers: readonly string[]; // before ALWAYS_NUMBERS
  readonly law: readonly string[];
};

/** All that decides. Steps and outcomes are in the order in which they come first. */
export type Rules = {
  readonly items: readonly Item[];
  readonly rules: readonly Rule[];
  readonly minimums: readonly Minimum[];
  readonly steps: readonly Step[];
  readonly outcomes: readonly Outcome[];
};

/** Where answers lead: the code of a level on each axis. */
export type Axes = Readonly<Record<Axis, string>>;

/** What a set of answers leads to, and why. It holds words and no number. */
export type Finding = {
  readonly axes: Axes;
  readonly outcome: string;
  readonly rules: readonly string[]; // those that hold
  readonly because: readonly Sign[]; // the answers that made them hold, in the order of the items
  readonly steps: readonly string[];
  readonly numbers: readonly string[];
};

/** The items that an audience is shown. */
export function askedOf(rules: Rules, audience: Audience): readonly Item[] {
  return rules.items.filter((item) => !item.hidden_for.includes(audience));
}

/** The answer that worries: yes to an alert, no to what protects. */
export function worrying(item: Item): Answer {
  return item.polarity === "alert" ? "yes" : "no";
}

/** The place of a level on its axis, from 0; a RangeError for one that the axis has not. */
export function height({ axis, code }: Level): number {
  const place = LEVELS[axis].indexOf(code);
  if (place < 0) throw new RangeError("no such level");
  return place;
}

/** The same axes, each at least as high as these levels; never lower. */
export function raised(axes: Axes, levels: readonly Level[]): Axes {
  const highest = { ...axes };
  for (const level of levels) {
    if (height(level) > height({ axis: level.axis, code: highest[level.axis] })) highest[level.axis] = level.code;
  }
  return highest;
}
