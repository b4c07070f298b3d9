// One line in the history: links to our own pages replace the page that stands, and "#" links only scroll.

/** Sent before a page of ours is opened; a script that shows it in place cancels it. `detail`: the address. */
const OPENING = "balise:opening";

/** Sent by the script that answers forms in place, once it does. */
export const ANSWERING = "balise:answering";

export function keepOneEntry(): void {
  addEventListener("click", (event) => {
    const link = ordinaryLink(event);
    if (link === null) return;
    event.preventDefault();
    if (link.hash !== "" && link.pathname === location.pathname && link.search === location.search) {
      goTo(link.hash);
      return;
    }
    const opening = new CustomEvent(OPENING, { cancelable: true, detail: link.href });
    if (dispatchEvent(opening)) location.replace(link.href);
  });
}

/** Whether Back leads to a page of ours: a form that the browser sent itself, an address typed twice. */
export function hasPageBehind(): boolean {
  const { navigation } = window as { navigation?: { currentEntry: { index: number } | null } };
  return (navigation?.currentEntry?.index ?? 0) > 0; // no answer from an older browser
}

/** A form that no script answers leaves this page behind: shown again, it does not hold what was written. */
export function forgetWhatIsSent(): void {
  let sent = false;
  addEventListener("submit", (event) => { sent = !event.defaultPrevented; });
  addEventListener("pagehide", () => {
    if (!sent) return;
    for (const field of document.querySelectorAll<HTMLInputElement>("input[type=text]")) field.value = "";
  });
}

/** The link of ours that a plain press follows; null for another site, a new tab, a download, a telephone. */
function ordinaryLink(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (link === null || link.origin !== location.origin) return null;
  return link.target === "" && !link.hasAttribute("download") ? link : null;
}

/** Show a part of this page and put the focus there, without writing its name in the address. */
export function goTo(hash: string): void {
  const part = document.getElementById(hash.slice(1));
  if (part === null) return;
  for (let fold = part.closest("details"); fold !== null; fold = fold.parentElement?.closest("details") ?? null) {
    fold.open = true;
  }
  focusOn(part);
  part.scrollIntoView();
}

/** Focus on what is no control, for as long as the focus stays there. */
function focusOn(part: HTMLElement): void {
  if (part.tabIndex < 0) {
    part.setAttribute("tabindex", "-1");
    part.addEventListener("blur", () => part.removeAttribute("tabindex"), { once: true });
  }
  part.focus({ preventScroll: true });
}
