// The living map: opens in place of the small one, keeps its list in step, and gives the small one back when closed.
import { fetchJson } from "../packs.ts";
import { put } from "../page/slots.ts";
import type { Places } from "../places/places.ts";
import { readyPlaces } from "../places/ready.ts";
import { sitesOf, type Box, type Chart, type Site } from "./chart.ts";
import { cardsOfThePage, row } from "./list.ts";
import sheetAddress from "./map.css?url";
import { communes } from "./names.ts";
import { makeSection } from "./section.ts";
import { offerStreets } from "./streets.ts";
import { loadWorker, makeView } from "./view.ts";
import { holds, listed, type Entry, type Spot } from "./within.ts";
import { say } from "../screen/words.ts";
import { inView } from "./words.ts";

const OPENED = "living-opened"; // the small map and its button are out of sight
const MAINLAND: Box = [-5.2, 41.3, 9.6, 51.1];
const AROUND = 0.3; // degrees of latitude around the place asked for: the 30 km of an answer
const MOST = 40; // rows of the list
const SETTLED = 250; // milliseconds after a move before the list follows, so that it is read aloud once

/**
 * Open the map of `holder`, whose `data-territory` and `data-place` say what it is of. `closed` is called when it
 * is closed again, with what there is to say of it. Rejects, and leaves all as it was, when a file does not come or
 * nothing can be drawn.
 */
export async function openMap(holder: HTMLElement, closed: (why: string) => void): Promise<void> {
  const [chart, places] = await Promise.all([readChart(), readPlaces(holder), loadSheet(), loadWorker()]);
  const { words } = chart;
  const territory = holder.dataset["territory"] ?? "";
  const place = places === null ? null : spotOf(places, holder.dataset["place"] ?? "");
  const sites = sitesOf(chart);
  const siteOf = new Map(sites.flatMap((site, i) => site.members.map((rank) => [rank, i] as const)));
  const cards = cardsOfThePage(holder.closest("main") ?? document);
  const page = new Map([...cards.keys()].map((id, i) => [id, i] as const));
  const rows = new Map<string, HTMLLIElement>();
  let looked = territory; // the territory last chosen
  let chosen: readonly number[] = []; // the structures of the point last pressed
  let timer = 0;

  const section = makeSection(chart, territory, place !== null, {
    close: () => close(""),
    zoom: (by) => view.zoom(by),
    go: (code) => {
      looked = code;
      chosen = [];
      view.show(chart.boxes[code] ?? MAINLAND);
      follow(); // what is masked there has no point that would move
    },
  });
  section.status.textContent = say("map_opening");
  section.root.inert = true; // its buttons do nothing yet
  holder.prepend(section.root);
  holder.classList.add(OPENED);
  const watch = new MutationObserver(() => holder.isConnected || close(""));
  const view = await makeView(section.canvas, chart, sites, {
    own: territory,
    place,
    start: startOf(chart, territory, place),
    moved: () => {
      clearTimeout(timer);
      timer = window.setTimeout(follow, SETTLED);
    },
    pressed: (site) => choose(sites[site]!),
    lost: () => close(say("map_no_drawing")),
  }).catch((error: unknown) => {
    putBack();
    throw error;
  });
  section.root.inert = false;
  watch.observe(document.body, { childList: true, subtree: true });
  section.root.addEventListener("keydown", escape);
  for (const kind of ["pointerover", "focusin"]) section.list.addEventListener(kind, point);
  follow();
  view.map.getCanvas().focus();
  offerStreets(section.tools, section.root, view.map, words);
  void nameCommunes();

  function close(why: string): void {
    clearTimeout(timer);
    watch.disconnect();
    view.remove();
    putBack();
    closed(why);
  }

  function putBack(): void {
    section.root.remove();
    holder.classList.remove(OPENED);
  }

  function escape(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close("");
  }

  /** The list says what the map shows, without losing the focus of who is in it. */
  function follow(): void {
    const box = view.box();
    const fromPlace = place !== null && holds(box, place);
    const from = fromPlace ? place : view.centre();
    const now = { box, from, territory: looked, page, chosen };
    const { entries, inView: count } = listed(chart, sites, now, MOST);
    const focused = document.activeElement;
    section.list.replaceChildren(...entries.map(rowOf));
    if (focused instanceof HTMLElement && section.list.contains(focused)) focused.focus({ preventScroll: true });
    const nearest = fromPlace ? words.nearest_to_place : words.nearest_to_centre;
    section.status.textContent = inView(words, count) + (count > MOST ? ` ${put(nearest, MOST)}` : "");
  }

  function rowOf(entry: Entry): HTMLLIElement {
    const made = rows.get(entry.id) ?? row(chart, entry, cards.get(entry.id)?.cloneNode(true), place);
    rows.set(entry.id, made);
    if (chosen.includes(entry.rank)) made.setAttribute("aria-current", "true");
    else made.removeAttribute("aria-current");
    return made;
  }

  /** A point was pressed: its cards come first, and the first of them has the focus. */
  function choose(site: Site): void {
    chosen = site.members;
    follow();
    view.mark(site);
    const first = section.list.querySelector<HTMLElement>("[aria-current]");
    if (first === null) return;
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: "nearest" });
  }

  /** The card under the pointer, or that has the focus, has its point marked on the map. */
  function point(event: Event): void {
    const at = event.target instanceof Element ? event.target.closest<HTMLElement>("li[data-rank]") : null;
    const site = at === null ? undefined : siteOf.get(Number(at.dataset["rank"]));
    view.mark(site === undefined ? null : sites[site]!);
  }

  async function nameCommunes(): Promise<void> {
    const named = (await readyPlaces()).thing; // without them the map has no names of communes, and is still a map
    if (named !== null && section.root.isConnected) view.name(communes(named));
  }
}

async function readChart(): Promise<Chart> {
  const { value, failure } = await fetchJson("chart");
  if (failure !== null) throw new Error(`chart: ${failure}`);
  return value as Chart;
}

/** Needed before the first picture only when a place is to be shown on it. */
async function readPlaces(holder: HTMLElement): Promise<Places | null> {
  return (holder.dataset["place"] ?? "") === "" ? null : (await readyPlaces()).thing;
}

function spotOf(places: Places, code: string): Spot | null {
  const i = places.find(code);
  return i < 0 ? null : { latitude: places.latitude(i), longitude: places.longitude(i) };
}

function startOf(chart: Chart, territory: string, place: Spot | null): Box {
  if (place === null) return chart.boxes[territory] ?? MAINLAND;
  const { latitude, longitude } = place;
  const across = AROUND / Math.cos((latitude * Math.PI) / 180);
  return [longitude - across, latitude - AROUND, longitude + across, latitude + AROUND];
}

let sheet: Promise<void> | undefined;

function loadSheet(): Promise<void> {
  sheet ??= new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = sheetAddress;
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => {
      link.remove();
      sheet = undefined;
      reject(new Error("the sheet did not come"));
    });
    document.head.append(link);
  });
  return sheet;
}
