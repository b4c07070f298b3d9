// The situations of the page made into questions: what was folded under its sentence stands under buttons to answer.
import type { HowKnown } from "../scales/facts.ts";
import { ANSWERED, type Answer } from "../scales/model.ts";
import { clone, part, parts } from "./page.ts";

export type Question = {
  readonly code: string;
  readonly element: HTMLElement;
  readonly heading: HTMLElement;
  /** Show what is answered, and how it is known. */
  readonly mark: (answer: Answer | undefined, known: HowKnown | undefined) => void;
};

export function items(point: HTMLElement, inAList: boolean): Question[] {
  if (!inAList) part(point, ".items").setAttribute("role", "presentation"); // one at a time is no list
  return parts(point, "[data-item]").map((element) => question(point, element, inAList));
}

function question(point: HTMLElement, element: HTMLElement, inAList: boolean): Question {
  const code = element.dataset["item"] ?? "";
  const summary = part(element, "summary");
  const heading = document.createElement(inAList ? "h3" : "h2");
  heading.id = `i-${code}`;
  heading.append(...summary.childNodes);
  part(heading, "small").hidden = false;
  summary.append(clone(point, "#plus"));
  element.prepend(heading, clone(point, "#reponses"));
  const groups = parts(element, "[role=group]");
  groups[0]?.setAttribute("aria-labelledby", heading.id);
  return {
    code,
    element,
    heading,
    mark(answer, known) {
      for (const button of parts(element, "button")) {
        const stands = button.dataset["answer"] ?? button.dataset["known"];
        button.setAttribute("aria-pressed", String(stands === answer || stands === known));
      }
      for (const one of parts(element, ".known")) one.hidden = answer === undefined || !ANSWERED.includes(answer);
    },
  };
}
