// The copy on a stick: the search and the answers of the site, on packs that stand in the page. No network at all.
import { htmlToFragment } from "./html.ts";
import { sayAge } from "./offline/age.ts";
import { followInPage, keepLinks } from "./offline/links.ts";
import { fieldsOf, HELP, PRINT, readAsked } from "./screen/asking.ts";
import { offerToPrint, pageToPrint } from "./print/sheet.ts";
import { readyDevice, respond } from "./screen/device.ts";
import { leaveOnDemand } from "./screen/leaving.ts";
import { preparePlaceFields } from "./screen/place_field.ts";
import { notePress, pressedFor } from "./screen/pressing.ts";
import { eachTime, goBack, main, show } from "./screen/stage.ts";
import { asksWhoFor } from "./screen/who_for.ts";
import { readWords, say } from "./screen/words.ts";

leaveOnDemand();
document.addEventListener("click", notePress);
document.addEventListener("click", follow);
document.addEventListener("submit", answerHere);
start().catch(sayBroken);

/** The form appears once it can answer; until then, and where it cannot, the page is a list. */
async function start(): Promise<void> {
  sayAge(new Date());
  await readWords();
  const { failure } = await readyDevice();
  if (failure === "missing") return; // an old browser: the page says so already
  const form = document.getElementById("recherche");
  if (failure !== null || form === null) throw new Error(`no search: ${failure}`);
  eachTime((root) => {
    preparePlaceFields(root);
    keepLinks(root);
  });
  document.documentElement.classList.add("js");
  form.hidden = false;
}

/** The search does not work: it is said, and the numbers and lists of the page stay. */
function sayBroken(): void {
  const said = document.getElementById("panne");
  if (said === null) return;
  document.documentElement.classList.add("js"); // not the browser's fault
  said.hidden = false;
  said.scrollIntoView({ block: "nearest" });
}

function answerHere(event: SubmitEvent): void {
  const form = event.target;
  event.preventDefault(); // there is nowhere to send anything
  if (!(form instanceof HTMLFormElement)) return;
  const pressed = pressedFor(event);
  const fields = fieldsOf(form, pressed);
  const address = pressed?.getAttribute("formaction") ?? form.getAttribute("action");
  if (address === HELP && asksWhoFor(form, fields)) return;
  if (address === HELP) answer(fields).catch(sayBroken);
  else if (address === PRINT) toPrint(fields).catch(sayBroken);
}

async function answer(fields: URLSearchParams): Promise<void> {
  const { thing: device } = await readyDevice();
  if (device === null) return;
  const { content, kind } = respond(device, readAsked(fields));
  show(content, kind);
}

async function toPrint(fields: URLSearchParams): Promise<void> {
  const { thing: device } = await readyDevice();
  if (device === null) return;
  const html = pageToPrint(fields, device, new Date(), document.querySelector("time")?.textContent ?? "");
  if (html === null) return;
  show(htmlToFragment(html), "page");
  offerToPrint(main(), say("print"));
}

function follow(event: MouseEvent): void {
  const back = event.target instanceof Element ? event.target.closest(".back a") : null;
  if (back === null) {
    followInPage(event);
    return;
  }
  event.preventDefault();
  goBack();
}
