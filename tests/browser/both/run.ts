// node run.ts BROWSER SITE EXIT FOLDER: runs every case, a new page each, and prints what failed as JSON.
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { launch, type Name } from "./browsers.ts";
import { CASES, type World } from "./cases.ts";
import { wireTo } from "./wire.ts";

const [name, site, exit, folder, only] = process.argv.slice(2) as [Name, string, string, string, string?];
const failed: Record<string, string> = {};
const browser = await launch(name, mkdtempSync(join(folder, "profile-")));
for (const [title, run] of Object.entries(CASES)) {
  if (only && !title.includes(only)) continue;
  const wire = await wireTo(site);
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const world: World = { name, browser, wire, exit, folder: mkdtempSync(join(folder, "profile-")) };
  try {
    await run(world, page);
  } catch (error) {
    failed[title] = String((error as Error).stack ?? error).slice(0, 1500);
  } finally {
    await context.close().catch(() => undefined);
    await wire.close();
  }
}
await browser.close();
console.log(JSON.stringify({ cases: Object.keys(CASES).length, failed }, null, 1));
