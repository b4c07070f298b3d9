// What a visitor does and sees, in the same words for both browsers.
import assert from "node:assert/strict";
import type { Page } from "./browsers.ts";
import { pause } from "./wire.ts";

const WAIT = 30_000;

/** Polls: under this site's policy a page cannot compile the text of a condition. */
export async function until(what: string, condition: () => Promise<unknown>): Promise<void> {
  const limit = Date.now() + WAIT;
  for (;;) {
    if (await condition().catch(() => false)) return;
    if (Date.now() > limit) assert.fail(`never: ${what}`);
    await pause(50);
  }
}

export function words(page: Page): Promise<string> {
  return page.evaluate(() => document.body.innerText.replaceAll("\u00a0", " "));
}

export async function sees(page: Page, text: string): Promise<void> {
  await until(`« ${text} » on the page`, async () => (await words(page)).includes(text));
}

/** The numbers to call and the exit are there, the exit above everything, wherever the page is scrolled. */
export async function isSafe(page: Page): Promise<void> {
  for (const number of ["112", "119"]) await sees(page, number);
  for (const where of [0, 0.5, 1]) {
    const found = await page.evaluate((part) => {
      window.scrollTo(0, part * document.documentElement.scrollHeight);
      const exit = document.querySelector(".exit");
      if (!exit) return "no exit";
      const box = exit.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const top = document.elementFromPoint(x, y);
      if (top === null) return `exit off the screen (${Math.round(x)}, ${Math.round(y)})`;
      return exit === top || exit.contains(top) ? "" : `exit under ${top.outerHTML.slice(0, 80)}`;
    }, where);
    assert.equal(found, "", `scrolled to ${where}`);
  }
  await page.evaluate(() => window.scrollTo(0, 0));
}

export async function overflows(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

export async function type(page: Page, text: string): Promise<void> {
  await page.evaluate(() => document.querySelector<HTMLElement>("#lieu")?.focus());
  await page.keyboard.type(text);
}

export async function openDoor(page: Page, slug: string): Promise<void> {
  await page.evaluate((value) => {
    const door = document.querySelector<HTMLButtonElement>(`button[name=public][value=${value}]`);
    if (!door) throw new Error("no such door");
    door.click();
  }, slug);
}

/** The suggestions under the field, once they are there. */
export async function suggestions(page: Page): Promise<string[]> {
  const read = () => page.evaluate(() => [...document.querySelectorAll("[role=option]")].map((one) => (one as HTMLElement).innerText));
  await until("suggestions", async () => (await read()).length > 0);
  return read();
}

export function answerShown(page: Page): Promise<boolean> {
  return page.evaluate(() => document.querySelector("#charge") !== null);
}

/** The button of the line that says that the device cannot answer, or not yet, if there is one. */
export function pressNotice(page: Page): Promise<void> {
  return page.evaluate(() => document.querySelector<HTMLElement>(".notice button")?.click());
}
