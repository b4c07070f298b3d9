// Everything that can go wrong around a page; in each case the numbers, the exit and a way to an answer remain.
import assert from "node:assert/strict";
import { launch, type Browser, type Name, type Page } from "./browsers.ts";
import { answerShown, isSafe, openDoor, overflows, pressNotice, sees, suggestions, type, until, words } from "./visitor.ts";
import type { Wire } from "./wire.ts";

export type World = {
  name: Name;
  browser: Browser;
  wire: Wire;
  /** Where the exit of the site under test leads. */
  exit: string;
  /** A folder for a profile of its own. */
  folder: string;
};

type Case = (world: World, page: Page) => Promise<void>;

const TOWN = "abbeville";
const PACK = /^\/s\/.*\.(bin|json)/;
const SCRIPT = /^\/s\/.*\.js/;

async function home(page: Page, world: World): Promise<void> {
  await page.goto(world.wire.address + "/");
}

/** From the page that stands, an answer for the town, whatever way still works. */
async function answerComes(page: Page, agreeing = false): Promise<void> {
  await type(page, TOWN);
  await openDoor(page, "jeune");
  await until("an answer", async () => {
    if (agreeing) await pressNotice(page);
    return answerShown(page);
  });
  await sees(page, "Abbeville");
  await isSafe(page);
}

function askedServer(world: World): boolean {
  return world.wire.sent.some((one) => one.startsWith("POST /aide/"));
}

async function withFault(world: World, page: Page, path: RegExp, fault: Wire["faults"][number][1]): Promise<void> {
  world.wire.faults.push([path, fault]);
  await home(page, world);
  await isSafe(page);
  if (path === PACK && fault !== "silent") {
    await type(page, TOWN);
    await openDoor(page, "jeune");
    await sees(page, "Envoyer à ce site");
    assert.ok(!askedServer(world), "nothing leaves before the visitor says so");
    await page.evaluate(() => { document.querySelector<HTMLInputElement>("#lieu")!.value = ""; });
  }
  await answerComes(page, true);
  assert.ok(askedServer(world), "the server answered in the browser's place");
}

export const CASES: Record<string, Case> = {
  "all is well: the answer comes from the device": async (world, page) => {
    await home(page, world);
    await type(page, "abbev");
    assert.match((await suggestions(page)).join("\n"), /Abbeville/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await openDoor(page, "jeune");
    await until("an answer", () => answerShown(page));
    await isSafe(page);
    assert.ok(!askedServer(world), "nothing was asked of the server");
  },

  "JavaScript off": async (world) => {
    const browser = await launch(world.name, world.folder, { preferences: { "javascript.enabled": false } });
    try {
      const page = await browser.newPage();
      if (world.name === "chromium") await page.setJavaScriptEnabled(false);
      await page.goto(world.wire.address + "/");
      await isSafe(page);
      await answerComes(page);
      assert.ok(askedServer(world), "the server answers by itself");
      assert.ok(world.wire.sent.every((one) => !SCRIPT.test(one.split(" ")[1] ?? "")), "no script is fetched");
    } finally {
      await browser.close();
    }
  },

  "scripts blocked": (world, page) => withFault(world, page, SCRIPT, "missing"),
  "scripts cut half-way": (world, page) => withFault(world, page, SCRIPT, "cut"),
  "scripts replaced": (world, page) => withFault(world, page, SCRIPT, "replaced"),
  "packs missing": (world, page) => withFault(world, page, PACK, "missing"),
  "packs truncated": (world, page) => withFault(world, page, PACK, "cut"),
  "packs replaced": (world, page) => withFault(world, page, PACK, "replaced"),
  "packs that never come": (world, page) => withFault(world, page, PACK, "silent"),

  "the network gone once the page is whole": async (world, page) => {
    await home(page, world);
    await type(page, "abbev");
    await suggestions(page);
    await until("the packs", async () => world.wire.passed.filter((path) => PACK.test(path)).length >= 4);
    world.wire.gone = true;
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await openDoor(page, "proche");
    await until("an answer", () => answerShown(page));
    await isSafe(page);
  },

  "the network gone before the packs came": async (world, page) => {
    world.wire.faults.push([PACK, "silent"]);
    await home(page, world);
    world.wire.gone = true;
    await type(page, TOWN);
    await openDoor(page, "jeune");
    await until("words about the network", async () => {
      await pressNotice(page);
      return /connexion|réseau/i.test(await words(page));
    });
    await isSafe(page);
    const kept = await page.evaluate(() => document.querySelector<HTMLInputElement>("#lieu")?.value);
    assert.equal(kept, TOWN, "what was typed is kept");
  },

  "an in-site page when the network is gone": async (world, page) => {
    await home(page, world);
    await type(page, TOWN);
    await suggestions(page);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await openDoor(page, "jeune");
    await until("an answer", () => answerShown(page));
    world.wire.gone = true;
    await page.evaluate(() => document.querySelector<HTMLAnchorElement>("main a[href^='/structure/']")?.click());
    await until("words about the network", async () => /connexion|réseau/i.test(await words(page)));
    assert.ok(await answerShown(page), "the answer is still there");
    await isSafe(page);
  },

  "a browser without the newest powers": async (world, page) => {
    await page.evaluateOnNewDocument(() => {
      const old = globalThis as unknown as Record<string, unknown>;
      for (const name of ["trustedTypes", "requestIdleCallback", "structuredClone", "DecompressionStream", "CompressionStream", "navigation", "scheduler"]) {
        try { delete old[name]; } catch { /* not ours to take */ }
        if (old[name] !== undefined) Object.defineProperty(globalThis, name, { value: undefined, configurable: true });
      }
      for (const [owner, name] of [[Array.prototype, "at"], [Array.prototype, "toSorted"], [Array.prototype, "findLast"], [String.prototype, "at"], [Object, "groupBy"], [Object, "hasOwn"], [Promise, "withResolvers"]] as const)
        delete (owner as unknown as Record<string, unknown>)[name];
    });
    await home(page, world);
    await isSafe(page);
    await answerComes(page, true);
  },

  "400 % zoom": async (world, page) => {
    await page.setViewport({ width: 320, height: 256 });
    await home(page, world);
    await isSafe(page);
    assert.equal(await overflows(page), 0);
    await answerComes(page);
    assert.equal(await overflows(page), 0);
  },

  "written from right to left": async (world, page) => {
    await page.setViewport({ width: 360, height: 640 });
    await home(page, world);
    await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
    await isSafe(page);
    assert.equal(await overflows(page), 0);
    await answerComes(page);
    assert.equal(await overflows(page), 0);
  },

  "high contrast": async (world) => {
    const browser = await launch(world.name, world.folder, { preferences: { "browser.display.document_color_use": 2 } });
    try {
      const page = await browser.newPage();
      if (world.name === "chromium") await page.emulateMediaFeatures([{ name: "forced-colors", value: "active" }] as never);
      await home(page, world);
      await isSafe(page);
      await type(page, "abbev");
      await suggestions(page);
      await page.keyboard.press("ArrowDown");
      const marked = await page.evaluate(() => {
        const chosen = document.querySelector("[role=option][aria-selected=true]");
        const other = document.querySelector("[role=option]:not([aria-selected=true])");
        if (!chosen || !other) return "no option";
        const look = (one: Element) => { const style = getComputedStyle(one); return [style.backgroundColor, style.color, style.outline, style.borderTopColor, style.fontWeight].join("|"); };
        return look(chosen) === look(other) ? "the chosen option looks like the others" : "";
      });
      assert.equal(marked, "");
    } finally {
      await browser.close();
    }
  },

  "slow 3G": async (world, page) => {
    world.wire.speed = { bytesPerSecond: 50_000, wait: 400 };
    await home(page, world);
    await isSafe(page);
    await answerComes(page);
  },

  "Back five times after the exit": async (world, page) => {
    await page.goto(world.exit + "?before");
    await home(page, world);
    await type(page, TOWN);
    await openDoor(page, "jeune");
    await until("an answer", () => answerShown(page));
    await page.evaluate(() => document.querySelector<HTMLElement>(".exit")?.click());
    await until("the exit", async () => page.url().startsWith(world.exit));
    for (let back = 0; back < 5; back += 1) {
      await page.goBack({ timeout: 3000 }).catch(() => undefined);
      const shown = await page.evaluate(() => location.href); // the driver may not know of a page shown again as it was
      assert.ok(!shown.startsWith(world.wire.address), `after Back ${back + 1}: ${shown}`);
    }
  },

  "Shift three times leaves": async (world, page) => {
    await home(page, world);
    await page.focus("#lieu");
    for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
    await until("the exit", async () => page.url().startsWith(world.exit));
  },
};
