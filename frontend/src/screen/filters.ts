// Above the lists of an answer: the need, on site or at a distance, and for professionals a link to copy.
import { AUDIENCE_OF_SLUG } from "./asking.ts";
import { main, prepareAgain } from "./stage.ts";
import { say, sayCount } from "./words.ts";

type Where = "on_site" | "remotely";

// The sections of an answer by where help is given, each from its heading to the next.
const SECTIONS: Readonly<Record<Where, readonly string[]>> = { on_site: ["pres", "loin"], remotely: ["appeler", "distance"] };

/** Asks for the same answer otherwise; what has to be said meanwhile is said in `bar`. */
export type Ask = (bar: HTMLElement, fields: URLSearchParams) => void;

/** Put the filters above the lists, when an answer stands and they are not there. */
export function prepareFilters(root: HTMLElement, ask: Ask): void {
  const lists = root.querySelector("#appeler");
  const search = root.querySelector<HTMLFormElement>("form#chercher");
  if (lists === null || search === null || root.querySelector(".filters") !== null) return;
  const bar = document.createElement("section");
  bar.className = "panel filters noprint";
  bar.setAttribute("aria-label", say("filters"));
  const status = document.createElement("p");
  status.className = "soft";
  status.setAttribute("role", "status");
  bar.append(needs(search, (fields) => ask(bar, fields)), places(), ...link(search), status);
  lists.before(bar);
}

/** Take the lists and the first lines of another answer for the same place; say how many there are. */
export function updateList(answer: DocumentFragment): void {
  const bar = main().querySelector(".filters");
  const first = answer.querySelector("#appeler");
  if (bar === null || first === null) return;
  const summary = answer.querySelector(".sum");
  if (summary !== null) main().querySelector(".sum")?.replaceWith(summary);
  while (bar.nextSibling !== null) bar.nextSibling.remove();
  bar.after(first, ...after(first));
  prepareAgain();
  keep(chosen());
}

/** The need, as the form at the end of the answer asks for it. */
function needs(search: HTMLFormElement, ask: (fields: URLSearchParams) => void): HTMLElement {
  const line = document.createElement("p");
  const below = search.querySelector<HTMLSelectElement>("#besoin");
  const label = document.createElement("label");
  const select = document.createElement("select");
  select.id = "filtre-besoin";
  label.htmlFor = select.id;
  label.textContent = below?.labels[0]?.textContent ?? "";
  select.autocomplete = "off";
  select.append(...[...(below?.options ?? [])].map((option) => option.cloneNode(true)));
  select.value = below?.value ?? "";
  select.addEventListener("change", () => ask(asked(select.value)));
  line.append(label, select);
  return line;
}

/** The fields of the answer that stands, with another need. */
function asked(need: string): URLSearchParams {
  const { code, slug } = standing();
  return new URLSearchParams({ commune: code, public: slug, besoin: need });
}

function standing(): { code: string; slug: string } {
  const value = (selector: string): string => main().querySelector<HTMLInputElement>(selector)?.value ?? "";
  return { code: value("form:not(#chercher) input[name=commune]"), slug: value("#chercher input[name=public]") };
}

function places(): HTMLElement {
  const line = document.createElement("p");
  line.className = "row";
  for (const where of ["on_site", "remotely"] as const) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain";
    button.textContent = say(where);
    button.dataset["where"] = where;
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      keep(chosen() === where ? null : where);
    });
    line.append(button);
  }
  return line;
}

/** What is pressed in the answer that stands: « Retour » may have brought back another. */
function chosen(): Where | null {
  const pressed = main().querySelector<HTMLElement>("[data-where][aria-pressed=true]")?.dataset["where"];
  return pressed === "on_site" || pressed === "remotely" ? pressed : null;
}

/** Show what is wanted, hide the rest, and say how much is shown. The numbers of danger are above and always stay. */
function keep(wanted: Where | null): void {
  for (const button of main().querySelectorAll<HTMLElement>("[data-where]")) {
    button.setAttribute("aria-pressed", String(button.dataset["where"] === wanted));
  }
  for (const [where, headings] of Object.entries(SECTIONS)) {
    for (const heading of headings) section(heading).forEach((part) => { part.hidden = wanted !== null && wanted !== where; });
  }
  const cards = [...main().querySelectorAll<HTMLElement>(".filters ~ * .card, .filters ~ .card")];
  const count = cards.filter((card) => card.closest("[hidden]") === null).length;
  const status = main().querySelector(".filters [role=status]");
  if (status !== null) status.textContent = sayCount("shown", count);
}

/** A heading and what follows it up to the next. */
function section(id: string): HTMLElement[] {
  const heading = main().querySelector<HTMLElement>(`#${id}`);
  if (heading === null) return [];
  const rest = after(heading);
  const next = rest.findIndex((part) => part.tagName === heading.tagName);
  return [heading, ...(next < 0 ? rest : rest.slice(0, next))];
}

function after(first: Element): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let one = first.nextElementSibling; one !== null; one = one.nextElementSibling) {
    if (one instanceof HTMLElement) found.push(one);
  }
  return found;
}

/** A link to this very answer, only for professionals, only when pressed: it tells the town. */
function link(search: HTMLFormElement): HTMLElement[] {
  if (AUDIENCE_OF_SLUG[search.querySelector<HTMLInputElement>("input[name=public]")?.value ?? ""] !== "professional") return [];
  const line = document.createElement("p");
  const button = document.createElement("button");
  const warning = document.createElement("span");
  button.type = "button";
  button.className = "plain";
  button.textContent = say("copy");
  warning.className = "soft";
  warning.textContent = ` ${say("copy_warning")}`;
  button.addEventListener("click", () => void copy(line).catch(() => {})); // no clipboard: the link is shown
  line.append(button, warning);
  return [line];
}

/** Shown too, so that it can be copied by hand where the browser refuses. */
async function copy(line: HTMLElement): Promise<void> {
  const { code, slug } = standing();
  const need = main().querySelector<HTMLSelectElement>("#filtre-besoin")?.value ?? "";
  const address = new URL(`/aide/${code}/`, location.href);
  address.searchParams.set("public", slug);
  if (need !== "") address.searchParams.set("besoin", need);
  const shown = line.querySelector("input") ?? document.createElement("input");
  shown.className = "link";
  shown.type = "text";
  shown.readOnly = true;
  shown.autocomplete = "off";
  shown.value = address.href;
  shown.setAttribute("aria-label", say("copy"));
  line.append(shown);
  shown.select();
  const done = await navigator.clipboard.writeText(address.href).then(() => true, () => false);
  const status = main().querySelector(".filters [role=status]");
  if (status !== null) status.textContent = say(done ? "copied" : "copy_by_hand");
}
