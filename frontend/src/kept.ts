// What was made once is not made again, unless it failed.
import type { Failure } from "./packs.ts";

export type Result<Thing> = { readonly thing: Thing; readonly failure: null } | { readonly thing: null; readonly failure: Failure };

/** The same promise for all who ask, until it says that it failed; then it is tried again. */
export function keptOnceMade<Thing>(make: () => Promise<Result<Thing>>): () => Promise<Result<Thing>> {
  let kept: Promise<Result<Thing>> | undefined;
  return () => {
    kept ??= make().then((result) => {
      if (result.failure !== null) kept = undefined;
      return result;
    });
    return kept;
  };
}
