// A pack that did not come is not asked for again at each letter; half a minute later it is.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keptOnceMade, type Result } from "../src/kept.ts";

let tries = 0;
let next: Result<string>;
const came: Result<string> = { thing: "places", failure: null };

function ready() {
  return keptOnceMade(() => {
    tries++;
    return Promise.resolve(next);
  });
}

beforeEach(() => {
  tries = 0;
  vi.useFakeTimers();
});
afterEach(() => { vi.useRealTimers(); });

test.each(["missing", "refused", "damaged", "late", "unlisted"] as const)("%s: tried again after half a minute", async (failure) => {
  next = { thing: null, failure };
  const ask = ready();
  for (const _letter of "abbeville") expect(await ask()).toEqual(next);
  expect(tries).toBe(1);
  await vi.advanceTimersByTimeAsync(29_000);
  await ask();
  expect(tries).toBe(1);
  await vi.advanceTimersByTimeAsync(2_000);
  next = came;
  expect(await ask()).toEqual(came);
  expect(tries).toBe(2);
});

test("without a network nothing is waited for: the first letter after it is back works", async () => {
  next = { thing: null, failure: "offline" };
  const ask = ready();
  await ask();
  next = came;
  expect(await ask()).toEqual(came);
});

test("what came is kept", async () => {
  next = came;
  const ask = ready();
  const [one, other] = await Promise.all([ask(), ask()]);
  expect(one).toBe(other);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(await ask()).toBe(one);
  expect(tries).toBe(1);
});
