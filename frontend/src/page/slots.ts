// Joining HTML: pieces cut where an answer writes, phrases with `{}`, and text made safe; as balise/site/slots.py.

export { put } from "../screen/words.ts";

const NO_BREAK_SPACE = "\u00a0";

/** Text, name of a slot, text, name… and a last text. */
export type Pieces = readonly string[];

/** The text with HTML in its slots. Throws for a slot without a value. */
export function fill(pieces: Pieces, values: { readonly [slot: string]: string }): string {
  return pieces.map((piece, place) => (place % 2 === 0 ? piece : valueOf(piece, values))).join("");
}

function valueOf(slot: string, values: { readonly [slot: string]: string }): string {
  const value = values[slot];
  if (value === undefined) throw new Error(`nothing for the slot ${slot}`);
  return value;
}

/** A text never cut at the end of a line. */
export function unbroken(text: string): string {
  return text.replace(/ /g, NO_BREAK_SPACE);
}

/** A page with that need chosen in its list; as it is for none. `need`: a code or "". */
export function choosing(need: string, html: string): string {
  return need === "" ? html : html.replace(`<option value="${need}">`, `<option value="${need}" selected>`);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};

/** Text as HTML, the same bytes as Python's `html.escape`. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
