// The page to print, made here and shown in place: nothing is asked of the server, nothing is ever downloaded alone.
import { answer } from "../help/answer.ts";
import type { Audience, HelpIndex } from "../help/types.ts";
import { fetchJson } from "../packs.ts";
import { type Kind, printHtml } from "./on_paper.ts";
import { readPrintFile } from "./print_file.ts";

const ADDRESS = "/imprimer/";
const BUTTONS: { readonly [name: string]: Kind } = { carte: "card", affiche: "poster" };
const AUDIENCES: { readonly [slug: string]: Audience } = {
  jeune: "young",
  proche: "relative",
  temoin: "witness",
  professionnel: "professional",
};
const PAGE_SIZE = 8;

/** Whether a form was sent by a button that asks for a page to print. */
export function asksToPrint(pressed: HTMLElement | null): boolean {
  return pressed instanceof HTMLButtonElement && new URL(pressed.formAction).pathname === ADDRESS;
}

/**
 * The HTML of the page to print for the fields of such a form; null when its file could not be had, or when the
 * place or the need is not known. `date`: of the data, in words.
 */
export async function pageToPrint(fields: URLSearchParams, help: HelpIndex, at: Date, date: string): Promise<string | null> {
  const name = Object.keys(BUTTONS).find((each) => fields.has(each)) ?? "";
  const kind = BUTTONS[name];
  const [slug = "", need = ""] = (fields.get(name) ?? "").split(" ");
  const audience = AUDIENCES[slug];
  const { value, failure } = await fetchJson("print");
  if (kind === undefined || audience === undefined || failure !== null) return null;
  try {
    const file = readPrintFile(value);
    const told = kind === "poster" ? "young" : audience; // a poster speaks to who passes before it
    const found = answer(help, fields.get("commune") ?? "", told, need === "" ? [] : [need], at, 1, PAGE_SIZE);
    wear(file.style);
    return printHtml(file, found, kind, { slug, need, date });
  } catch {
    return null;
  }
}

/** Once the page stands: a button that prints, in the place of how to do it by hand. */
export function offerToPrint(main: HTMLElement, words: string): void {
  const how = main.querySelector(".printed .how");
  if (how === null) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "go";
  button.textContent = words;
  button.addEventListener("click", () => print());
  const line = document.createElement("p");
  line.append(button);
  how.before(line);
}

let worn = false;

/** Rules written by the object model pass under the policy of styles, which forbids a sheet in a string. */
function wear(style: string): void {
  const sheet = [...document.styleSheets].find((each) => each.href === null);
  if (worn || sheet === undefined) return;
  sheet.insertRule(`@media all{${style}}`, sheet.cssRules.length);
  worn = true;
}
