// What of an answer goes on a wallet card or on a poster; as balise/site/printing.py, row for row.
import type { Answer, Channel, ChannelKind, Match } from "../help/types.ts";
import { isLine } from "../help/match.ts";
import { AROUND_THE_CLOCK } from "../help/opening.ts";
import { escape, fill, put, unbroken } from "../page/slots.ts";
import type { CardsToPrint, RowKind } from "./print_file.ts";

export type Kind = "card" | "poster";

type Chosen = { readonly emergency: readonly Match[]; readonly lines: readonly Match[]; readonly places: readonly Match[] };

/** Where the page was asked from: `slug` and `need` lead back to the same answer; `date`: of the data, in words. */
type From = { readonly slug: string; readonly need: string; readonly date: string };

const EMERGENCIES = 2;
const CARD_LINES = 4;
const POSTER_LINES = 5;
const POSTER_PLACES = 3;
const SPECIALISED_KM = 150; // beyond, a number nearby is worth more on a card
const ROOM_BESIDE = 44; // characters beside a number on a card; longer hours are left out, never cut
const PRINTED: readonly ChannelKind[] = ["call", "sms", "email", "web"]; // what paper can carry, best first

/** Numbers that are known to work there, of places that are fresh; on a card, only what can be called. */
function chosen(found: Answer, kind: Kind): Chosen {
  const all = found.now.filter((match) => match.entry.structure.role === "emergency");
  const known = all.filter((match) => match.channels[0]?.worksHere);
  const emergency = (known.length > 0 ? known : all).slice(0, EMERGENCIES);
  const lines = found.now.filter((match) => match.entry.structure.role === "line" && worksThere(match));
  if (kind === "card") return { emergency, lines: lines.slice(0, CARD_LINES), places: called(found) };
  return { emergency, lines: lines.slice(0, POSTER_LINES), places: placesOf(found).slice(0, POSTER_PLACES) };
}

/** Where a young person can go or call, each number once: two sites of one team often share theirs. */
function placesOf(found: Answer): Match[] {
  const places = new Map<string, Match>();
  for (const match of found.near) {
    const printed = printedChannel(match);
    if (printed === undefined || match.stale || match.entry.structure.police) continue;
    const number = `${printed.kind} ${printed.value}`;
    if (!places.has(number)) places.set(number, match);
  }
  return [...places.values()];
}

/** The inside of the page to print. Throws when the file lacks a frame. */
export function printHtml(cards: CardsToPrint, found: Answer, kind: Kind, from: From): string {
  const { emergency, lines, places } = chosen(found, kind);
  const rows = (matches: readonly Match[], each: RowKind): string => matches.map((match) => row(cards, match, each)).join("");
  const frame = cards.print.frames[`${kind} ${found.audience}`];
  if (frame === undefined) throw new Error(`no frame for a ${kind}`);
  return fill(frame, {
    emergency: rows(emergency, kind),
    lines: rows(lines, kind),
    places: rows(places, kind) || (kind === "poster" ? cards.print.noPlace : ""),
    keys: rows([...lines, ...emergency, ...places], "key"),
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

/** As `row` in balise/site/printing.py. */
function row(cards: CardsToPrint, match: Match, kind: RowKind): string {
  const { structure, service } = match.entry;
  const channel = printedChannel(match);
  if (channel === undefined) return "";
  const { phrases, print } = cards;
  const national = isLine(match.entry);
  const where = national ? "" : structure.communeName || phrases.address_not_public;
  const hours = print.hours[`${structure.id}/${service.id}`] ?? "";
  const facts = [channel.opening === AROUND_THE_CLOCK ? phrases.day_and_night : hours, channel.free ? phrases.free : ""];
  const beside = joined(where, ...facts);
  const onCard = [...beside].length <= ROOM_BESIDE ? beside : where;
  const ownName = structure.name.split(" - ").slice(1).join(" - ");
  return fill(print.rows[kind], {
    number: shown(cards, structure.id, channel),
    name: escape((national ? ownName : "") || structure.name),
    said: escape(kind === "card" ? onCard : beside),
  });
}

function shown(cards: CardsToPrint, structure: string, { kind, value }: Channel): string {
  if (kind === "web") return cards.structures[structure]?.links[`web ${value}`]?.[1] ?? ""; // its host, as HTML
  return unbroken(escape(kind === "sms" ? put(cards.phrases.sms_words, value) : value));
}

function joined(...facts: readonly string[]): string {
  return facts.filter((fact) => fact !== "").join(" · ");
}
