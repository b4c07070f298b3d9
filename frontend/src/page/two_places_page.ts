// What follows the danger line of `/deux-lieux/`; as balise/site/two_places_page.py, byte for byte.
import type { TwoPlaces, Work } from "../help/two_places.ts";
import type { Place } from "../help/types.ts";
import type { Territory } from "../places/places.ts";
import { authorityBlock } from "./authority_block.ts";
import { fillAll } from "./card.ts";
import type { Cards } from "./cards_file.ts";
import { escape, fill, type Pieces } from "./slots.ts";

const FORMAT = 1;

export type FieldName = "depart" | "arrivee";
export type FieldProblem = "missing" | "unknown" | "abroad" | "several" | "not_exactly";

/** As balise/site/browser/two_places_file.py writes it. */
export type TwoPlacesFile = {
  readonly format: number;
  readonly labels: Readonly<Record<FieldName, string>>;
  readonly problems: Readonly<Record<FieldProblem, string>>;
  readonly departureShown: number;
  readonly mains: Readonly<Record<"plain" | "problem", Pieces>>;
  readonly fields: Readonly<Record<"plain" | "known" | "wrong" | "choices", Pieces>>;
  readonly choice: Pieces;
  readonly results: { readonly [sameAndCounterpartsAndDeparture: string]: Pieces }; // "011"
  readonly work: Work;
};

export type Choice = { readonly value: string; readonly place: string; readonly detail: string };

/** A field as it was read. `code`: "" until the place is known; `problem`: in words, "" for none. */
export type Field = {
  readonly name: FieldName;
  readonly typed: string;
  readonly code: string;
  readonly choices: readonly Choice[];
  readonly problem: string;
};

/** Throws when the file is of a format that this script does not know. */
export function readTwoPlacesFile(file: TwoPlacesFile): TwoPlacesFile {
  if (file.format !== FORMAT) throw new Error(`two places of format ${file.format}`);
  return file;
}

/** `found`: null until both places are known. Every text is made safe here. */
export function twoPlacesHtml(file: TwoPlacesFile, cards: Cards, fields: readonly Field[], found: TwoPlaces | null): string {
  const problems = fields.map(({ problem }) => problem).filter((problem) => problem !== "");
  return fill(file.mains[problems.length > 0 ? "problem" : "plain"], {
    problem: escape(problems.join(" ")),
    fields: fields.map((field) => fieldHtml(file, field)).join(""),
    result: found === null ? "" : resultHtml(file, cards, found),
  });
}

function fieldHtml(file: TwoPlacesFile, { name, typed, code, choices, problem }: Field): string {
  const state = problem === "" ? (code === "" ? "plain" : "known") : choices.length > 0 ? "choices" : "wrong";
  return fill(file.fields[state], {
    name,
    label: escape(file.labels[name]),
    typed: escape(typed),
    code,
    choices: choices
      .map(({ value, place, detail }) => fill(file.choice, { name, value, place: escape(place), detail: escape(detail) }))
      .join(""),
  });
}

function resultHtml(file: TwoPlacesFile, cards: Cards, found: TwoPlaces): string {
  const { left, arrived, from, there, counterparts } = found;
  const departure = found.departure.slice(0, file.departureShown);
  const is = [from.code === there.code, counterparts.length > 0, departure.length > 0];
  const frame = file.results[is.map(Number).join("")];
  if (frame === undefined) throw new Error("no frame for this answer");
  return fill(frame, {
    left: escape(left.name),
    arrived: escape(arrived.name),
    from: withTerritory(left, from),
    to: withTerritory(arrived, there),
    locative: escape(there.locative),
    authority_left: authorityBlock(cards, found.authorityLeft, "professional"),
    authority_arrived: authorityBlock(cards, found.authorityArrived, "professional"),
    counterparts: fillAll(cards, counterparts, "professional"),
    departure: fillAll(cards, departure, "professional"),
  });
}

/** "Amiens (Somme)"; "Paris" */
function withTerritory(place: Place, territory: Territory): string {
  return escape(territory.name === place.name ? place.name : `${place.name} (${territory.name})`);
}
