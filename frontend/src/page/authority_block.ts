// Who is in charge in a territory, with the cards of its offices; as balise/site/authority_block.py.
import type { Audience, Authority, Match } from "../help/types.ts";
import { fillCard } from "./card.ts";
import type { Cards } from "./cards_file.ts";
import { fill } from "./slots.ts";

export function authorityBlock(cards: Cards, authority: Authority, audience: Audience): string {
  const office = (match: Match | null): string => (match === null ? "" : fillCard(cards, match, audience));
  const values = { cell: office(authority.cell), switchboard: office(authority.switchboard) };
  return fill(cards.authorities[authority.territory.code] ?? [], values);
}
