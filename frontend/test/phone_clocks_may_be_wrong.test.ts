// Hours and ages are said by the device's clock, put right when the server's differs by more than some minutes.
import { afterEach, expect, test, vi } from "vitest";

const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;
const SERVER = Date.UTC(2026, 10, 22, 3, 30);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** `now()` of a page that came two seconds ago, when the device's clock says `device`. */
async function nowIn(device: number, timing: object | undefined) {
  vi.resetModules();
  vi.useFakeTimers({ now: device, toFake: ["Date"] });
  vi.stubGlobal("performance", { now: () => 2_500, getEntriesByType: () => (timing === undefined ? [] : [timing]) });
  return (await import("../src/screen/present.ts")).now;
}

const page = { responseStart: 500, serverTiming: [{ name: "cdn", duration: 3 }, { name: "at", duration: SERVER }] };

test.each([
  ["right", 0, 0],
  ["a little late", -4 * MINUTE, 0],
  ["a little early", 5 * MINUTE, 0],
  ["late by more than that", -6 * MINUTE, 6 * MINUTE],
  ["early by an hour", 60 * MINUTE, -60 * MINUTE],
  ["years behind", -40 * YEAR, 40 * YEAR],
])("a clock that is %s", async (_, off, added) => {
  const { correction } = await import("../src/screen/present.ts");
  expect(correction(SERVER + off, SERVER)).toBe(added);
});

test("the server's word counts from when its page came, and time goes on from there", async () => {
  const now = await nowIn(SERVER - 3 * YEAR, page);
  expect(now().getTime()).toBe(SERVER + 2_000);
  vi.setSystemTime(SERVER - 3 * YEAR + 8 * 60 * MINUTE); // the phone slept: its clock went on, nothing was counted
  expect(now().getTime()).toBe(SERVER + 2_000 + 8 * 60 * MINUTE);
});

test("a device that is right keeps its own clock, seconds included", async () => {
  expect((await nowIn(SERVER + 90_000, page))().getTime()).toBe(SERVER + 90_000);
});

test.each([
  ["a page on a stick", undefined],
  ["a browser that does not pass on what servers time", { responseStart: 500 }],
  ["a server that says nothing", { responseStart: 500, serverTiming: [] }],
])("%s: the device's clock is all there is", async (_, timing) => {
  expect((await nowIn(SERVER - YEAR, timing))().getTime()).toBe(SERVER - YEAR);
});
