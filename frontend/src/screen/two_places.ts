// The form of `/deux-lieux/` answered on this device. As site/views/two_places.py.
import { twoPlaces } from "../help/two_places.ts";
import { fetchJson } from "../packs.ts";
import { readTwoPlacesFile, twoPlacesHtml, type Field, type FieldName, type FieldProblem, type TwoPlacesFile } from "../page/two_places_page.ts";
import { put } from "../page/slots.ts";
import { ambiguous, isNamed, offered } from "../places/hits.ts";
import { typedPlace } from "./asking.ts";
import { isPlace } from "./deciding.ts";
import type { Device } from "./device.ts";
import { detailOf } from "./place_detail.ts";

const FIELDS: readonly FieldName[] = ["depart", "arrivee"];

/** What this page needs beside an answer; null when it did not come or cannot be read. Kept once it came. */
export async function readyTwoPlaces(): Promise<TwoPlacesFile | null> {
  const { value, failure } = await fetchJson("two_places");
  return failure === null ? readTwoPlacesFile(value as TwoPlacesFile) : null;
}

/** What stands in <main> for the form that was sent, as HTML. */
export function compare(device: Device, file: TwoPlacesFile, sent: URLSearchParams, at: Date): string {
  const fields = FIELDS.map((name) => readField(device, file, name, sent));
  const [left = "", arrived = ""] = fields.map(({ code }) => code);
  const found = left === "" || arrived === "" ? null : twoPlaces(device.help, file.work, left, arrived, at);
  return device.cards.danger + twoPlacesHtml(file, device.cards, fields, found);
}

/** Found, to be chosen among several, or not found; never chosen silently. As balise/site/place_field.py. */
function readField({ index, places, forms }: Device, file: TwoPlacesFile, name: FieldName, sent: URLSearchParams): Field {
  const last = (field: string): string => sent.getAll(field).pop() ?? "";
  const [typed, chosen] = [typedPlace(last(name)), last(`${name}_code`)];
  const nothing: Field = { name, typed, code: "", choices: [], problem: "" };
  const says = (problem: FieldProblem, ...values: readonly string[]): Field => ({ ...nothing, problem: put(file.problems[problem], ...values) });

  if (typed === "") return says("missing", file.labels[name]);
  const hits = index.search(typed);
  const [first] = hits;
  if (first === undefined) return says("unknown", typed);
  if (hits.some((hit) => isPlace(hit) && hit.code === chosen)) return { ...nothing, code: chosen };
  if (isPlace(first) && !ambiguous(hits)) return { ...nothing, code: first.code };
  const problem = first.kind === "foreign" ? "abroad" : isNamed(typed, hits) ? "several" : "not_exactly";
  const choices = offered(typed, hits)
    .filter(isPlace)
    .map((hit) => ({ value: hit.code, place: hit.name, detail: detailOf(forms.former, places, hit) }));
  return { ...says(problem, typed, first.name), choices };
}
