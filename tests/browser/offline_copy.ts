// node offline_copy.ts BROWSER FILE PROFILE: opens the copy from its file, with no network, uses it as a person does,
// and prints what was seen as JSON.
import { pathToFileURL } from "node:url";
import { launch, type Name } from "./both/browsers.ts";

const [name, file, profile] = process.argv.slice(2) as [Name, string, string];
const NOWHERE = "127.0.0.1";
const seen: Record<string, unknown> = {};
const faults: string[] = [];
const browser = await launch(name, profile, {
  preferences: {
    "network.proxy.type": 1,
    "network.proxy.http": NOWHERE,
    "network.proxy.http_port": 9,
    "network.proxy.ssl": NOWHERE,
    "network.proxy.ssl_port": 9,
  },
  args: ["--host-resolver-rules=MAP * ~NOTFOUND"],
});
const page = await browser.newPage();
page.on("request", (request) => {
  if (!/^(file|data):/.test(request.url())) faults.push(`request: ${request.url()}`);
});
page.on("console", (message) => faults.push(`console: ${message.text()}`));
page.on("pageerror", (error) => faults.push(`error: ${String(error)}`));

const heading = (): Promise<string> => page.$eval("h1", (one) => (one.textContent ?? "").trim());
const press = (selector: string): Promise<void> => page.$eval(selector, (one) => (one as HTMLElement).click());

const address = pathToFileURL(file).href;
await page.goto(address);
await page.waitForSelector("#recherche:not([hidden])", { timeout: 60_000 });
seen["first"] = await heading();
seen["old"] = await page.$eval("#vieux", (one) => !(one as HTMLElement).hidden);

await page.type("#lieu", "abbevile");
await page.waitForSelector("[role=option]", { timeout: 30_000 });
seen["proposed"] = await page.$eval("[role=option]", (one) => one.textContent);
await press("#recherche button[value=jeune]");
await page.waitForSelector("#appeler", { timeout: 30_000 });
seen["answer"] = await heading();
seen["cards"] = await page.$$eval("main .card", (all) => all.length);
seen["near"] = await page.$eval("#pres ~ .grid h3", (one) => one.textContent);
seen["links"] = await page.$$eval('main a[href^="/"]:not(.back a)', (all) => all.map((one) => one.getAttribute("href")));

await press('main a[href="#t-80"]');
seen["territory"] = await page.$eval("#t-80", (one) => (one as HTMLDetailsElement).open);
await press("button[name=carte]");
await page.waitForSelector(".wallet", { timeout: 30_000 });
seen["card"] = await page.$eval(".wallet li", (one) => (one.textContent ?? "").replace(/\s+/g, " ").trim());
await press(".back a");
seen["back"] = await heading();
await press(".back a");
seen["start"] = await heading();
seen["typed"] = await page.$eval("#lieu", (one) => (one as HTMLInputElement).value);
seen["address"] = page.url() === address;
seen["history"] = await page.evaluate(() => history.length);
seen["policy"] = await page.evaluate(async (elsewhere) => {
  try {
    await fetch(elsewhere);
    return "let through";
  } catch {
    return "refused";
  }
}, "https://ailleurs.invalid/");

const gone = page.waitForNavigation({ timeout: 30_000 });
seen["blank"] = await page.evaluate(() => {
  document.querySelector<HTMLElement>("a.exit")?.click();
  return document.body.innerText.trim().length < 40 && document.querySelector("main") === null;
});
await gone;
seen["left"] = page.url().endsWith("ailleurs.html");
await browser.close();
const ours = faults.filter((fault) => !fault.includes("https://ailleurs.invalid/")); // what we tried above, and its refusal
console.log(JSON.stringify({ ...seen, faults: ours }));
