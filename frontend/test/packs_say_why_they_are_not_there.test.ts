// Each way a pack can fail has its reason; what came is kept, what failed is asked again.
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const LINKS = '{"places":["/s/a.bin","sha256-x"],"help":["/s/b.json","sha256-y"]}';
let asked: [string, RequestInit][] = [];
let answers: (() => Promise<Response>)[] = [];

async function packs(content: string | null = LINKS) {
  vi.stubGlobal("document", { querySelector: () => (content === null ? null : { content }) });
  vi.stubGlobal("fetch", (address: string, options: RequestInit) => {
    asked.push([address, options]);
    return (answers.shift() ?? (() => Promise.reject(new TypeError("failed"))))();
  });
  return import("../src/packs.ts");
}

beforeEach(() => {
  asked = [];
  answers = [];
  vi.resetModules();
  vi.stubGlobal("navigator", { onLine: true });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("a pack is asked for once, whole, checked, without credentials", async () => {
  answers = [() => Promise.resolve(new Response("abc"))];
  const { fetchPack } = await packs();
  const [one, other] = await Promise.all([fetchPack("places"), fetchPack("places")]);
  expect(one.failure).toBeNull();
  expect(other).toBe(one);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject(["/s/a.bin", { integrity: "sha256-x", credentials: "omit" }]);
});

test("what the page does not name is unlisted, and no page is trusted to be well written", async () => {
  const { fetchPack, isListed } = await packs();
  expect((await fetchPack("cards")).failure).toBe("unlisted");
  expect(isListed("places", "help")).toBe(true);
  expect(isListed("places", "cards")).toBe(false);
  for (const content of [null, "{", "null", "[]"]) {
    vi.resetModules();
    expect((await (await packs(content)).fetchPack("places")).failure, String(content)).toBe("unlisted");
  }
  expect(asked).toEqual([]);
});

test("missing, refused, offline", async () => {
  answers = [() => Promise.resolve(new Response("", { status: 404 }))];
  const { fetchPack } = await packs();
  expect((await fetchPack("places")).failure).toBe("missing");
  expect((await fetchPack("places")).failure).toBe("refused");
  vi.stubGlobal("navigator", { onLine: false });
  expect((await fetchPack("places")).failure).toBe("offline");
  answers = [() => Promise.resolve(new Response("abc"))];
  expect((await fetchPack("places")).failure, "asked again after each failure").toBeNull();
});

test("too late", async () => {
  vi.useFakeTimers();
  const { fetchPack } = await packs();
  vi.stubGlobal("fetch", (_address: string, { signal }: RequestInit) =>
    new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(new TypeError("aborted")))));
  const late = fetchPack("places");
  await vi.advanceTimersByTimeAsync(31_000);
  expect((await late).failure).toBe("late");
});

test("what is no JSON is damaged", async () => {
  answers = [() => Promise.resolve(new Response('{"a":')), () => Promise.resolve(new Response('{"a":1}'))];
  const { fetchJson } = await packs();
  expect(await fetchJson("help")).toEqual({ value: null, failure: "damaged" });
});
