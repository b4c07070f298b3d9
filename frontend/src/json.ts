// The bytes of a pack as JSON.
import type { Failure, Fetched } from "./packs.ts";

/** `value`: of a shape that only its maker knows. */
export type Json = { readonly value: unknown; readonly failure: Failure | null };

export function asJson({ bytes, failure }: Fetched): Json {
  if (failure !== null) return { value: null, failure };
  try {
    return { value: JSON.parse(new TextDecoder().decode(bytes)), failure: null };
  } catch {
    return { value: null, failure: "damaged" };
  }
}
