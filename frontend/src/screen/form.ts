// The form of /aide/ when it comes back: a question, a problem, which place. As `form_page` in site/views/aide.py.
import type { Audience } from "../help/types.ts";
import type { Cards } from "../page/cards_file.ts";
import { choosing, escape, fill, put, type Pieces } from "../page/slots.ts";
import { offered, type Hit } from "../places/hits.ts";
import type { Places } from "../places/places.ts";
import { isPlace, type Next, type Problem } from "./deciding.ts";
import { detailOf } from "./place_detail.ts";

type State = "plain" | "problem" | "choices" | "outside" | "outside_choices";

/** What cards.json holds of it; made by balise/site/form_parts.py. */
export type Forms = {
  readonly frames: { readonly [audienceAndState: string]: Pieces }; // "young choices", " plain"
  readonly choice: Pieces;
  readonly choiceLink: Pieces;
  readonly former: string; // "ancien nom : {}"
  readonly wholeArea: string; // what is said of a département or a région
  readonly problems: Readonly<Record<Problem, readonly [withTu: string, withVous: string]>>;
};

type Told = { readonly forms: Forms; readonly places: Places; readonly cards: Pick<Cards, "saidTu"> };

/** `lines`: the numbers to call, as HTML. */
export function formHtml({ forms, places, cards }: Told, audience: Audience | null, next: Next & { kind: "form" }, lines: string): string {
  const choices = offered(next.typed, next.hits).map((hit) => choice(forms, places, hit)).join("");
  const outside = next.hits.find((hit) => hit.kind === "foreign")?.name ?? "";
  const state = stateOf(next.problem, outside !== "", choices !== "");
  const withTu = audience !== null && cards.saidTu.includes(audience);
  const said = next.problem === null ? "" : forms.problems[next.problem][withTu ? 0 : 1];
  const html = fill(forms.frames[`${audience ?? ""} ${state}`] ?? [], {
    cards: lines,
    choices,
    need: escape(next.need),
    outside: escape(outside),
    problem: escape(put(said, next.typed)),
    typed: escape(next.typed),
  });
  return choosing(next.need, html);
}

function stateOf(problem: Problem | null, outside: boolean, choices: boolean): State {
  if (problem !== null) return "problem";
  if (outside) return choices ? "outside_choices" : "outside";
  return choices ? "choices" : "plain";
}

/** As `choice_of` in balise/site/place_field.py. */
function choice(forms: Forms, places: Places, hit: Hit): string {
  if (!isPlace(hit)) {
    const link = hit.territory === "" ? "/territoires/" : `/territoire/${hit.territory}/`;
    return fill(forms.choiceLink, { name: escape(hit.name), detail: escape(forms.wholeArea), link });
  }
  const detail = detailOf(forms.former, places, hit);
  return fill(forms.choice, { name: escape(hit.name), detail: escape(detail), value: hit.code });
}
