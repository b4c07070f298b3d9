// The first line of an answer: whom to call in danger, from that place; as balise/site/danger.py.
import type { Match } from "../help/types.ts";
import type { Cards } from "./cards_file.ts";
import { afterNumber } from "./names.ts";
import { escape, put } from "./slots.ts";
import { hrefOf } from "./ways.ts";

/** The usual line where every emergency number is known to work; else what is known, said as it is. */
export function danger(cards: Cards, lines: readonly Match[]): string {
  const emergency = lines.filter((match) => match.entry.structure.role === "emergency");
  const known = emergency.filter((match) => match.channels[0]?.worksHere);
  if (known.length === emergency.length) return cards.danger;
  const { some_work, none_is_known_to_work, danger_now } = cards.phrases;
  const numbers = (known.length > 0 ? known : emergency).map((match) => link(cards, match)).join(", ");
  const said = put(known.length > 0 ? some_work : none_is_known_to_work, numbers);
  return `<p class="danger"><strong>${danger_now}</strong> ${said}</p>`;
}

function link(cards: Cards, { channels: [shown], entry: { structure } }: Match): string {
  if (shown === undefined) return "";
  const number = `<a class="tel" href="${hrefOf(cards, structure, shown)}">${escape(shown.channel.value)}</a>`;
  return `${number} ${escape(afterNumber(structure.name))}`;
}
