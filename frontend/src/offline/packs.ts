// The packs of the copy on a stick: they stand in the page itself. The same functions as ../packs.ts, whose place the
// build gives to this file (vite.offline.config.ts).
import { asJson, type Json } from "../json.ts";
import type { Fetched, PackName } from "../packs.ts";
import { decode } from "./seven_bits.ts";

/** One pack of the page, unpacked. `missing`: this browser cannot unpack; the lists of the page stay. */
export async function fetchPack(name: PackName): Promise<Fetched> {
  const held = document.getElementById(`pack-${name}`);
  if (held === null) return { bytes: null, failure: "unlisted" };
  if (!("DecompressionStream" in window)) return { bytes: null, failure: "missing" };
  try {
    const packed = decode(held.textContent ?? "", Number(held.dataset["bytes"]));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    const bytes = await new Response(unpacked).arrayBuffer();
    return { bytes, failure: null };
  } catch {
    return { bytes: null, failure: "damaged" };
  }
}

export async function fetchJson(name: PackName): Promise<Json> {
  return asJson(await fetchPack(name));
}

export function isListed(...names: PackName[]): boolean {
  return names.every((name) => document.getElementById(`pack-${name}`) !== null);
}
