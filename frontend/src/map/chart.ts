// What the living map draws: `chart.json`, as balise/site/browser/maps_file.py makes it.

import type { MapWords } from "./words.ts";

export type Box = readonly [west: number, south: number, east: number, north: number]; // degrees

export type Chart = {
  readonly unit: number; // degrees
  readonly arcs: readonly (readonly number[])[]; // [lon, lat, Δlon, Δlat, …] in units
  readonly rings: Readonly<Record<string, readonly (readonly number[])[]>>; // arcs by territory; ~n is n backwards
  readonly names: Readonly<Record<string, string>>; // of the territories
  readonly boxes: Readonly<Record<string, Box>>;
  readonly sites: {
    readonly ids: readonly string[];
    readonly names: readonly string[];
    readonly towns: readonly string[];
    readonly territories: readonly string[];
    readonly latitudes: readonly number[];
    readonly longitudes: readonly number[];
    readonly specialised: readonly number[]; // ranks
  };
  readonly words: MapWords;
  readonly masked: readonly (readonly [id: string, name: string, territories: readonly string[]])[];
};

/** All that stands at one point; `members`: ranks in the chart's sites. */
export type Site = {
  readonly latitude: number;
  readonly longitude: number;
  readonly members: readonly number[];
  readonly specialised: boolean;
};

/** Structures of one point together: several may share the point of their commune. */
export function sitesOf(chart: Chart): Site[] {
  const { latitudes, longitudes, specialised } = chart.sites;
  const special = new Set(specialised);
  const groups = new Map<string, number[]>();
  latitudes.forEach((latitude, rank) => {
    const key = `${latitude} ${longitudes[rank]}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [rank]);
    else group.push(rank);
  });
  return [...groups.values()].map((members) => ({
    latitude: latitudes[members[0]!]!,
    longitude: longitudes[members[0]!]!,
    members,
    specialised: members.some((rank) => special.has(rank)),
  }));
}
