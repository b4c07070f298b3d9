// What stands in <main>. An answer or a page is shown in place; « ← Retour » brings back what stood, as it was.
import { say } from "./words.ts";

/** What kind of content stands: an answer replaces an answer, so that Retour leaves it in one press. */
export type Kind = "root" | "form" | "answer" | "page";

type Kept = { readonly kind: Kind; readonly nodes: DocumentFragment; readonly scroll: number; readonly focus: Element | null };

const below: Kept[] = [];
let kind: Kind = "root";
let whenShown: (main: HTMLElement) => void = () => {};

/** Called with <main> at once, and each time that something new stands in it. */
export function eachTime(prepare: (main: HTMLElement) => void): void {
  whenShown = prepare;
  prepare(main());
}

/** Whether the exit was pressed: the screen is blank, and nothing that comes late may stand there. */
export function isLeft(): boolean {
  return document.querySelector("main") === null;
}

export function main(): HTMLElement {
  const found = document.querySelector<HTMLElement>("main");
  if (found === null) throw new Error("a page of ours has a <main>");
  return found;
}

/** Prepare what was put in <main> by another than `show`. */
export function prepareAgain(): void {
  whenShown(main());
}

/** Whether something stands that only this page holds: leaving would lose it. */
export function isInPlace(): boolean {
  return below.length > 0;
}

/** Show content in place of what stands, with the focus on its heading, or on what `hash` names if it holds it. */
export function show(content: DocumentFragment, next: Kind, hash = ""): void {
  if (isLeft()) return;
  const standing = document.createDocumentFragment();
  const scroll = scrollY;
  const focus = document.activeElement;
  standing.append(...main().childNodes);
  if (kind === "root" || next === "page" || next !== kind) below.push({ kind, nodes: standing, scroll, focus });
  kind = next;
  if (content.querySelector(".back") === null) main().append(wayBack());
  main().append(content);
  whenShown(main());
  scrollTo(0, 0);
  const part = document.getElementById(hash.slice(1));
  focusOn(part ?? heading());
  part?.scrollIntoView();
}

/** Bring back what stood before, with the focus where it was; false when nothing did. */
export function goBack(): boolean {
  const before = below.pop();
  if (before === undefined) return false;
  main().replaceChildren(before.nodes);
  kind = before.kind;
  scrollTo(0, before.scroll);
  if (before.focus instanceof HTMLElement) before.focus.focus({ preventScroll: true });
  // Safari gives no focus to a link that is pressed: who reads with the keyboard starts again at the heading.
  if (document.activeElement === document.body) focusOn(heading());
  return true;
}

function wayBack(): HTMLElement {
  const line = document.createElement("p");
  line.className = "back";
  const link = document.createElement("a");
  link.href = "/";
  link.textContent = say("back");
  line.append(link);
  return line;
}

function heading(): HTMLElement {
  return main().querySelector("h1") ?? main();
}

function focusOn(part: HTMLElement): void {
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
}
