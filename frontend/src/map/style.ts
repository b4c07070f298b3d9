// How the living map is drawn: a MapLibre style that asks for no tile, no glyph and no image from anywhere.
import type { FeatureCollection } from "geojson";
import type { LayerSpecification, StyleSpecification } from "maplibre-gl";

import type { Colours } from "./colours.ts";
import { RANKS } from "./names.ts";

export const STREETS_BELOW = "borders"; // streets are drawn under the borders, over the land
const FONT = ["sans-serif"]; // drawn by the browser from its own fonts

/** What is drawn, by source. */
export type Drawn = Record<"land" | "lines" | "names" | "sites" | "here" | "chosen", FeatureCollection>;

/** `own`: the territory of the page, brought out; "" for none. */
export function styleOf(colours: Colours, own: string, drawn: Drawn): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: drawn.land, tolerance: 0.2 },
      lines: { type: "geojson", data: drawn.lines, tolerance: 0.2 },
      names: { type: "geojson", data: drawn.names },
      sites: {
        type: "geojson",
        data: drawn.sites,
        cluster: true,
        clusterRadius: 40,
        clusterMaxZoom: 11,
        clusterProperties: { special: ["any", ["get", "special"]], total: ["+", ["get", "total"]] },
      },
      here: { type: "geojson", data: drawn.here },
      chosen: { type: "geojson", data: drawn.chosen },
    },
    layers: [
      { id: "outside", type: "background", paint: { "background-color": colours.outside } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colours.land, "fill-antialias": false } },
      {
        id: "own",
        type: "fill",
        source: "land",
        filter: ["==", ["get", "code"], own],
        paint: { "fill-color": colours.own, "fill-antialias": false },
      },
      {
        id: "borders",
        type: "line",
        source: "lines",
        paint: { "line-color": colours.border, "line-width": ["interpolate", ["linear"], ["zoom"], 4, 0.7, 10, 2] },
      },
      ...RANKS.map((_, rank) => communes(rank, colours)),
      {
        id: "chosen",
        type: "circle",
        source: "chosen",
        paint: {
          "circle-radius": 20,
          "circle-color": colours.ink,
          "circle-opacity": 0.15,
          "circle-stroke-color": colours.ink,
          "circle-stroke-width": 3,
        },
      },
      {
        id: "sites",
        type: "symbol",
        source: "sites",
        layout: {
          "icon-image": ["case", ["get", "special"], "special", "help"],
          "icon-size": ["interpolate", ["linear"], ["get", "total"], 1, 0.55, 2, 0.75, 50, 1.15],
          "icon-allow-overlap": true,
          "icon-ignore-placement": false,
          "text-field": ["case", [">", ["get", "total"], 1], ["to-string", ["get", "total"]], ""],
          "text-font": FONT,
          "text-size": 13,
          "text-allow-overlap": true,
          "symbol-sort-key": ["case", ["get", "special"], 1, 0],
        },
        paint: { "text-color": colours.paper },
      },
      {
        id: "here",
        type: "symbol",
        source: "here",
        layout: { "icon-image": "here", "icon-allow-overlap": true, "icon-ignore-placement": true },
      },
    ],
  };
}

function communes(rank: number, colours: Colours): LayerSpecification {
  return {
    id: `names-${rank}`,
    type: "symbol",
    source: "names",
    minzoom: RANKS[rank]!.zoom,
    filter: ["==", ["get", "rank"], rank],
    layout: {
      "icon-image": "town",
      "icon-allow-overlap": true, // only with its name, and under the sign of the help that stands there
      "icon-ignore-placement": true,
      "text-field": ["get", "name"],
      "text-font": FONT,
      "text-size": 15 - rank * 0.7,
      "text-variable-anchor": ["top", "bottom", "left", "right"],
      "text-radial-offset": 1.25,
      "symbol-sort-key": ["-", 0, ["get", "people"]],
    },
    paint: { "text-color": colours.ink, "text-halo-color": colours.paper, "text-halo-width": 1.6 },
  };
}
