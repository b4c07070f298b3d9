// Names of communes and territories, the largest first as the map comes closer.
import type { Feature, FeatureCollection, Point } from "geojson";

import type { Places } from "../places/places.ts";

/** From how many people a commune's name shows, and from which zoom. */
export const RANKS = [
  { people: 150_000, zoom: 4 },
  { people: 45_000, zoom: 6 },
  { people: 10_000, zoom: 7.4 },
  { people: 2_000, zoom: 9 },
  { people: 0, zoom: 10.5 },
] as const;

/** A point for each commune; properties `name`, `people`, `rank` in `RANKS`. */
export function communes(places: Places): FeatureCollection<Point> {
  const features: Feature<Point>[] = [];
  for (let i = 0; i < places.count; i++) {
    if (places.kind(i) !== "commune") continue;
    const people = places.population(i);
    features.push({
      type: "Feature",
      properties: { name: places.name(i), people, rank: RANKS.findIndex((each) => people >= each.people) },
      geometry: { type: "Point", coordinates: [places.longitude(i), places.latitude(i)] },
    });
  }
  return { type: "FeatureCollection", features };
}
