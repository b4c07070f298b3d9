// The bytes of a pack as JSON.
import type { Failure, Fetched } from "./packs.ts";
import { unhurried, type Sliced } from "./places/slices.ts";

/** `value`: of a shape that only its maker knows. */
export type Json = { readonly value: unknown; readonly failure: Failure | null };

export async function asJson({ bytes, failure }: Fetched): Promise<Json> {
  if (failure !== null) return { value: null, failure };
  try {
    return { value: await unhurried(readingJson(bytes)), failure: null };
  } catch {
    return { value: null, failure: "damaged" };
  }
}

/** In two pieces, about as long as each other; who asked begins afresh. Throws SyntaxError on what is no JSON. */
export function* readingJson(bytes: ArrayBuffer): Sliced<unknown> {
  const text = new TextDecoder().decode(bytes);
  yield;
  const value: unknown = JSON.parse(text);
  yield;
  return value;
}
