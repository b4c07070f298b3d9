// The search of places on this device: its pack fetched in the background, its index built in short pieces of work.
import { fetchPack, type Failure } from "../packs.ts";
import { decodingPlaces } from "../places/decode.ts";
import type { Places } from "../places/places.ts";
import { buildPlaceIndex, type PlaceIndex } from "../places/search.ts";

export type PlaceSearch = { readonly places: Places; readonly index: PlaceIndex };
export type Result<Thing> = { readonly thing: Thing; readonly failure: null } | { readonly thing: null; readonly failure: Failure };

const SLICE = 8; // milliseconds of work before the page may draw again

let kept: Promise<Result<PlaceSearch>> | undefined;

/** Called as often as one likes: what came is kept, what failed is tried again. Never rejects. */
export function readySearch(): Promise<Result<PlaceSearch>> {
  kept ??= make().then((result) => {
    if (result.failure !== null) kept = undefined;
    return result;
  });
  return kept;
}

async function make(): Promise<Result<PlaceSearch>> {
  const { bytes, failure } = await fetchPack("places");
  if (failure !== null) return { thing: null, failure };
  try {
    const places = await inSlices(decodingPlaces(bytes));
    return { thing: { places, index: await inSlices(buildPlaceIndex(places)) }, failure: null };
  } catch {
    return { thing: null, failure: "damaged" };
  }
}

/** Run a long piece of work in short ones, so that a press or a key never waits for it. */
export async function inSlices<Made>(work: Generator<void, Made>): Promise<Made> {
  for (;;) {
    const until = performance.now() + SLICE;
    do {
      const step = work.next();
      if (step.done === true) return step.value;
    } while (performance.now() < until);
    await new Promise((resolve) => setTimeout(resolve));
  }
}
