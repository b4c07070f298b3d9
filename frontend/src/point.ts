// « Faire le point »: answers lead to one of the outcomes that stand in the page, hidden. They stay in this memory.
// Until somebody begins, and whenever something fails, the page is what it is without scripts: every situation with
// what it means, and no overall result.
import { items, type Question } from "./point/items.ts";
import { part, parts } from "./point/page.ts";
import { emptyResult, showResult } from "./point/result.ts";
import { copyText } from "./point/writing.ts";
import { evaluate } from "./scales/evaluate.ts";
import type { HowKnown } from "./scales/facts.ts";
import type { Answer, Rules } from "./scales/model.ts";
import type { Audience } from "./help/types.ts";

type View = "before" | "questions" | "result";

const point = part(document, "#point");
const audience = point.dataset["audience"] as Audience;
const inAList = "list" in point.dataset;
const rules = JSON.parse(part(point, "#regles").textContent ?? "") as Rules;
const answers = new Map<string, Answer>();
const known = new Map<string, HowKnown>();
let questions: readonly Question[] = [];
let asked = 0; // which question stands, when they come one by one
let urgent = false;

evaluate(rules, audience, answers); // fails here, and not before somebody who has answered
for (const one of parts(point, "[data-with]")) one.hidden = false;
for (const one of parts(point, "[data-without]")) one.hidden = true;
show("before");
if (point.querySelector("details[open]") !== null) part(point, "[data-view=questions]").hidden = false; // it is being read
point.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element ? event.target.closest("button") : null;
  if (pressed === null) return;
  try {
    press(pressed);
  } catch (error) {
    standWithoutScripts();
    throw error;
  }
});
// What a browser keeps of a page that is left, to show it again, holds no answer.
addEventListener("pagehide", forget);
addEventListener("pageshow", forgetAgain);
// Firefox writes what a box holds with the session to restore, whatever its `autocomplete`, unless the page came with it.
const simple = document.querySelector<HTMLInputElement>("#simple");
simple?.addEventListener("change", () => { simple.defaultChecked = simple.checked; });

function press(button: HTMLButtonElement): void {
  const { do: deed, answer, known: how } = button.dataset;
  const question = questions.find(({ element }) => element.contains(button));
  if (deed === "begin") begin();
  else if (deed === "back") ask(asked - 1);
  else if (deed === "return") ask(asked);
  else if (deed === "stop") conclude();
  else if (deed === "wipe") wipe();
  else if (deed === "copy") void copyText(part(point, "#trame"));
  else if (deed === "print") print();
  else if (question !== undefined && answer !== undefined) give(question, answer as Answer);
  else if (question !== undefined && how !== undefined) say(question, how as HowKnown);
}

function begin(): void {
  if (questions.length === 0) questions = items(point, inAList);
  ask(0);
}

/** One question, or all of them; before the first stands what there is to know. */
function ask(number: number): void {
  if (number < 0) {
    show("before");
    arriveAt(part(document, "h1"));
    return;
  }
  asked = number;
  show("questions");
  if (!inAList) questions.forEach(({ element }, place) => { element.hidden = place !== number; });
  const question = questions[number];
  if (question !== undefined) arriveAt(question.heading);
}

/** In a list the same answer pressed again is taken back. Danger now leads at once to what can be done. */
function give(question: Question, answer: Answer): void {
  if (inAList && answers.get(question.code) === answer) answers.delete(question.code);
  else answers.set(question.code, answer);
  question.mark(answers.get(question.code), known.get(question.code));
  const before = urgent;
  urgent = evaluate(rules, audience, answers).axes.urgency === "immediate";
  if (inAList) asked = questions.indexOf(question);
  if (urgent && !before) conclude();
  else if (!inAList && asked + 1 < questions.length) ask(asked + 1);
  else if (!inAList) conclude();
}

function say(question: Question, how: HowKnown): void {
  if (known.get(question.code) === how) known.delete(question.code);
  else known.set(question.code, how);
  question.mark(answers.get(question.code), known.get(question.code));
}

function conclude(): void {
  const title = showResult(point, rules, audience, answers, known);
  show("result");
  arriveAt(title);
}

function wipe(): void {
  forget();
  arriveAt(part(document, "h1"));
}

function forget(): void {
  answers.clear();
  known.clear();
  asked = 0;
  urgent = false;
  emptyResult(point);
  for (const question of questions) question.mark(undefined, undefined);
  for (const fold of point.querySelectorAll("details")) fold.open = false;
  show("before");
}

function forgetAgain(event: PageTransitionEvent): void {
  if (event.persisted) forget();
}

function show(view: View): void {
  for (const one of parts(point, "[data-view]")) one.hidden = !(one.dataset["view"] ?? "").split(" ").includes(view);
}

function arriveAt(heading: HTMLElement): void {
  heading.tabIndex = -1;
  if (questions.some((question) => question.heading === heading)) heading.scrollIntoView();
  else scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}

function standWithoutScripts(): void {
  forget();
  removeEventListener("pagehide", forget); // they lead to a first question that works no more
  removeEventListener("pageshow", forgetAgain);
  for (const { element } of questions) element.hidden = false;
  for (const one of parts(point, "[data-view]")) one.hidden = false;
  for (const one of parts(point, "[data-with]")) one.hidden = true;
  for (const one of parts(point, "[data-without]")) one.hidden = false;
  for (const one of parts(point, "[data-answer], [data-known]")) one.hidden = true;
}

