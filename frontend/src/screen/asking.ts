// A form of the site, read as its server reads it: who asks, where, for what, which page.
import type { Audience } from "../help/types.ts";
import type { Asked } from "./deciding.ts";

/** Where the forms are sent, as in balise/site/urls.py. */
export const HELP = "/aide/";
export const PRINT = "/imprimer/";
export const TWO_PLACES = "/deux-lieux/";

/** The words of the forms and of `?public=`. */
export const AUDIENCE_OF_SLUG: { readonly [slug: string]: Audience } = {
  jeune: "young",
  proche: "relative",
  temoin: "witness",
  professionnel: "professional",
};

const LONGEST_PLACE = 80; // characters, as `LONGEST` in site/place_field.py
const LAST_PAGE = 1000;

/** The fields of a form with the button that was pressed, as a browser would send them. */
export function fieldsOf(form: HTMLFormElement, pressed: HTMLElement | null): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") fields.append(name, value);
  }
  if (pressed instanceof HTMLButtonElement && pressed.name !== "") fields.append(pressed.name, pressed.value);
  return fields;
}

/** The last value of each name counts, as it does for the server. */
export function readAsked(fields: URLSearchParams): Asked {
  const last = (name: string): string => fields.getAll(name).pop() ?? "";
  const page = last("page");
  return {
    code: last("commune"),
    typed: typedPlace(last("lieu")),
    audience: AUDIENCE_OF_SLUG[last("public")] ?? null,
    need: last("besoin"),
    page: /^[0-9]+$/.test(page) && Number(page) > 0 ? Math.min(Number(page), LAST_PAGE) : 1,
  };
}

/** What was typed as one line that can be shown again: no control or direction characters. */
export function typedPlace(raw: string): string {
  const shown = raw.replace(/[\p{C}\p{Z}]/gu, " ");
  return [...shown.trim()].slice(0, LONGEST_PLACE).join("");
}
