// What the answers lead to, put together from what stands in the page: the same pieces, in the same order, whatever it is.
import type { Audience } from "../help/types.ts";
import { evaluate, type Answers } from "../scales/evaluate.ts";
import { factsToWrite, type HowKnown } from "../scales/facts.ts";
import type { Finding, Rules } from "../scales/model.ts";
import { clone, fill, part, parts, wordsOf } from "./page.ts";
import { writeFacts } from "./writing.ts";

/** Gives its title, for the focus. */
export function showResult(
  point: HTMLElement, rules: Rules, audience: Audience, answers: Answers, known: ReadonlyMap<string, HowKnown>,
): HTMLElement {
  const finding = evaluate(rules, audience, answers);
  const rest = clone(point, "#suite");
  part(rest, ".next").append(...finding.steps.map((code) => inAnItem(clone(point, `[data-step=${code}]`))));
  const because = finding.because.map((sign) => inAnItem(...saidOf(point, sign)));
  part(rest, ".why ul").append(...because);
  part(rest, ".why p").hidden = because.length > 0;
  fill(part(point, "#bilan"), clone(point, `[data-outcome=${finding.outcome}]`), rest);
  const writing = point.querySelector<HTMLElement>("#trame");
  if (writing !== null) writeFacts(point, writing, factsToWrite(rules, answers, known), answers);
  return part(point, "#bilan h2");
}

export function emptyResult(point: HTMLElement): void {
  for (const one of parts(point, "#bilan, [data-facts]")) fill(one);
}

function saidOf(point: HTMLElement, { item, answer }: Finding["because"][number]): (Node | string)[] {
  const quoted = ["«\u00a0", ...wordsOf(part(point, `[data-item=${item}] .said`)), "\u00a0»\u00a0: "];
  return [...quoted, answerWords(point, answer)];
}

function answerWords(point: HTMLElement, answer: string): Node {
  const said = document.createElement("b");
  said.append(...wordsOf(part(clone(point, "#reponses"), `[data-answer=${answer}]`)));
  return said;
}

function inAnItem(...content: (Node | string)[]): HTMLElement {
  const item = document.createElement("li");
  item.append(...content);
  return item;
}
