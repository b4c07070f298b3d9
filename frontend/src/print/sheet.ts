// The page to print, made here and shown in place: nothing is asked of the server, nothing is ever downloaded alone.
import { answer } from "../help/answer.ts";
import type { HelpIndex } from "../help/types.ts";
import type { Cards } from "../page/cards_file.ts";
import { AUDIENCE_OF_SLUG } from "../screen/asking.ts";
import { type Kind, printHtml } from "./on_paper.ts";
import { withPrints } from "./print_file.ts";

const BUTTONS: { readonly [name: string]: Kind } = { carte: "card", affiche: "poster" };

type Ready = { readonly help: HelpIndex; readonly cards: Cards };

/**
 * The HTML of the page to print for the fields of a form sent to /imprimer/; null when they do not say what.
 * `date`: of the data, in words. Throws for a place or a need that is not known.
 */
export function pageToPrint(fields: URLSearchParams, { help, cards }: Ready, at: Date, date: string): string | null {
  const name = Object.keys(BUTTONS).find((each) => fields.has(each)) ?? "";
  const kind = BUTTONS[name];
  const [slug = "", need = ""] = (fields.get(name) ?? "").split(" ");
  const audience = AUDIENCE_OF_SLUG[slug];
  if (kind === undefined || audience === undefined) return null;
  const told = kind === "poster" ? "young" : audience; // a poster speaks to who passes before it
  const needs = need === "" ? [] : [need];
  const found = answer(help, fields.get("commune") ?? "", told, needs, at, 1, cards.pageSize);
  const toPrint = withPrints(cards);
  wear(toPrint.print.style);
  return printHtml(toPrint, found, kind, { slug, need, date });
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

/** Of a page to print that the server made: its sheet is worn, the rest is given back. */
export function wearSheetOf(html: string): string {
  return html.replace(/<style>(.*?)<\/style>/s, (_, style: string) => {
    wear(style);
    return "";
  });
}

let worn = false;

/** Rules written by the object model pass under the policy of styles, which forbids a sheet in a string. */
function wear(style: string): void {
  const sheet = [...document.styleSheets].find((each) => each.href === null);
  if (worn || sheet === undefined) return;
  sheet.insertRule(`@media all{${style}}`, sheet.cssRules.length);
  worn = true;
}
