// The need that someone's own words speak of; as `find_need` of balise/core/help/needs.py.
import { fold } from "../places/folding.ts";
import type { Need } from "./types.ts";

/**
 * The code of a need, "" when the words speak of none.
 *
 * Case, accents, apostrophes and hyphens do not count. A whole word or phrase must be there; the longest one found
 * decides, then the order of the list: "dormir chez mon mec" is a roof before anything else.
 */
export function findNeed(typed: string, needs: readonly Need[]): string {
  const asked = ` ${fold(typed)} `;
  let [best, length] = ["", -1];
  for (const need of needs) {
    for (const word of [need.label, need.labelYoung, ...need.words].map(fold)) {
      if (word.length > length && asked.includes(` ${word} `)) [best, length] = [need.code, word.length];
    }
  }
  return best;
}
