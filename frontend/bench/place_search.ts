// The place search beside three libraries, in one page: made ready and asked by bench/browser_search.py.
import uFuzzy from "@leeoniya/ufuzzy";
import Fuse from "fuse.js";
import MiniSearch from "minisearch";
import { readHelpInSlices, type HelpFile } from "../src/help/help_file.ts";
import { readingJson } from "../src/json.ts";
import { decodingPlaces } from "../src/places/decode.ts";
import { fold } from "../src/places/folding.ts";
import type { Places } from "../src/places/places.ts";
import { buildPlaceIndex } from "../src/places/search.ts";
import { LONG, PIECE, type Sliced } from "../src/places/slices.ts";

const SLICE = 8; // milliseconds of work before the page may draw again, as in src/screen/place_search.ts
const TEN = 10;

type Search = (typed: string) => string[]; // folded names, best first
type Commune = { id: number; name: string; population: number };
type Made = { total: number; longest: number };
type Asked = { times: number[]; found: string[][] };

const engines = new Map<string, Search>();
let communes: Commune[] = [];

/** Milliseconds of work in all, and of the longest slice. */
async function makeOurs(): Promise<Made> {
  const response = await fetch("/places.bin");
  const bytes = await response.arrayBuffer();
  const made: Made = { total: 0, longest: 0 };
  const places = await sliced(decodingPlaces(bytes), made);
  const index = await sliced(buildPlaceIndex(places), made);
  engines.set("balise", (typed) => index.search(typed).map((hit) => fold(hit.name)));
  return made;
}

async function sliced<Result>(work: Generator<void, Result>, made: Made): Promise<Result> {
  for (;;) {
    const start = performance.now();
    let step = work.next();
    while (!step.done && performance.now() < start + SLICE) step = work.next();
    const spent = performance.now() - start;
    made.total += spent;
    made.longest = Math.max(made.longest, spent);
    if (step.done) return step.value;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** What the libraries search in: the names of the communes, the most populous first where they leave a tie. */
async function readCommunes(): Promise<void> {
  const work = decodingPlaces(await (await fetch("/places.bin")).arrayBuffer());
  let step = work.next();
  while (!step.done) step = work.next();
  const places: Places = step.value;
  const all = Array.from({ length: places.count }, (_, i) => i).filter((i) => places.kind(i) === "commune");
  communes = all.map((i) => ({ id: i, name: fold(places.name(i)), population: places.population(i) }));
  communes.sort((one, other) => other.population - one.population);
}

async function make(engine: string): Promise<Made> {
  if (engine === "balise") return makeOurs();
  if (!communes.length) await readCommunes();
  const start = performance.now();
  engines.set(engine, peers[engine]!());
  const total = performance.now() - start;
  return { total, longest: total };
}

const peers: Record<string, () => Search> = {
  minisearch: () => {
    const boost = new Map(communes.map((each) => [each.id, 1 + Math.log10(each.population + 1) / 7]));
    const index = new MiniSearch<Commune>({ fields: ["name"], storeFields: ["name"] });
    index.addAll(communes);
    const options = { prefix: true, fuzzy: 0.25, combineWith: "AND" as const, boostDocument: (id: number) => boost.get(id)! };
    return (typed) => index.search(fold(typed), options).slice(0, TEN).map((hit) => hit["name"] as string);
  },
  uFuzzy: () => {
    const names = communes.map((each) => each.name);
    const index = new uFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });
    return (typed) => {
      const [found, info, order] = index.search(names, fold(typed), 1, 1e4);
      if (!found) return [];
      const ranked = order ? order.map((rank) => info.idx[rank]!) : found;
      return ranked.slice(0, TEN).map((rank) => names[rank]!);
    };
  },
  "fuse.js": () => {
    const index = new Fuse(communes, { keys: ["name"], threshold: 0.3 });
    return (typed) => index.search(fold(typed), { limit: TEN }).map((hit) => hit.item.name);
  },
};

/** Each query is one keystroke: the time until its ten names are known, in milliseconds. */
function ask(engine: string, queries: readonly string[]): Asked {
  const search = engines.get(engine)!;
  const asked: Asked = { times: [], found: [] };
  for (const typed of queries) {
    const start = performance.now();
    const found = search(typed);
    asked.times.push(performance.now() - start);
    asked.found.push(found);
  }
  return asked;
}

/**
 * By file, the longest piece of work between two pictures, in milliseconds: each step is timed so many times and the
 * middle kept, since another process of the machine is no phone's fault, then steps are put together as pages do.
 */
async function pieces(times: number): Promise<Record<string, number>> {
  const seen = new Map<string, number[][]>();
  const time = <Result>(name: string, work: Sliced<Result>): Result => {
    const steps: number[] = [];
    for (;;) {
      const start = performance.now();
      const step = work.next();
      steps.push(performance.now() - start);
      if (step.done !== true) continue;
      seen.set(name, [...(seen.get(name) ?? []), steps]);
      return step.value;
    }
  };
  for (let left = times; left > 0; left--) {
    const places = time("places.bin", decodingPlaces(await bytesOf("places.bin")));
    time("index of places", buildPlaceIndex(places));
    const help = time("help.json", readingJson(await bytesOf("help.json"))) as HelpFile;
    time("help", readHelpInSlices(help, places));
    for (const name of ["cards.json", "maps.json", "chart.json"]) time(name, readingJson(await bytesOf(name)));
  }
  return Object.fromEntries([...seen].map(([name, passes]) => [name, longestPiece(passes)]));
}

function longestPiece(passes: readonly number[][]): number {
  let [longest, piece] = [0, 0];
  for (const at of passes[0]!.keys()) {
    const ordered = passes.map((steps) => steps[at]!).sort((one, other) => one - other);
    const step = ordered[Math.floor(ordered.length / 2)]!;
    piece += step;
    longest = Math.max(longest, piece);
    if (piece >= PIECE || step >= LONG) piece = 0;
  }
  return longest;
}

async function bytesOf(name: string): Promise<ArrayBuffer> {
  return (await fetch(`/${name}`)).arrayBuffer();
}

/** Let go of an engine, to weigh the next one. */
function forget(engine: string): void {
  engines.delete(engine);
}

Object.assign(globalThis, { bench: { make, ask, forget, pieces, readCommunes } });
