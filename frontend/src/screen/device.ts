// The search and the answer on this device: packs fetched in the background, then nothing is asked of the server.
import { answer } from "../help/answer.ts";
import { readHelp } from "../help/help_file.ts";
import { findNeed } from "../help/needs.ts";
import { nationalHelp } from "../help/national.ts";
import { ask } from "../help/question.ts";
import type { Audience, HelpIndex } from "../help/types.ts";
import { territorySvg, type Maps } from "../map/drawing.ts";
import { fetchJson, fetchPack, type Failure, type PackName } from "../packs.ts";
import { answerHtml } from "../page/answer_page.ts";
import { readCards, type Cards, type CardsFile } from "../page/cards_file.ts";
import { linesBlock } from "../page/lines_block.ts";
import { buildPlaceIndex, type PlaceIndex } from "../places/search.ts";
import { decodePlaces } from "../places/decode.ts";
import type { Places } from "../places/places.ts";
import { ambiguous, isNamed } from "../places/hits.ts";
import type { Asked, Knowledge, Next } from "./deciding.ts";
import { formHtml, type Forms } from "./form.ts";

/** Why the device cannot answer: a pack that did not come, or one that could not be read. */
export type NotReady = Failure;

export type Search = { readonly places: Places; readonly index: PlaceIndex };
export type Device = Search & { readonly help: HelpIndex; readonly cards: Cards; readonly forms: Forms; readonly maps: Maps };
export type Result<Thing> = { readonly thing: Thing; readonly failure: null } | { readonly thing: null; readonly failure: NotReady };

const SLICE = 8; // milliseconds of work before the page may draw again
const CAPITAL = "75056"; // seen from there, every national number is known to work

let search: Promise<Result<Search>> | undefined;
let device: Promise<Result<Device>> | undefined;

/** What the place field needs. Called as often as one likes: what came is kept, what failed is tried again. */
export function readySearch(): Promise<Result<Search>> {
  search ??= keepIfReady(makeSearch(), () => { search = undefined; });
  return search;
}

/** What an answer needs. */
export function readyDevice(): Promise<Result<Device>> {
  device ??= keepIfReady(makeDevice(), () => { device = undefined; });
  return device;
}

/** What `decide` asks of the packs. */
export function knowledge({ places, index, help }: Device): Knowledge {
  return {
    needs: help.needs,
    has: (code) => places.find(code) >= 0,
    search: (typed) => index.search(typed),
    isNamed,
    ambiguous,
    findNeed,
  };
}

/** What stands in <main> for what was decided. */
export function html(on: Device, asked: Asked, next: Next): string {
  return next.kind === "answer" ? answerOf(on, asked, next) : formHtml(on.forms, on.places, asked.audience, next, linesFor(on, asked.audience, next.need));
}

function answerOf({ help, cards, maps, places }: Device, asked: Asked, next: Next & { kind: "answer" }): string {
  const { audience } = asked;
  if (audience === null) throw new Error("an answer is for somebody");
  const need = help.needs.some((one) => one.code === asked.need) ? asked.need : "";
  const found = answer(help, next.code, audience, need === "" ? [] : [need], new Date(), next.page, cards.pageSize);
  const rank = places.find(found.place.code);
  const map = territorySvg(maps, found.territory.code, places.latitude(rank), places.longitude(rank));
  return answerHtml(cards, found, need, next.typed, map);
}

/** The national lines for somebody who has not said where; as `lines_now` in balise/site/audience_blocks.py. */
function linesFor({ help, cards }: Device, audience: Audience | null, need: string): string {
  const who = audience ?? "young";
  const question = ask(help, CAPITAL, who, need === "" ? [] : [need], new Date());
  return linesBlock(cards, nationalHelp(question).now, who);
}

async function makeSearch(): Promise<Result<Search>> {
  const { bytes, failure } = await fetchPack("places");
  if (failure !== null) return { thing: null, failure };
  try {
    const places = decodePlaces(bytes);
    return { thing: { places, index: await inSlices(buildPlaceIndex(places)) }, failure: null };
  } catch {
    return { thing: null, failure: "damaged" };
  }
}

async function makeDevice(): Promise<Result<Device>> {
  const found = await readySearch(); // first: the field proposes while the rest comes
  if (found.failure !== null) return found;
  const names: readonly PackName[] = ["help", "cards", "maps"];
  const [help, cards, maps] = await Promise.all(names.map(fetchJson));
  for (const file of [help, cards]) {
    if (file === undefined || file.failure !== null) return { thing: null, failure: file?.failure ?? "damaged" };
  }
  try {
    const file = cards?.value as CardsFile & { forms: Forms };
    return {
      thing: {
        ...found.thing,
        help: readHelp(help?.value as Parameters<typeof readHelp>[0], found.thing.places),
        cards: readCards(file),
        forms: file.forms,
        maps: (maps?.value ?? {}) as Maps, // without its drawing an answer says the same in its list
      },
      failure: null,
    };
  } catch {
    return { thing: null, failure: "damaged" };
  }
}

async function keepIfReady<Thing>(made: Promise<Result<Thing>>, forget: () => void): Promise<Result<Thing>> {
  const result = await made;
  if (result.failure !== null) forget();
  return result;
}

/** Run a long piece of work in short ones, so that a press or a key never waits for it. */
async function inSlices<Made>(work: Generator<void, Made>): Promise<Made> {
  for (;;) {
    const until = performance.now() + SLICE;
    do {
      const step = work.next();
      if (step.done === true) return step.value;
    } while (performance.now() < until);
    await new Promise((resolve) => setTimeout(resolve));
  }
}
