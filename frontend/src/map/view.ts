// The drawn map itself: made by MapLibre, told what to show, telling where it looks and what was pressed.
import { Map as MapLibre, setWorkerCount, setWorkerUrl, type GeoJSONSource, type MapMouseEvent } from "maplibre-gl";
import workerAddress from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { FeatureCollection, Point } from "geojson";

import { trustedScriptUrl } from "../html.ts";
import type { Box, Chart, Site } from "./chart.ts";
import { coloursOf, whenColoursChange, type Colours } from "./colours.ts";
import { marks, RATIO } from "./marks.ts";
import { land, lines } from "./outlines.ts";
import { styleOf, type Drawn } from "./style.ts";
import type { Spot } from "./within.ts";
import { localeOf } from "./words.ts";

const PATIENCE = 20_000; // milliseconds before the first picture
const FINGER = 14; // points of the screen around a press
const CLOSEST = 16;

type View = {
  readonly map: MapLibre;
  box(): Box;
  centre(): Spot;
  zoom(by: 1 | -1): void;
  show(box: Box): void;
  name(communes: FeatureCollection<Point>): void;
  mark(site: Site | null): void;
  remove(): void;
};

type Options = {
  readonly own: string; // territory brought out, "" for none
  readonly place: Spot | null;
  readonly start: Box;
  readonly moved: () => void;
  readonly pressed: (site: number) => void;
  readonly lost: () => void; // the device took the drawing back
};

/** Draw in `container`, inside the section whose sheet gives the colours. Rejects when nothing can be drawn. */
export async function makeView(container: HTMLElement, chart: Chart, sites: readonly Site[], options: Options): Promise<View> {
  setWorkerUrl(addressOfWorker());
  setWorkerCount(1); // one is enough for a few outlines, and phones are small
  let colours = coloursOf(container);
  const drawn: Drawn = {
    land: land(chart),
    lines: lines(chart),
    names: nothing(),
    sites: points(sites),
    here: options.place === null ? nothing() : point(options.place),
    chosen: nothing(),
  };
  const map = new MapLibre({
    container,
    style: styleOf(colours, options.own, drawn),
    bounds: bounds(options.start),
    fitBoundsOptions: { padding: 24 },
    locale: localeOf(chart.words),
    attributionControl: false, // it writes HTML; the page says the sources itself
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    fadeDuration: 0,
    maxZoom: CLOSEST,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.setMissingStyleImageResolver(async (id) => sign(map, id, colours));
  const stop = whenColoursChange(() => {
    colours = coloursOf(container);
    map.setStyle(styleOf(colours, options.own, drawn));
    for (const id of Object.keys(marks(colours))) sign(map, id, colours);
  });
  const set = (source: keyof Drawn, data: FeatureCollection): void => {
    drawn[source] = data;
    void map.getSource<GeoJSONSource>(source)?.setData(data);
  };
  const remove = (): void => {
    stop();
    map.remove();
  };
  try {
    await loaded(map);
  } catch (error) {
    remove();
    throw error;
  }
  map.on("moveend", options.moved);
  map.on("webglcontextlost", options.lost);
  map.on("click", (event) => void press(map, event, options.pressed));
  map.on("mouseenter", "sites", () => (map.getCanvas().style.cursor = "pointer"));
  map.on("mouseleave", "sites", () => (map.getCanvas().style.cursor = ""));

  return {
    map,
    box: () => {
      const seen = map.getBounds();
      return [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()];
    },
    centre: () => ({ latitude: map.getCenter().lat, longitude: map.getCenter().lng }),
    zoom: (by) => void map.zoomTo(map.getZoom() + by),
    show: (box) => void map.fitBounds(bounds(box), { padding: 24, maxZoom: 12 }),
    name: (communes) => set("names", communes),
    mark: (site) => set("chosen", site === null ? nothing() : point(site)),
    remove,
  };
}

/** Rejects when the worker's script does not come: MapLibre itself would wait for it for ever. */
export async function loadWorker(): Promise<void> {
  const response = await fetch(workerAddress, { credentials: "omit" });
  if (!response.ok) throw new Error("the worker did not come");
  await response.arrayBuffer(); // in the cache, where the worker finds it
}

/** MapLibre asks a string two things, then hands it to `Worker`, which only takes what our policy let through. */
function addressOfWorker(): string {
  const trusted: unknown = trustedScriptUrl(workerAddress);
  if (typeof trusted === "string") return trusted;
  return Object.assign(trusted as object, {
    endsWith: (end: string) => workerAddress.endsWith(end),
    split: (by: string | RegExp) => workerAddress.split(by),
  }) as unknown as string;
}

function loaded(map: MapLibre): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("nothing was drawn in time")), PATIENCE);
    map.once("load", () => {
      clearTimeout(timer);
      resolve();
    });
    map.once("error", ({ error }) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}

async function press(map: MapLibre, event: MapMouseEvent, pressed: (site: number) => void): Promise<void> {
  const { x, y } = event.point;
  const around: [[number, number], [number, number]] = [[x - FINGER, y - FINGER], [x + FINGER, y + FINGER]];
  const [found] = map.queryRenderedFeatures(around, { layers: ["sites"] });
  if (found === undefined) return;
  const site: unknown = found.properties["site"];
  if (typeof site === "number") {
    pressed(site);
    return;
  }
  const source = map.getSource<GeoJSONSource>("sites");
  const zoom = await source?.getClusterExpansionZoom(Number(found.properties["cluster_id"]));
  const [longitude, latitude] = (found.geometry as Point).coordinates as [number, number];
  map.easeTo({ center: [longitude, latitude], zoom: zoom ?? map.getZoom() + 2 });
}

/** Give the style one of its images, in the colours of now. */
function sign(map: MapLibre, id: string, colours: Colours): void {
  const image = new Map(Object.entries(marks(colours))).get(id);
  if (image === undefined) return;
  if (map.hasImage(id)) map.updateImage(id, image);
  else map.addImage(id, image, { pixelRatio: RATIO });
}

function points(sites: readonly Site[]): FeatureCollection<Point> {
  const features = sites.map(({ latitude, longitude, members, specialised }, site) => ({
    type: "Feature" as const,
    properties: { site, total: members.length, special: specialised },
    geometry: { type: "Point" as const, coordinates: [longitude, latitude] },
  }));
  return { type: "FeatureCollection", features };
}

function point({ latitude, longitude }: Spot): FeatureCollection<Point> {
  const geometry = { type: "Point" as const, coordinates: [longitude, latitude] };
  return { type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry }] };
}

function nothing(): FeatureCollection<Point> {
  return { type: "FeatureCollection", features: [] };
}

function bounds([west, south, east, north]: Box): [[number, number], [number, number]] {
  return [[west, south], [east, north]];
}
