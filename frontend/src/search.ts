// Pages with a place field, an answer or a map: the field proposes, forms are answered on this device, in place.
import { offerMaps } from "./map/button.ts";
import sheet from "./search.css?url";
import { prepareFilters } from "./screen/filters.ts";
import { drawn } from "./screen/first_paint.ts";
import { openPage } from "./screen/opening.ts";
import { preparePlaceFields } from "./screen/place_field.ts";
import { readySearch } from "./screen/place_search.ts";
import { notePress, pressedFor } from "./screen/pressing.ts";
import { answerForm, askAgain, isAnswered, loadDevice } from "./screen/sending.ts";
import { eachTime, goBack, isInPlace, isLeft } from "./screen/stage.ts";
import { readWords } from "./screen/words.ts";

if (document.querySelector("main form") !== null) start();
else void readWords().then(() => offerMaps(document)); // a page with a map alone

/** Forms are answered here from now on; all that has to be fetched for it comes after the page was drawn. */
function start(): void {
  document.addEventListener("click", notePress);
  document.addEventListener("click", followBack);
  document.addEventListener("submit", answerHere);
  addEventListener("balise:opening", openHere); // sent by screen/one_entry.ts, which is another script
  dispatchEvent(new Event("balise:answering")); // to the same: forms make no line in the history from now on
  void drawn().then(async () => {
    if (isLeft()) return;
    if (!isSparing()) void readySearch().then(loadDevice); // else at the first need
    await Promise.all([readWords(), worn(sheet)]);
    if (!isLeft()) eachTime(prepare);
  });
}

function prepare(main: HTMLElement): void {
  preparePlaceFields(main);
  prepareFilters(main, askAgain);
  offerMaps(main);
}

function answerHere(event: SubmitEvent): void {
  if (event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return;
  const pressed = pressedFor(event);
  if (!isAnswered(event.target, pressed)) return;
  event.preventDefault();
  answerForm(event.target, pressed);
}

/** « ← Retour » brings back what stood, if this page holds it. */
function followBack(event: MouseEvent): void {
  const back = event.target instanceof Element ? event.target.closest(".back a") : null;
  if (back === null || event.defaultPrevented || event.button !== 0) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (goBack()) event.preventDefault();
}

/** Leaving would lose what stands in place: the page is shown here instead. */
function openHere(event: Event): void {
  if (!isInPlace() || !(event instanceof CustomEvent)) return;
  event.preventDefault();
  void openPage(String(event.detail));
}

/** Resolves when it is there, so that nothing moves when it comes; or when it will not come. */
function worn(address: string): Promise<void> {
  return new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    for (const end of ["load", "error"]) link.addEventListener(end, () => resolve());
    document.head.append(link);
  });
}

/** Whether the visitor asked their browser to spare their data. */
function isSparing(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}
