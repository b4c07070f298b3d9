// Elements made without HTML text, so that no word of the directory can be markup.

type Children = readonly (Node | string)[];

/** `attributes`: as in HTML. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: Children
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A button that does something when pressed. */
export function button(text: string, pressed: () => void, attributes: Readonly<Record<string, string>> = {}): HTMLButtonElement {
  const made = element("button", { type: "button", class: "plain", ...attributes }, text);
  made.addEventListener("click", pressed);
  return made;
}
