// Each structure once on a page: what `remote` has of a line already under "call" joins its card; as balise/site/once.py.
import type { Answer, Match } from "../help/types.ts";

/** The lines, each with every way to reach it. */
export function linesWithAllWays(found: Answer): Match[] {
  const elsewhere = new Map(found.remote.map((match) => [match.entry.structure.id, match.channels]));
  return found.now.map((match) => ({
    ...match,
    channels: [...match.channels, ...(elsewhere.get(match.entry.structure.id) ?? [])],
  }));
}

export function onlyRemote(found: Answer): Match[] {
  const lines = new Set(found.now.map((match) => match.entry.structure.id));
  return found.remote.filter((match) => !lines.has(match.entry.structure.id));
}
