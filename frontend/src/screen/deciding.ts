// What a filled form leads to: an answer, or the form again with a question. As `ask` in site/views/aide.py.
import type { Audience, Need } from "../help/types.ts";
import type { Hit } from "../places/hits.ts";

/** What a form was sent with. `code`: a place that was chosen; `need`: a code or "". */
export type Asked = {
  readonly code: string;
  readonly typed: string;
  readonly audience: Audience | null;
  readonly need: string;
  readonly page: number;
};

/** Why the form comes back: the place is gone, words of need were understood, the place is not known. */
export type Problem = "gone" | "heard" | "unknown";

export type Next =
  | { readonly kind: "answer"; readonly code: string; readonly typed: string; readonly need: string; readonly page: number }
  | { readonly kind: "form"; readonly typed: string; readonly need: string; readonly problem: Problem | null; readonly hits: readonly Hit[] };

/** What deciding asks of the packs. */
export type Knowledge = {
  readonly needs: readonly Need[];
  has(code: string): boolean;
  search(typed: string): Hit[];
  isNamed(typed: string, hits: readonly Hit[]): boolean;
  ambiguous(hits: readonly Hit[]): boolean;
  findNeed(typed: string, needs: readonly Need[]): string; // "" when the words speak of none
};

export function decide(asked: Asked, known: Knowledge): Next {
  const { code, typed, audience } = asked;
  const need = known.needs.some((one) => one.code === asked.need) ? asked.need : "";
  if (code !== "" && !known.has(code)) return form("", need, "gone");
  if (code !== "" && audience !== null) return { kind: "answer", code, typed: "", need, page: asked.page };
  if (audience === null) return form(typed, need, null);
  if (typed === "") return form("", need, null);
  const hits = known.search(typed);
  const named = known.isNamed(typed, hits);
  const said = named ? "" : known.findNeed(typed, known.needs);
  if (said !== "") return form("", said, "heard");
  const first = hits[0];
  if (first === undefined) return form(typed, need, "unknown");
  if (isPlace(first) && !known.ambiguous(hits)) {
    return { kind: "answer", code: first.code, typed: named ? "" : typed, need, page: 1 };
  }
  return { ...form(typed, need, null), hits };
}

export function isPlace(hit: Hit): boolean {
  return hit.kind === "commune" || hit.kind === "arrondissement";
}

function form(typed: string, need: string, problem: Problem | null): Next & { kind: "form" } {
  return { kind: "form", typed, need, problem, hits: [] };
}
