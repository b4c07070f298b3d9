// A text field that proposes as one types: the editable combobox with list autocomplete of WAI-ARIA APG.
// Nothing is ever chosen for the person: an option counts once it was pressed.

/** One line of the list. `value`: what choosing it means; "" when it only completes the text. */
export type Option = { readonly label: string; readonly detail: string; readonly value: string };

type Combobox = {
  /** The options for a text; called at each change from the second letter on. */
  propose(typed: string): readonly Option[];
  /** An option was pressed, or (null) the text is no longer one that was chosen. */
  choose(option: Option | null): void;
  /** What a screen reader is told when the list changes. */
  tell(count: number): string;
};

const LEAST = 2; // letters before anything is proposed
const SLOW_PRESS = 300; // milliseconds
const CALM = 600; // milliseconds without a key before the number of options is read out

/**
 * Make a field propose. It keeps its label, its name and what was typed. What is given back proposes again, for
 * when there is more to propose than a moment ago.
 */
export function makeCombobox(input: HTMLInputElement, does: Combobox): () => void {
  const list = document.createElement("ul");
  const heard = document.createElement("p");
  const id = `${input.id}-liste`;
  let options: readonly Option[] = [];
  let active = -1;
  let saying = 0;

  list.id = id;
  list.className = "options";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels?.[0]?.textContent ?? "");
  list.hidden = true;
  heard.className = "heard";
  heard.setAttribute("role", "status");
  const place = document.createElement("div");
  place.className = "combobox";
  place.append(list, heard);
  input.after(place); // beside the field, which must keep the focus and what is being typed
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id, "aria-haspopup": "listbox",
  })) input.setAttribute(name, value);

  const close = (): void => {
    clearTimeout(saying);
    list.hidden = true;
    activate(-1);
    input.setAttribute("aria-expanded", "false");
  };
  const open = (): void => {
    const typed = input.value.trim();
    options = [...typed].length < LEAST ? [] : does.propose(typed);
    list.replaceChildren(...options.map((option, rank) => line(option, `${id}-${rank}`)));
    list.scrollTop = 0;
    const appears = list.hidden && options.length > 0;
    list.hidden = options.length === 0;
    activate(-1);
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (appears) makeRoom(input, list);
    clearTimeout(saying);
    saying = window.setTimeout(() => { heard.textContent = [...typed].length < LEAST ? "" : does.tell(options.length); }, CALM);
  };
  const activate = (rank: number): void => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = rank;
    const next = list.children[active];
    if (next === undefined) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    next.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", next.id);
    next.scrollIntoView({ block: "nearest" });
  };
  const press = (rank: number): void => {
    const option = options[rank];
    if (option === undefined) return;
    input.value = option.label;
    close();
    does.choose(option);
    heard.textContent = "";
    clearTimeout(saying);
  };

  input.addEventListener("input", (event) => {
    does.choose(null);
    if (!(event as InputEvent).isComposing) open();
  });
  input.addEventListener("compositionend", open);
  input.addEventListener("blur", () => whenPressed(() => { if (document.activeElement !== input) close(); }));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const done = key(event, { shown: !list.hidden, count: options.length, active });
    if (done === null) return;
    event.preventDefault();
    if (done === "open") open();
    else if (done === "close") close();
    else if (done === "press") press(active);
    else activate(done);
  });
  // The field keeps the focus, and the keyboard of a phone stays where it is.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target.closest("li") : null;
    if (pressed !== null) press([...list.children].indexOf(pressed));
  });
  return () => { if (document.activeElement === input) open(); };
}

/** Under a phone's keyboard the list could not be seen: the field goes to the top, and the list comes with it. */
function makeRoom(input: HTMLInputElement, list: HTMLElement): void {
  const seen = window.visualViewport?.height ?? innerHeight;
  if (list.getBoundingClientRect().bottom > seen) (input.labels?.[0] ?? input).scrollIntoView({ block: "start" });
}

/**
 * Once the press that took the focus away is over: closing the list moves what is below it, and a door must not
 * slip from under a finger. A press of the keyboard has no end to wait for.
 */
function whenPressed(done: () => void): void {
  const later = (): void => {
    removeEventListener("pointerup", later, true);
    clearTimeout(timer);
    setTimeout(done);
  };
  const timer = window.setTimeout(later, SLOW_PRESS);
  addEventListener("pointerup", later, true);
}

type Shown = { readonly shown: boolean; readonly count: number; readonly active: number };

/** What a key does: a rank to go to (-1: back in the text), an act, or null for what the field itself does with it. */
export function key(event: Pick<KeyboardEvent, "key" | "altKey">, { shown, count, active }: Shown): number | "open" | "close" | "press" | null {
  switch (event.key) {
    case "ArrowDown":
      if (!shown) return "open";
      return event.altKey ? null : active + 1 < count ? active + 1 : -1;
    case "ArrowUp":
      if (!shown) return "open";
      if (event.altKey) return "close";
      return active === -1 ? count - 1 : active - 1;
    case "Home":
      return active === -1 ? null : 0;
    case "End":
      return active === -1 ? null : count - 1;
    case "Enter":
      return shown && active !== -1 ? "press" : null;
    case "Escape":
      return shown ? "close" : null;
    default:
      return null;
  }
}

function line(option: Option, id: string): HTMLLIElement {
  const item = document.createElement("li");
  item.id = id;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  const name = document.createElement("b");
  name.textContent = option.label;
  item.append(name);
  if (option.detail !== "") {
    const detail = document.createElement("span");
    detail.className = "soft";
    detail.textContent = option.detail;
    item.append(" ", detail);
  }
  return item;
}
