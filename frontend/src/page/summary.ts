// The first screen of an answer: whom to call, specialised help nearby, remote help, who is in charge; as balise/site/summary.py.
import type { Answer, Authority, ChannelNow, Match, OpenState } from "../help/types.ts";
import type { Cards } from "./cards_file.ts";
import { kilometres } from "./kilometres.ts";
import { shortName } from "./names.ts";
import { onlyRemote } from "./once.ts";
import { escape, put, unbroken } from "./slots.ts";
import { hrefOf, state } from "./ways.ts";

const POLICE = "17";
const MISSING = "116 000";
const CHATS: readonly OpenState[] = ["open", "closed", "unknown"]; // which is named first

/** Four or five lines, the most urgent first; a family first reads what to do when a child is gone. */
export function summary(cards: Cards, found: Answer): string {
  const { phrases } = cards;
  const line = lineToCall(found);
  const specialised = found.nearestSpecialised;
  const rows: (readonly [label: string, said: string])[] = [
    [phrases.missing_child, found.audience === "relative" ? missing(cards, found) : ""],
    [phrases.to_call, line === undefined ? "" : call(cards, line)],
    [phrases.specialised_help, specialised === null ? "" : somewhere(cards, specialised)],
    [phrases.remotely, remote(cards, found)],
    [phrases.in_charge, inCharge(cards, found.authority)],
  ];
  const items = rows.filter(([, said]) => said !== "").map(([label, said]) => `<li><b>${label}</b> ${said}</li>`);
  return `<ul class="sum">${items.join("")}</ul>`;
}

/** 17 at once, then 116 000, where they are known to work. */
function missing(cards: Cards, found: Answer): string {
  const numbers = [POLICE, MISSING].flatMap((wanted) =>
    found.now.flatMap((match) =>
      match.channels
        .filter((shown) => shown.channel.value === wanted && shown.worksHere)
        .map((shown) => press(cards, match, shown)),
    ),
  );
  return numbers.length === 0 ? "" : put(cards.phrases.at_once, numbers.join(cards.phrases.then));
}

/** The line to call: one that meets the need and is open, else the first of all (119). */
function lineToCall(found: Answer): Match | undefined {
  const lines = found.now.filter((match) => match.entry.structure.role === "line");
  return (
    lines
      .filter((match) => match.reasons.some((reason) => reason.code === "need"))
      .find((match) => match.channels.some((shown) => shown.state === "open" && shown.worksHere)) ?? lines[0]
  );
}

function call(cards: Cards, match: Match): string {
  const { phrases } = cards;
  const name = escape(shortName(match.entry.structure.name));
  const shown = match.channels.find((one) => one.channel.kind === "call" && one.button);
  if (shown === undefined) return name;
  const known = shown.channel.free ? [phrases.free, state(phrases, shown)] : [state(phrases, shown)];
  const facts = shown.worksHere ? known : [phrases.not_known_to_work];
  const value = unbroken(escape(shown.channel.value));
  const address = hrefOf(cards, match.entry.structure, shown);
  const link = `<a class="call" href="${address}">${put(phrases.call, value)}</a>`;
  return `${link} ${name} ${soft(facts.join(", "))}`;
}

function somewhere(cards: Cards, match: Match): string {
  const { structure } = match.entry;
  const { phrases } = cards;
  const town = escape(structure.communeName) || phrases.address_not_public;
  const away = (km: number): string => (km === 0 ? phrases.in_the_commune : put(phrases.far_away, kilometres(km), town));
  const where = match.distanceKm === null ? town : away(match.distanceKm);
  return `<b class="name">${escape(structure.name)}</b> ${soft(where)}${number(cards, match)}`;
}

/**
 * Two ways to write rather than speak: chats first, then the specialised help that works from afar.
 * An open chat before one that says when it opens, and last one that nobody may be answering.
 */
function remote(cards: Cards, found: Answer): string {
  const { phrases } = cards;
  const young = found.audience === "young";
  const chats = found.now.flatMap((match) =>
    match.channels
      .filter((shown) => shown.channel.kind === "chat" && hrefOf(cards, match.entry.structure, shown) !== "")
      .map((shown) => ({ structure: match.entry.structure, shown })),
  );
  const written = chats
    .sort((a, b) => CHATS.indexOf(a.shown.state) - CHATS.indexOf(b.shown.state))
    .map(({ structure, shown }) => {
      const link = `<a href="${hrefOf(cards, structure, shown)}" rel="noreferrer">${escape(structure.name)}</a>`;
      return `${phrases.by_chat} ${link} ${soft(state(phrases, shown))}`;
    });
  const afar = onlyRemote(found)
    .sort((a, b) => Number(b.specialised) - Number(a.specialised))
    .filter((match) => match.channels.length > 0 && !(match.stale && young))
    .map((match) => `${kind(cards, match)} <a href="#distance">${escape(match.entry.structure.name)}</a>`);
  return [...written, ...afar].slice(0, young ? 1 : 2).join(", ");
}

function kind({ phrases }: Cards, match: Match): string {
  switch (match.channels[0]?.channel.kind) {
    case "email":
      return phrases.by_email;
    case "web":
      return phrases.by_web;
    case "call":
      return phrases.by_call;
    default:
      return "";
  }
}

function inCharge(cards: Cards, authority: Authority): string {
  const text = `<a href="#charge">${escape(authority.territory.authority)}</a>`;
  const called = number(cards, authority.cell) || number(cards, authority.switchboard);
  if (called !== "") return text + called;
  const ways = [authority.cell, authority.switchboard].flatMap((match) => match?.channels ?? []);
  if (ways.some((shown) => shown.channel.kind === "call")) return `${text} ${soft(cards.phrases.old_contact)}`;
  const written = ways.find((shown) => shown.channel.kind === "email" && shown.button);
  return `${text} ${soft(written === undefined ? cards.phrases.no_number : escape(written.channel.value))}`;
}

/** The first number of a match, to press; "" for one that is not offered: old, and to a young person. */
function number(cards: Cards, match: Match | null): string {
  const shown = match?.channels.find((one) => one.channel.kind === "call");
  if (match === null || shown === undefined || !shown.button) return "";
  const said = soft(match.stale ? cards.phrases.old : state(cards.phrases, shown));
  return ` · ${press(cards, match, shown)} ${said}`;
}

function press(cards: Cards, match: Match, shown: ChannelNow): string {
  const address = hrefOf(cards, match.entry.structure, shown);
  return address === "" ? words(shown) : `<a class="tel" href="${address}">${escape(shown.channel.value)}</a>`;
}

function words(shown: ChannelNow): string {
  return `<span class="tel">${escape(shown.channel.value)}</span>`;
}

function soft(said: string): string {
  return `<span class="soft">${said}</span>`;
}
