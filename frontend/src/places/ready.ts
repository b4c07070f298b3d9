// The places of the pack on this device: fetched and decoded once, for the search and for the map.
import { keptOnceMade } from "../kept.ts";
import { fetchPack } from "../packs.ts";
import { decodingPlaces } from "./decode.ts";
import type { Places } from "./places.ts";
import { unhurried } from "./slices.ts";

/** Called as often as one likes. Never rejects. */
export const readyPlaces = keptOnceMade<Places>(async () => {
  const { bytes, failure } = await fetchPack("places");
  if (failure !== null) return { thing: null, failure };
  try {
    return { thing: await unhurried(decodingPlaces(bytes)), failure: null };
  } catch {
    return { thing: null, failure: "damaged" };
  }
});
