// What the living map says: French that the server's gettext wrote in the chart, named in balise/site/screen_words.py.
import { kilometres } from "../page/kilometres.ts";
import { put } from "../page/slots.ts";

export type MapWords = Readonly<
  Record<
    | "close" | "title" | "closer" | "away" | "go_to" | "all_france"
    | "list" | "none_in_view" | "one_in_view" | "many_in_view" | "nearest_to_place" | "nearest_to_centre"
    | "specialised" | "in_the_commune" | "distance" | "card" | "masked"
    | "sign_help" | "sign_special" | "sign_here" | "not_all" | "arrows" | "sources" | "sources_link"
    | "streets" | "streets_same" | "streets_elsewhere" | "no_streets"
    | "canvas" | "wheel" | "wheel_mac" | "fingers",
    string
  >
>;

/** The words that MapLibre says itself, under its own names. */
export function localeOf(words: MapWords): Record<string, string> {
  return {
    "Map.Title": words.canvas,
    "CooperativeGesturesHandler.WindowsHelpText": words.wheel,
    "CooperativeGesturesHandler.MacHelpText": words.wheel_mac,
    "CooperativeGesturesHandler.MobileHelpText": words.fingers,
  };
}

export function inView(words: MapWords, count: number): string {
  if (count === 0) return words.none_in_view;
  return count === 1 ? words.one_in_view : put(words.many_in_view, count);
}

/** Of a place asked for. `km`: as the crow flies. */
export function howFar(words: MapWords, km: number): string {
  return km < 0.05 ? words.in_the_commune : put(words.distance, kilometres(km));
}
