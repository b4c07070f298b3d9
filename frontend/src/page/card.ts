// The card of a service, filled: where, how, when and why; as balise/site/cards.py.
import { isLine } from "../help/match.ts";
import type { Audience, Match } from "../help/types.ts";
import type { Card, Cards } from "./cards_file.ts";
import { kilometres } from "./kilometres.ts";
import { escape, fill, put } from "./slots.ts";
import { waysOf } from "./ways.ts";
import { sentence } from "./wording.ts";

/** Cards of several matches, in their order. Throws for a service that has no card. */
export function fillAll(cards: Cards, matches: readonly Match[], audience: Audience): string {
  return matches.map((match) => fillCard(cards, match, audience)).join("");
}

export function fillCard(cards: Cards, match: Match, audience: Audience): string {
  const { structure, service } = match.entry;
  const card = cards.structures[structure.id]?.cards[service.id];
  if (card === undefined) throw new Error(`no card for ${structure.id} ${service.id}`);
  const national = isLine(match.entry);
  const hidden = national ? cards.hiddenOfNational : cards.hidden;
  const why = match.reasons
    .filter((reason) => !hidden.has(reason.code))
    .map((reason) => escape(sentence(cards, reason, audience)))
    .join(" · ");
  return fill(card.text, {
    where: where(cards, card, match, national),
    ways: waysOf(cards, structure, match.channels),
    why: why === "" ? "" : `<p class="meta">${why}</p>`,
  });
}

function where({ phrases }: Cards, card: Card, match: Match, national: boolean): string {
  let said = card.where ?? "";
  if (match.distanceKm !== null) said = `<b>${distance(phrases, match.distanceKm)}</b> · ${said}`;
  if (!match.stale) return said;
  const old = national ? (card.old ?? "") : `<span class="tag">${phrases.old_record}</span>`;
  return `${old} ${said}`;
}

function distance(phrases: Cards["phrases"], km: number): string {
  return km === 0 ? phrases.in_the_commune : put(phrases.distance, kilometres(km));
}
