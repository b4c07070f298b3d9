// The search of places on this device, its index built in short pieces of work.
import { keptOnceMade } from "../kept.ts";
import type { Places } from "../places/places.ts";
import { readyPlaces } from "../places/ready.ts";
import { buildPlaceIndex, type PlaceIndex } from "../places/search.ts";
import { unhurried } from "../places/slices.ts";

export type PlaceSearch = { readonly places: Places; readonly index: PlaceIndex };

/** Called as often as one likes: what came is kept, what failed is tried again. Never rejects. */
export const readySearch = keptOnceMade<PlaceSearch>(async () => {
  const { thing: places, failure } = await readyPlaces();
  if (failure !== null) return { thing: null, failure };
  try {
    return { thing: { places, index: await unhurried(buildPlaceIndex(places)) }, failure: null };
  } catch {
    return { thing: null, failure: "damaged" };
  }
});
