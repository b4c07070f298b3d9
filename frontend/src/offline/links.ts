// Links of the site in a copy that has no site: to what the page holds, or nothing but their words.
import { goTo } from "../screen/one_entry.ts";

/** Where a link of the site leads in this page, as an id; "" when the page has no such thing. */
export function placeOf(path: string): string {
  const [, kind = "", name = ""] = path.split("/");
  if (kind === "territoire") return `t-${name}`;
  return kind === "numeros" || kind === "territoires" ? kind : "";
}

/** Keep of the links of `root` those that lead somewhere here; « ← Retour » stays as it is. */
export function keepLinks(root: ParentNode): void {
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[href^="/"]')) {
    if (link.closest(".back") !== null) continue;
    const id = placeOf(link.getAttribute("href") ?? "");
    if (id !== "" && document.getElementById(id) !== null) link.href = `#${id}`;
    else link.replaceWith(...link.childNodes);
  }
}

/** Follow the links inside the page without writing anything in the address. */
export function followInPage(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
  if (link === null || event.defaultPrevented || event.button !== 0) return;
  event.preventDefault();
  goTo(link.getAttribute("href") ?? "");
}
