// A page of the site shown in place, over an answer that leaving would lose.
import { htmlToFragment } from "../html.ts";
import { notice } from "./notice.ts";
import { fetchMain } from "./server.ts";
import { main, show } from "./stage.ts";
import { say } from "./words.ts";

const FILES = /^\/(?:api|s)\//; // addresses of no page

let wanted = ""; // the last that was asked for: one that comes late does not cover what stands by then

/** `address`: of a page of ours. What is no page (a file) is opened by the browser. */
export async function openPage(address: string): Promise<void> {
  const url = new URL(address);
  if (FILES.test(url.pathname)) {
    location.replace(address);
    return;
  }
  const standing = main().firstElementChild;
  wanted = address;
  main().setAttribute("aria-busy", "true");
  const html = await fetchMain(url.pathname + url.search, null);
  if (wanted !== address) return;
  main().removeAttribute("aria-busy");
  if (standing?.isConnected === false) return;
  if (html === null) {
    notice(main(), say("no_page"));
    return;
  }
  notice(main(), "");
  const content = fragmentOf(html);
  if (content === null) {
    location.replace(address);
    return;
  }
  for (const link of content.querySelectorAll<HTMLAnchorElement>("a[href^='?']")) {
    link.href = url.pathname + (link.getAttribute("href") ?? ""); // it was written for that page's address
  }
  show(content, "page", url.hash);
}

function fragmentOf(html: string): DocumentFragment | null {
  try {
    return htmlToFragment(html);
  } catch {
    return null;
  }
}
