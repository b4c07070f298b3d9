// The place fields of a form: they propose, and remember the code of what was chosen for as long as the text stays.
import { makeCombobox } from "./combobox.ts";
import { readySearch, type PlaceSearch } from "./place_search.ts";
import { suggestions } from "./suggestions.ts";
import { say, sayCount } from "./words.ts";

// Name of a field and of the one that carries the code of what was chosen, as the server reads them.
const CODES: { readonly [name: string]: string } = { lieu: "commune", depart: "depart_code", arrivee: "arrivee_code" };

let search: PlaceSearch | null = null;

/** Make each place field of `root` propose, once. */
export function preparePlaceFields(root: ParentNode): void {
  for (const input of root.querySelectorAll<HTMLInputElement>("input[type=text]:not([role])")) {
    const name = CODES[input.name];
    if (name !== undefined) prepare(input, name);
  }
}

function prepare(input: HTMLInputElement, name: string): void {
  const again = makeCombobox(input, {
    propose(typed) {
      if (search !== null) return suggestions(search, typed);
      void load(again); // at the first letters if nothing was loaded before, and again after a failure
      return [];
    },
    choose: (option) => carry(input, name, option?.value ?? ""),
    tell: (count) => (search === null ? "" : count === 0 ? say("places_none") : sayCount("places", count)),
  });
  if (input.value === input.defaultValue) return;
  carry(input, name, ""); // somebody typed before this script was there
  again();
}

async function load(then: () => void): Promise<void> {
  search ??= (await readySearch()).thing;
  if (search !== null) then();
}

/**
 * A hidden field with the code; none when nothing is chosen. What the page had for what it read goes too: the
 * choice among several was one for another text.
 */
function carry(input: HTMLInputElement, name: string, code: string): void {
  for (const radio of input.form?.querySelectorAll<HTMLInputElement>(`input[type=radio][name=${name}]`) ?? []) radio.checked = false;
  const hidden = input.form?.querySelector<HTMLInputElement>(`input[type=hidden][name=${name}]`) ?? null;
  if (code === "") {
    hidden?.remove();
    return;
  }
  const carrying = hidden ?? document.createElement("input");
  carrying.type = "hidden";
  carrying.name = name;
  carrying.value = code;
  if (hidden === null) input.after(carrying);
}
