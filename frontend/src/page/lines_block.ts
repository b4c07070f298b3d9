// The numbers to call now: emergency in one row, the first lines as cards, the others folded; as balise/site/lines_block.py.
import type { Audience, Match } from "../help/types.ts";
import { fillAll } from "./card.ts";
import type { Cards } from "./cards_file.ts";
import { shortName } from "./names.ts";
import { escape, put } from "./slots.ts";
import { hrefOf } from "./ways.ts";

/** `matches`: those of `now`, in their order. */
export function linesBlock(cards: Cards, matches: readonly Match[], audience: Audience): string {
  const emergency = matches.filter((match) => match.entry.structure.role === "emergency");
  const lines = matches.filter((match) => match.entry.structure.role !== "emergency");
  const folded = lines.slice(cards.linesShown);
  const rows = emergency.map((match) => urgent(cards, match)).join("");
  const parts = [
    rows === "" ? "" : `<ul class="ways wide panel">${rows}</ul>`,
    `<div class="grid">${fillAll(cards, lines.slice(0, cards.linesShown), audience)}</div>`,
  ];
  if (folded.length > 0) {
    parts.push(`<details><summary>${cards.phrases.other_lines}</summary>`);
    parts.push(`<div class="grid">${fillAll(cards, folded, audience)}</div></details>`);
  }
  return parts.join("");
}

/** One row: the number to press, and who answers. */
function urgent(cards: Cards, match: Match): string {
  const [shown] = match.channels;
  if (shown === undefined) return "";
  const value = escape(shown.channel.value);
  const label = shown.channel.kind === "sms" ? put(cards.phrases.sms_words, value) : value;
  const doubt = shown.worksHere ? "" : ` <span class="meta">${cards.phrases.may_not_work}</span>`;
  const link = `<a class="call" href="${hrefOf(cards, match.entry.structure, shown)}">${label}</a>`;
  return `<li>${link} <span>${escape(shortName(match.entry.structure.name))}${doubt}</span></li>`;
}
