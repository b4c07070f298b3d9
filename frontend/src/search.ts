// Pages with a place field or an answer: the field proposes, forms are answered on this device, in place.
import { offerMaps } from "./map/button.ts";
import sheet from "./search.css?url";
import { prepareFilters } from "./screen/filters.ts";
import { openPage } from "./screen/opening.ts";
import { preparePlaceFields } from "./screen/place_field.ts";
import { readySearch } from "./screen/place_search.ts";
import { notePress, pressedFor } from "./screen/pressing.ts";
import { answerForm, askAgain, isAnswered, loadDevice } from "./screen/sending.ts";
import { eachTime, goBack, isInPlace } from "./screen/stage.ts";
import { readWords } from "./screen/words.ts";

wear(sheet);
document.addEventListener("click", notePress);
document.addEventListener("click", followBack);
document.addEventListener("submit", answerHere);
addEventListener("balise:opening", openHere); // sent by screen/one_entry.ts, which is another script
dispatchEvent(new Event("balise:answering")); // to the same: forms make no line in the history from now on
void readWords().then(() => eachTime(prepare));
whenQuiet(() => void readySearch().then(loadDevice));

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

function wear(address: string): void {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  document.head.append(link);
}

/** After the page is there and at rest; at the first need when the visitor spares their data. */
function whenQuiet(work: () => void): void {
  const sparing = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
  if (sparing) return;
  const later = (): void => {
    if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: 3000 });
    else setTimeout(work, 300);
  };
  if (document.readyState === "complete") later();
  else addEventListener("load", later, { once: true });
}
