// What of an answer goes on a wallet card or on a poster; as balise/site/printing.py, row for row.
import type { Answer, Channel, ChannelKind, Match } from "../help/types.ts";
import type { PrintFile, Row } from "./print_file.ts";

export type Kind = "card" | "poster";

export type Chosen = { readonly emergency: readonly Match[]; readonly lines: readonly Match[]; readonly places: readonly Match[] };

/** Where the page was asked from: `slug` and `need` lead back to the same answer; `date`: of the data, in words. */
export type From = { readonly slug: string; readonly need: string; readonly date: string };

const EMERGENCIES = 2;
const CARD_LINES = 4;
const POSTER_LINES = 5;
const POSTER_PLACES = 3;
const SPECIALISED_KM = 150; // beyond, a number nearby is worth more on a card
const PRINTED: readonly ChannelKind[] = ["call", "sms", "email", "web"]; // what paper can carry, best first

/** Numbers that are known to work there; and on a card only numbers, of places that are fresh. */
export function chosen(found: Answer, kind: Kind): Chosen {
  const all = found.now.filter((match) => match.entry.structure.role === "emergency");
  const known = all.filter((match) => match.channels[0]?.worksHere);
  const emergency = (known.length > 0 ? known : all).slice(0, EMERGENCIES);
  const lines = found.now.filter((match) => match.entry.structure.role === "line" && worksThere(match));
  if (kind === "card") return { emergency, lines: lines.slice(0, CARD_LINES), places: called(found) };
  const places = found.near.filter((match) => !match.entry.structure.police);
  return { emergency, lines: lines.slice(0, POSTER_LINES), places: places.slice(0, POSTER_PLACES) };
}

/** The inside of the page to print. Throws when the file lacks a frame. */
export function printHtml(file: PrintFile, found: Answer, kind: Kind, from: From): string {
  const { emergency, lines, places } = chosen(found, kind);
  const html = (matches: readonly Match[]): string => matches.map((match) => rowHtml(file, match, kind)).join("");
  const keys = [...lines, ...emergency, ...places].map((match) => rowOf(file, match)?.[3] ?? "");
  return fill(file, `${kind} ${found.audience}`, {
    emergency: html(emergency),
    lines: html(lines),
    places: html(places) || (kind === "poster" ? file.noPlace : ""),
    keys: keys.join(""),
    place_name: escape(found.place.name),
    place_code: found.place.code,
    print_for: `${from.slug} ${from.need}`.trimEnd(),
    ...from,
  });
}

/** The nearest specialised place, and the first of the others, when they can be called. */
function called(found: Answer): Match[] {
  const special = found.nearestSpecialised;
  const others = found.near.filter((match) => !match.specialised && canBeCalled(match)).slice(0, 1);
  if (special === null || !canBeCalled(special) || (special.distanceKm ?? 0) > SPECIALISED_KM) return others;
  return [special, ...others];
}

function canBeCalled(match: Match): boolean {
  return !match.stale && !match.entry.structure.police && printedChannel(match)?.kind === "call";
}

function worksThere(match: Match): boolean {
  const printed = printedChannel(match);
  return match.channels.some(({ channel, worksHere }) => worksHere && channel.kind === printed?.kind && channel.value === printed.value);
}

function printedChannel(match: Match): Channel | undefined {
  const { channels } = match.entry.service;
  for (const kind of PRINTED) {
    const channel = channels.find((each) => each.kind === kind);
    if (channel !== undefined) return channel;
  }
  return undefined;
}

function rowHtml(file: PrintFile, match: Match, kind: Kind): string {
  const row = rowOf(file, match);
  if (row === undefined) return "";
  const [card, poster, old] = row;
  if (kind === "card") return card;
  return match.stale && match.entry.structure.role === "" ? old : poster;
}

function rowOf(file: PrintFile, { entry }: Match): Row | undefined {
  return file.rows[`${entry.structure.id}/${entry.service.id}`];
}

function fill(file: PrintFile, frame: string, values: { readonly [slot: string]: string }): string {
  const pieces = file.frames[frame];
  if (pieces === undefined) throw new Error("a frame is missing");
  return pieces.map((piece, place) => (place % 2 === 0 ? piece : (values[piece] ?? ""))).join("");
}

function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/'/g, "&#x27;");
}
