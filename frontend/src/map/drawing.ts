// The small map of an answer: the server's own drawing of the territory, and the place asked for on it.

import { halfToEven } from "../help/rounding.ts";

/** What the server drew before and after the mark of the place, then its projection and its window. */
type Drawing = readonly [
  before: string,
  after: string,
  kmEast: number, // kilometres in a degree of longitude, and of latitude
  kmNorth: number,
  left: number, // the window, in projected kilometres
  top: number,
  right: number,
  bottom: number,
  scale: number, // units of the drawing in a kilometre
  x: number, // where the window's corner is drawn
  y: number,
];

/** `maps.json`: a drawing for each territory. */
export type Maps = Readonly<Record<string, Drawing>>;

/** The SVG that `balise/site/maps.py` gives, byte for byte; "" for a territory without a drawing. Degrees. */
export function territorySvg(maps: Maps, territory: string, latitude: number, longitude: number): string {
  const drawing = maps[territory];
  if (drawing === undefined) return "";
  const [before, after, kmEast, kmNorth, left, top, right, bottom, scale, x, y] = drawing;
  const east = longitude * kmEast;
  const south = -latitude * kmNorth;
  const inView = left <= east && east <= right && top <= south && south <= bottom;
  return before + (inView ? here(halfToEven(x + (east - left) * scale), halfToEven(y + (south - top) * scale)) : "") + after;
}

/** As `here` in balise/site/cartography/marks.py. */
function here(x: number, y: number): string {
  return (
    '<g class="map-here" fill="none" stroke="currentColor" stroke-width="5">' +
    `<circle cx="${x}" cy="${y}" r="13"/><path d="M${x} ${y + 15}v14m-29-29h14m30 0h14"/></g>`
  );
}
