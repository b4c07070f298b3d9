// A channel on a card: a button to press, or words alone, with what is known of it now; as balise/site/ways.py.
import { AROUND_THE_CLOCK } from "../help/opening.ts";
import type { ChannelNow, Structure } from "../help/types.ts";
import type { Cards, Phrases } from "./cards_file.ts";
import { opening } from "./dates.ts";
import { escape, put, unbroken } from "./slots.ts";

type Way = {
  readonly button: string;
  readonly words: string; // for when it must not be pressed: a record too old to be trusted
  readonly same: string; // two ways with the same word here are one way for who reads
};

/** The ways of a card, one line each; a chat and the site it is on are two pages of one site: one line. */
export function waysOf(cards: Cards, structure: Structure, channels: readonly ChannelNow[]): string {
  const lines = new Map<string, string>();
  for (const shown of [...channels].reverse()) {
    const way = wayOf(cards, structure, shown);
    lines.set(way.same, line(cards.phrases, way, shown));
  }
  return [...lines.values()].reverse().join("");
}

/** The address of a channel as HTML, "" when there is none that is safe. */
export function hrefOf(cards: Cards, structure: Structure, { channel }: ChannelNow): string {
  return linksOf(cards, structure, channel.kind, channel.value)[0];
}

/** Open, closed until when, or not known, as a piece of HTML. */
export function state(phrases: Phrases, { channel, state: now, opensAt, opensAtLocal }: ChannelNow): string {
  if (now === "open") {
    return `<span class="open">${channel.opening === AROUND_THE_CLOCK ? phrases.day_and_night : phrases.open}</span>`;
  }
  if (now === "unknown") return channel.kind === "chat" ? phrases.chat_hours_not_known : phrases.hours_not_known;
  if (opensAt === "") return phrases.closed;
  const paris = opening(phrases, opensAt);
  return opensAtLocal === ""
    ? put(phrases.opens, paris)
    : put(phrases.opens_elsewhere, paris, opening(phrases, opensAtLocal));
}

function line(phrases: Phrases, way: Way, shown: ChannelNow): string {
  let said = "";
  if (["call", "sms", "chat"].includes(shown.channel.kind)) {
    said = state(phrases, shown);
    if (!shown.worksHere) said += ` · ${phrases.not_known_to_work}`;
    else if (!shown.button) said += ` · ${phrases.old}`;
  }
  const meta = said === "" ? "" : ` <span class="meta">${said}</span>`;
  return `<li>${shown.button ? way.button : way.words}${meta}</li>`;
}

function wayOf({ phrases, ...cards }: Cards, structure: Structure, { channel }: ChannelNow): Way {
  const value = escape(channel.value);
  const [target, host] = linksOf(cards, structure, channel.kind, channel.value);
  const pressed = channel.kind === "call" || channel.kind === "sms";
  const [said, text] = {
    call: () => twice(unbroken(value), "{}", phrases.call),
    sms: () => twice(value, phrases.sms_words, phrases.sms),
    chat: () => twice(host, phrases.chat_words, phrases.chat),
    email: () => twice(value, "{}", phrases.email),
    web: () => twice(host, "{}", phrases.web),
    visit: () => twice("", phrases.visit, phrases.visit),
  }[channel.kind]();
  const words = `<span class="${pressed ? "tel" : "words"}">${said}</span>`;
  const rel = channel.kind === "chat" || channel.kind === "web" ? ' rel="noreferrer"' : "";
  const button = `<a class="${pressed ? "call" : "plain"}" href="${target}"${rel}>${text}</a>`;
  return { button: target === "" ? words : button, words, same: host || words };
}

function twice(value: string, words: string, text: string): [words: string, text: string] {
  return [put(words, value), put(text, value)];
}

function linksOf(
  cards: Pick<Cards, "structures">,
  structure: Structure,
  kind: string,
  value: string,
): readonly [href: string, host: string] {
  return cards.structures[structure.id]?.links[`${kind} ${value}`] ?? ["", ""];
}
