// What the list beside the map says now: which structures, and in what order.
import type { Box, Chart, Site } from "./chart.ts";

const EARTH = 6371.0088; // kilometres
const RADIAN = Math.PI / 180;

/** A point of the map; degrees. */
export type Spot = { readonly latitude: number; readonly longitude: number };

/** Great-circle distance in kilometres. */
export function distance(a: Spot, b: Spot): number {
  const north = Math.sin(((b.latitude - a.latitude) * RADIAN) / 2);
  const east = Math.sin(((b.longitude - a.longitude) * RADIAN) / 2);
  const chord = north * north + Math.cos(a.latitude * RADIAN) * Math.cos(b.latitude * RADIAN) * east * east;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** A row of the list. `rank`: in the chart's sites; -1 for a structure that is masked and has no point. */
export type Entry = { readonly id: string; readonly name: string; readonly rank: number };

/** What is known of who looks: where, and what they have before them. */
export type Looking = {
  readonly box: Box;
  readonly from: Spot; // what the distances of the order are from
  readonly territory: string; // whose masked structures are said
  readonly page: ReadonlyMap<string, number>; // rank in the page of the structures that have a card there
  readonly chosen: readonly number[]; // ranks of the point last pressed
};

/** What was chosen, then the page's own cards in its order, then the nearest; what is masked is never left out. */
export function listed(chart: Chart, sites: readonly Site[], looking: Looking, most: number): { entries: Entry[]; inView: number } {
  const points = sites.filter((site) => holds(looking.box, site)).flatMap((site) => {
    const far = distance(looking.from, site);
    return site.members.map((rank) => ({ id: chart.sites.ids[rank]!, name: chart.sites.names[rank]!, rank, far }));
  });
  const masked = chart.masked
    .filter(([, , territories]) => territories.includes(looking.territory))
    .map(([id, name]) => ({ id, name, rank: -1, far: Infinity }));
  const chosen = (entry: Entry): number => (looking.chosen.includes(entry.rank) ? 0 : 1);
  const place = (entry: Entry): number => looking.page.get(entry.id) ?? Infinity;
  const all = [...points, ...masked].sort(
    (a, b) =>
      chosen(a) - chosen(b) || compare(place(a), place(b)) || compare(a.far, b.far) || compare(a.id, b.id),
  );
  return { entries: all.filter(({ rank }, i) => i < most || rank < 0), inView: points.length };
}

/** Whether a point is in a box. */
export function holds([west, south, east, north]: Box, { latitude, longitude }: Spot): boolean {
  return south <= latitude && latitude <= north && west <= longitude && longitude <= east;
}

function compare<Value extends number | string>(a: Value, b: Value): number {
  return a === b ? 0 : a < b ? -1 : 1; // two may be infinite
}
