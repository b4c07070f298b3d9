// What a place field proposes: places with their département, postal code and former name; foreign ones first, as a question.
import type { Hit } from "../places/hits.ts";
import type { Option } from "./combobox.ts";
import { isPlace } from "./deciding.ts";
import { detailOf } from "./place_detail.ts";
import type { PlaceSearch } from "./place_search.ts";
import { say } from "./words.ts";

const MOST = 8;

/** Options for what was typed. Only a French place has a value: nothing else can be chosen by mistake. */
export function suggestions({ index, places }: PlaceSearch, typed: string): Option[] {
  const hits = index.search(typed, MOST);
  const abroad = hits.filter((hit) => hit.kind === "foreign");
  const here = hits.filter((hit) => hit.kind !== "foreign");
  return [...abroad, ...here].map((hit) => ({ label: hit.name, detail: detail(hit), value: isPlace(hit) ? hit.code : "" }));

  function detail(hit: Hit): string {
    if (hit.kind === "foreign") return say("outside");
    return isPlace(hit) ? detailOf(say("former"), places, hit) : say("area");
  }
}
