// The French of reasons and notes; as `sentence` of balise/core/help/wording.py.
import type { Audience, Reason } from "../help/types.ts";
import type { Cards } from "./cards_file.ts";
import { saidDate } from "./dates.ts";

/** A reason or a note in words, not yet made safe. Throws for an unknown code. */
export function sentence(cards: Cards, { code, value }: Reason, audience: Audience): string {
  const words = cards.sentences[code];
  if (words === undefined) throw new Error(`no words for ${code}`);
  const [toAll, toTheYoung] = words;
  const text = (audience === "young" && toTheYoung) || toAll;
  const said = cards.dated.has(code) ? saidDate(cards.months, String(value)) : String(value);
  return text.split("{value}").join(said);
}
