// The files that a pack has for the browser: fetched whole, checked, each failure with its reason.
import { asJson, type Json } from "./json.ts";

export type PackName = "places" | "help" | "cards" | "maps" | "chart" | "two_places";

/** Why a pack is not there. `refused`: it did not arrive, or is not what the page said it must be. */
export type Failure = "unlisted" | "offline" | "missing" | "refused" | "damaged" | "late";

export type Fetched = { readonly bytes: ArrayBuffer; readonly failure: null } | { readonly bytes: null; readonly failure: Failure };

type Links = { readonly [name: string]: readonly [address: string, integrity: string] };

const PATIENCE = 30_000; // milliseconds for one file; slow 3G needs ten seconds for the places

const kept = new Map<PackName, Promise<Fetched>>();

/** One file of the pack that made this page. Asked again after a failure; never twice when it came. */
export function fetchPack(name: PackName): Promise<Fetched> {
  const before = kept.get(name);
  if (before !== undefined) return before;
  const asked = download(name).then((fetched) => {
    if (fetched.failure !== null) kept.delete(name);
    return fetched;
  });
  kept.set(name, asked);
  return asked;
}

/** The same, read as JSON. */
export async function fetchJson(name: PackName): Promise<Json> {
  return asJson(await fetchPack(name));
}

/** Whether the page names all of these. */
export function isListed(...names: PackName[]): boolean {
  const links = readLinks();
  return names.every((name) => links[name] !== undefined);
}

async function download(name: PackName): Promise<Fetched> {
  const link = readLinks()[name];
  if (link === undefined) return failed("unlisted");
  const [address, integrity] = link;
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const response = await fetch(address, { integrity, credentials: "omit", signal: patience.signal });
    if (!response.ok) return failed("missing");
    return { bytes: await response.arrayBuffer(), failure: null };
  } catch {
    // A browser does not say whether the network or the content was wrong.
    if (patience.signal.aborted) return failed("late");
    return failed(navigator.onLine ? "refused" : "offline");
  } finally {
    clearTimeout(timer);
  }
}

function failed(failure: Failure): Fetched {
  return { bytes: null, failure };
}

function readLinks(): Links {
  const meta = document.querySelector<HTMLMetaElement>("meta[name=balise]");
  try {
    return (JSON.parse(meta?.content ?? "{}") as Links | null) ?? {};
  } catch {
    return {};
  }
}
