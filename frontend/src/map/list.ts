// The list beside the map: the page's own cards where it has them, a short one with a link elsewhere.
import type { Chart } from "./chart.ts";
import { element } from "./element.ts";
import { distance, type Entry, type Spot } from "./within.ts";
import { howFar } from "./words.ts";

/** Cards that stand in the page, by structure, in its order. */
export function cardsOfThePage(main: ParentNode): Map<string, HTMLElement> {
  const cards = new Map<string, HTMLElement>();
  for (const link of main.querySelectorAll<HTMLAnchorElement>('.grid .card a[href^="/structure/"]')) {
    const card = link.closest<HTMLElement>(".card");
    const id = /^\/structure\/([^/]+)\/$/.exec(link.getAttribute("href") ?? "")?.[1];
    if (card !== null && id !== undefined && !cards.has(id)) cards.set(id, card);
  }
  return cards;
}

/** A row. `place`: what it is far from, when a place was asked for. */
export function row(chart: Chart, { id, name, rank }: Entry, card: Node | undefined, place: Spot | null): HTMLLIElement {
  const { words } = chart;
  if (rank < 0) return element("li", {}, element("p", { class: "meta" }, words.masked), card ?? short(words.card, id, name));
  return element("li", { "data-rank": `${rank}` }, card ?? short(words.card, id, name, about(chart, rank, place)));
}

function about(chart: Chart, rank: number, place: Spot | null): HTMLElement {
  const { towns, territories, latitudes, longitudes, specialised } = chart.sites;
  const line = element("p", { class: "meta" });
  if (specialised.includes(rank)) line.append(element("span", { class: "tag key" }, chart.words.specialised), " ");
  const town = towns[rank]!;
  const territory = chart.names[territories[rank]!] ?? "";
  const parts = [town, territory === town ? "" : territory].filter((part) => part !== "");
  if (place !== null) {
    const km = distance(place, { latitude: latitudes[rank]!, longitude: longitudes[rank]! });
    parts.unshift(howFar(chart.words, km));
  }
  line.append(parts.join(" · "));
  return line;
}

function short(more: string, id: string, name: string, ...about: HTMLElement[]): HTMLElement {
  const link = element("a", { href: `/structure/${id}/` }, more);
  return element("article", { class: "card" }, element("h3", {}, name), ...about, element("p", {}, link));
}
