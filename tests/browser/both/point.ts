// node point.ts BROWSER SITE ELSEWHERE PROFILE with|without: somebody answers the three pages of « Faire le point », with
// scripts or without, leaves by the exit, and closes the browser while other tabs still show what answers led to.
// Prints as JSON what was asked for and seen. What stays in the profile is for who ran this to search.
import { launch, type Name, type Page } from "./browsers.ts";
import { until } from "./visitor.ts";
import { wireTo } from "./wire.ts";

// Firefox as people have it, and more: it writes what would bring tabs back, where its driver tells it not to.
const KEEPING = {
  "browser.sessionstore.resume_from_crash": true,
  "browser.sessionstore.interval": 500,
  "browser.startup.page": 3,
  "browser.pagethumbnails.capturing_disabled": false,
  "signon.rememberSignons": true,
};
const POINTS = ["/point/", "/point/proche/", "/point/professionnel/"];
const MIXED = ["yes", "no", "unknown", "refused"];
const BACK = 5;

const [name, site, elsewhere, profile, scripts] = process.argv.slice(2) as [Name, string, string, string, "with" | "without"];
const withScripts = scripts === "with";
const wire = await wireTo(site);
const asked: string[] = [];
const results: string[] = [];
const lengths: number[] = [];
const stored: unknown[] = [];

const preferences = withScripts ? KEEPING : { ...KEEPING, "javascript.enabled": false };
const browser = await launch(name, profile, { preferences });

await writeElsewhere(await tab());
const page = await tab();
await page.goto(elsewhere + "/avant/");
await page.goto(wire.address + "/");
lengths.push(await length(page));
for (const path of POINTS) {
  await follow(page, `a[href='${path}']`);
  await live(page, MIXED);
  await follow(page, "section[data-view=result] a.go");
}
await press(page, "a.exit");
await until("the exit", async () => page.url().startsWith(elsewhere));
const seenAgain: string[] = [];
for (let back = 0; withScripts && back < BACK; back += 1) {
  await page.goBack({ timeout: 1000 }).catch(() => undefined); // a page shown again as it was is not always said to be
  seenAgain.push(await page.evaluate(() => location.href));
}
for (const path of POINTS) {
  const left = await tab();
  await left.goto(wire.address + path);
  await live(left, ["yes"]);
}
await browser.close();
await wire.close();
console.log(JSON.stringify({ address: wire.address, sent: wire.sent, asked, results, lengths, stored, seenAgain }));

async function tab(): Promise<Page> {
  const opened = await browser.newPage();
  await opened.setViewport({ width: 1000, height: 900 });
  opened.on("request", (request) => { asked.push(`${request.method()} ${request.url()}`); });
  if (name === "chromium" && !withScripts) await opened.setJavaScriptEnabled(false);
  return opened;
}

/** What an ordinary page lets a browser keep, so that who searches the profile knows that it can be found. */
async function writeElsewhere(page: Page): Promise<void> {
  await page.goto(elsewhere + "/avant/");
  await page.evaluate(() => document.querySelector<HTMLElement>("#champ")?.focus());
  await page.keyboard.type("sable jaune au clavier");
}

async function follow(page: Page, selector: string): Promise<void> {
  const from = page.url();
  await press(page, selector);
  await until(`away from ${from}`, async () => page.url() !== from && (await page.$("h1")) !== null && (await complete(page)));
}

/** Answers everything, with the answers of `pattern` in turn, looks at the result, and folds it away. */
async function live(page: Page, pattern: readonly string[]): Promise<void> {
  await press(page, "#simple");
  if (withScripts) await answerAll(page, pattern);
  else await openAll(page);
  results.push(await page.evaluate(() => document.querySelector<HTMLElement>("#bilan h2")?.innerText ?? ""));
  lengths.push(await length(page));
  stored.push(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length, history.state, window.name, location.href]));
}

async function answerAll(page: Page, pattern: readonly string[]): Promise<void> {
  await until("scripts", () => shown(page, "[data-do=begin]"));
  await press(page, "[data-do=begin]");
  await page.evaluate((wanted) => {
    const stands = (one: Element | null | undefined): boolean => (one?.getClientRects().length ?? 0) > 0;
    const press = (one: Element | null | undefined): void => { if (stands(one)) (one as HTMLElement).click(); };
    for (const [place, item] of [...document.querySelectorAll("[data-item]")].entries()) {
      const answer = item.querySelector(`[data-answer=${wanted[place % wanted.length]}]`);
      press(answer);
      if (stands(item.nextElementSibling) || item.nextElementSibling === null) {
        press(item.querySelector("[data-known=heard]"));
        continue;
      }
      press(document.querySelector("[data-do=return]")); // danger now leads to the result at once
      press(answer);
    }
    press(document.querySelector("[data-do=stop]"));
  }, pattern);
  await until("a result", () => shown(page, "#bilan h2"));
  for (let fold = 0; fold < 2; fold += 1) await press(page, "#bilan .why summary");
  await press(page, "[data-do=copy]");
}

/** Without scripts each situation is opened and read, and one in two folded again. */
async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const [place, fold] of document.querySelectorAll<HTMLElement>("[data-item] summary").entries()) {
      fold.click();
      if (place % 2) fold.click();
    }
  });
}

/** As its own script would: without scripts, a driver of Firefox cannot point at anything. */
function press(page: Page, selector: string): Promise<void> {
  return page.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.click(), selector);
}

function shown(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => (document.querySelector<HTMLElement>(wanted)?.getClientRects().length ?? 0) > 0, selector);
}

function length(page: Page): Promise<number> {
  return page.evaluate(() => history.length);
}

function complete(page: Page): Promise<boolean> {
  return page.evaluate(() => document.readyState === "complete");
}
