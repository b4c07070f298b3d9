// Only what our templates make becomes HTML, through one policy, in one file.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const SOURCES = join(import.meta.dirname, "..", "src");
let written: string[] = [];
let policies: string[] = [];

beforeEach(() => {
  written = [];
  policies = [];
  vi.resetModules();
  vi.stubGlobal("location", { href: "https://site.invalid/", origin: "https://site.invalid" });
  vi.stubGlobal("document", { createElement: () => ({ content: "nodes", set innerHTML(html: string) { written.push(html); } }) });
});
afterEach(() => vi.unstubAllGlobals());

test("what our templates make passes, with or without the newest API", async () => {
  const { htmlToFragment } = await import("../src/html.ts");
  const html = '<p class="say">« on entre=là » <a href="tel:119">119</a></p><svg><path d="M0 0"/></svg>';
  expect(htmlToFragment(html)).toBe("nodes");
  vi.resetModules();
  vi.stubGlobal("trustedTypes", { createPolicy: (name: string, rules: object) => { policies.push(name); return rules; } });
  const again = await import("../src/html.ts");
  again.htmlToFragment(html);
  again.htmlToFragment(html);
  expect(policies).toEqual(["balise"]);
  expect(written).toEqual([html, html, html]);
});

test.each([
  "<script>x</script>", "<SCRIPT src=x>", "<p onclick=x>", "<img src=x onerror=alert(1)>", '<a href="javascript:x">',
  '<a href=" data:text/html,x">', "<iframe>", "<base href=/>", "<style>", "<svg/onload=x>", '<meta http-equiv="refresh">',
])("what they never make is refused: %s", async (html) => {
  const { htmlToFragment } = await import("../src/html.ts");
  expect(() => htmlToFragment(`<p>before</p>${html}`)).toThrow(TypeError);
  expect(written).toEqual([]);
});

test("no other file writes HTML, evaluates text or makes a policy", () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const doors = files.filter((name) =>
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|parseFromString|createPolicy|\beval\(|new Function/
      .test(readFileSync(join(SOURCES, name), "utf8")));
  expect(doors).toEqual(["html.ts"]);
});
