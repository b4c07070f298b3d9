// What stands around the map: its buttons, its legend, and the list. Built once, when the map opens.
import type { Chart } from "./chart.ts";
import { button, element } from "./element.ts";
import type { MapWords } from "./words.ts";

/** What the buttons do; `go` takes the code of a territory, "" for the mainland. */
type Actions = {
  readonly close: () => void;
  readonly zoom: (by: 1 | -1) => void;
  readonly go: (territory: string) => void;
};

type Section = {
  readonly root: HTMLElement;
  readonly tools: HTMLElement;
  readonly canvas: HTMLElement; // where MapLibre draws
  readonly select: HTMLSelectElement;
  readonly status: HTMLElement; // read aloud when it changes
  readonly list: HTMLUListElement;
};

export function makeSection(chart: Chart, territory: string, withPlace: boolean, actions: Actions): Section {
  const { words } = chart;
  const select = territoriesIn(chart, territory);
  select.addEventListener("change", () => actions.go(select.value));
  const tools = element(
    "div",
    { class: "living-tools" },
    button(words.close, actions.close),
    element("label", {}, `${words.go_to} `, select),
  );
  const canvas = element("div", { class: "living-canvas" });
  const zooms = element(
    "div",
    { class: "living-zooms" },
    button("+", () => actions.zoom(1), { "aria-label": words.closer }),
    button("−", () => actions.zoom(-1), { "aria-label": words.away }),
  );
  const status = element("p", { class: "living-status", role: "status" });
  const list = element("ul", { class: "living-list", "aria-label": words.list });
  const root = element(
    "section",
    { class: "living", "aria-label": words.title },
    tools,
    element("div", { class: "living-frame" }, canvas),
    element("div", { class: "living-beside" }, status, list), // read before the zoom, which the keyboard does without
    zooms,
    element("div", { class: "living-about soft" }, legend(words, withPlace), ...about(words)),
  );
  return { root, tools, canvas, select, status, list };
}

function territoriesIn(chart: Chart, chosen: string): HTMLSelectElement {
  const select = element("select", {}, element("option", { value: "" }, chart.words.all_france));
  const byName = Object.entries(chart.names).sort(([, a], [, b]) => a.localeCompare(b, "fr"));
  for (const [code, name] of byName) select.append(element("option", { value: code }, name));
  select.value = chosen;
  return select;
}

function legend(words: MapWords, withPlace: boolean): HTMLElement {
  const signs: [string, string][] = [["help", words.sign_help], ["special", words.sign_special]];
  if (withPlace) signs.push(["here", words.sign_here]);
  const list = element("ul", { class: "living-legend" });
  for (const [sign, text] of signs) {
    list.append(element("li", {}, element("span", { class: `living-sign living-${sign}`, "aria-hidden": "true" }), text));
  }
  return list;
}

function about(words: MapWords): HTMLElement[] {
  const link = element("a", { href: "/donnees/" }, words.sources_link);
  return [
    element("p", {}, words.not_all),
    element("p", {}, words.arrows),
    element("p", {}, `${words.sources} `, link),
  ];
}
