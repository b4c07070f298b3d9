// What was made once is not made again, unless it failed.
import type { Failure } from "./packs.ts";

export type Result<Thing> = { readonly thing: Thing; readonly failure: null } | { readonly thing: null; readonly failure: Failure };

const HOLDS = 30_000; // milliseconds: a network that is half gone is not asked again at each letter

/**
 * The same promise for all who ask. What failed is tried again after half a minute; at once when there was no
 * network, since trying then costs nothing and works as soon as it is back.
 */
export function keptOnceMade<Thing>(make: () => Promise<Result<Thing>>): () => Promise<Result<Thing>> {
  let kept: Promise<Result<Thing>> | undefined;
  const forget = (): void => { kept = undefined; };
  return () => {
    kept ??= make().then((result) => {
      if (result.failure === "offline") forget();
      else if (result.failure !== null) setTimeout(forget, HOLDS);
      return result;
    });
    return kept;
  };
}
