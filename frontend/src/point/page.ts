// Pieces that stand in the page, asked for by name. Nothing here makes HTML: what is shown is cloned from a <template>.

/** Throws when the page does not hold it: the script and the page do not go together. */
export function part<Found extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): Found {
  const found = root.querySelector<Found>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}

export function parts(root: ParentNode, selector: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(selector)];
}

/** What a <template> holds. */
export function clone(root: ParentNode, selector: string): DocumentFragment {
  return part<HTMLTemplateElement>(root, `template${selector}`).content.cloneNode(true) as DocumentFragment;
}

/** Instead of what an element holds. Browsers of old phones have no `replaceChildren`. */
export function fill(element: Element, ...content: Node[]): void {
  element.textContent = "";
  element.append(...content);
}

/** The words of an element, in each register, to stand elsewhere too; without the space between registers. */
export function wordsOf(element: Element): Node[] {
  return [...element.childNodes].filter((node) => node.textContent?.trim() !== "").map((node) => node.cloneNode(true));
}
