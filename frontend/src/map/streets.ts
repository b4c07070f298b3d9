// Streets, from the operator's own PMTiles file when there is one, and only when a person asks for them: the server
// that holds the file learns which part of the map they look at.
import { addProtocol, type LayerSpecification, type Map as MapLibre } from "maplibre-gl";

import { coloursOf, type Colours } from "./colours.ts";
import { button, element } from "./element.ts";
import { STREETS_BELOW } from "./style.ts";
import { put } from "../page/slots.ts";
import type { MapWords } from "./words.ts";

const VECTOR = 1; // tile type of the PMTiles header
const WATER = ["water", "waterway"];
const ROADS = ["roads", "transportation", "streets"]; // as the usual makers of tiles call them
const BUILDINGS = ["buildings", "building"];

/** What makers of tiles write in their file. */
type Metadata = { attribution?: string; vector_layers?: { id: string }[] };

/** The button and what it costs, among the tools of the map; nothing when the operator has set no file. */
export function offerStreets(tools: HTMLElement, section: HTMLElement, map: MapLibre, words: MapWords): void {
  const meta = document.querySelector<HTMLMetaElement>("meta[name=balise-streets]");
  if (meta === null) return;
  const address = new URL(meta.content, location.href);
  const elsewhere = address.origin !== location.origin;
  const said = element(
    "p",
    { class: "soft living-streets", role: "status" },
    elsewhere ? put(words.streets_elsewhere, address.host) : words.streets_same,
  );
  const show = button(words.streets, () => {
    show.disabled = true;
    addStreets(map, address.href, coloursOf(section)).then(
      (credit) => {
        show.remove();
        said.textContent = `${said.textContent ?? ""} ${credit}`;
      },
      () => {
        show.disabled = false;
        said.textContent = words.no_streets;
      },
    );
  });
  tools.append(show, said);
}

/** Who made the streets, as their file says. Rejects when it does not come or is no PMTiles file. */
async function addStreets(map: MapLibre, address: string, colours: Colours): Promise<string> {
  const { PMTiles, Protocol } = await import("pmtiles");
  const protocol = new Protocol();
  const archive = new PMTiles(address);
  protocol.add(archive);
  const header = await archive.getHeader();
  const metadata = ((await archive.getMetadata()) ?? {}) as Metadata;
  addProtocol("pmtiles", protocol.tile);
  const url = `pmtiles://${address}`;
  if (header.tileType !== VECTOR) {
    map.addSource("streets", { type: "raster", url, tileSize: 256 });
    map.addLayer({ id: "streets", type: "raster", source: "streets" }, STREETS_BELOW);
  } else {
    map.addSource("streets", { type: "vector", url });
    for (const layer of layersOf(metadata, colours)) map.addLayer(layer, STREETS_BELOW);
  }
  return (metadata.attribution ?? "").replace(/<[^>]*>/g, "");
}

function layersOf(metadata: Metadata, colours: Colours): LayerSpecification[] {
  const known = metadata.vector_layers?.map(({ id }) => id) ?? [];
  const drawn = (ids: string[], make: (id: string) => LayerSpecification): LayerSpecification[] =>
    ids.filter((id) => known.includes(id)).map(make);
  const common = (id: string) => ({ id: `streets-${id}`, source: "streets", "source-layer": id });
  return [
    ...drawn(WATER, (id) => ({ ...common(id), type: "fill", paint: { "fill-color": colours.outside } })),
    ...drawn(BUILDINGS, (id) => ({
      ...common(id),
      type: "fill",
      minzoom: 13,
      paint: { "fill-color": colours.border, "fill-opacity": 0.25 },
    })),
    ...drawn(ROADS, (id) => ({
      ...common(id),
      type: "line",
      paint: {
        "line-color": colours.border,
        "line-opacity": 0.6,
        "line-width": ["interpolate", ["linear"], ["zoom"], 8, 0.4, 16, 4],
      },
    })),
  ];
}
