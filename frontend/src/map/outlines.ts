// The outlines of the territories as GeoJSON: filled land, and each border once.
import type { Feature, FeatureCollection, LineString, MultiPolygon, Position } from "geojson";

import type { Chart } from "./chart.ts";

/** A polygon for each territory, with its holes; property `code`. */
export function land(chart: Chart): FeatureCollection<MultiPolygon> {
  const arcs = chart.arcs.map((_, number) => positions(chart, number));
  const features = Object.entries(chart.rings).map(([code, rings]): Feature<MultiPolygon> => ({
    type: "Feature",
    properties: { code },
    geometry: { type: "MultiPolygon", coordinates: polygons(rings.map((ring) => closed(ring, arcs))) },
  }));
  return { type: "FeatureCollection", features };
}

/** Shores and borders, a line for each arc. */
export function lines(chart: Chart): FeatureCollection<LineString> {
  const features = chart.arcs.map((_, number): Feature<LineString> => ({
    type: "Feature",
    properties: {},
    geometry: { type: "LineString", coordinates: positions(chart, number) },
  }));
  return { type: "FeatureCollection", features };
}

function positions(chart: Chart, number: number): Position[] {
  const flat = chart.arcs[number]!;
  const found: Position[] = [];
  let east = 0;
  let north = 0;
  for (let i = 0; i < flat.length; i += 2) {
    east += flat[i]!;
    north += flat[i + 1]!;
    found.push([east * chart.unit, north * chart.unit]);
  }
  return found;
}

function closed(ring: readonly number[], arcs: readonly Position[][]): Position[] {
  const found: Position[] = [];
  for (const number of ring) {
    const arc = number >= 0 ? arcs[number]! : arcs[~number]!.slice().reverse();
    found.push(...(found.length === 0 ? arc : arc.slice(1)));
  }
  return found;
}

/** Rings by the even-odd rule: one inside an odd number of others is a hole in the smallest around it. */
function polygons(rings: readonly Position[][]): Position[][][] {
  const around = rings.map((ring) => rings.filter((other) => other !== ring && holds(other, ring[0]!)));
  const outer = new Map<Position[], Position[][]>();
  rings.forEach((ring, i) => {
    if (around[i]!.length % 2 === 0) outer.set(ring, [ring]);
  });
  rings.forEach((ring, i) => {
    if (around[i]!.length % 2 === 0) return;
    const deepest = around[i]!.reduce((best, other) => (depth(other) > depth(best) ? other : best));
    outer.get(deepest)?.push(ring);
  });
  return [...outer.values()];

  function depth(ring: Position[]): number {
    return around[rings.indexOf(ring)]!.length;
  }
}

function holds(ring: readonly Position[], [x, y]: Position): boolean {
  let inside = false;
  for (let i = 0, last = ring.length - 1; i < ring.length; last = i++) {
    const [x1, y1] = ring[i] as [number, number];
    const [x2, y2] = ring[last] as [number, number];
    if (y1 > y! !== y2 > y! && x! < ((x2 - x1) * (y! - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
