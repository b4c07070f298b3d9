// The answer on this device: once its packs are there, nothing is asked of the server. Loaded after the place field.
import { answer } from "../help/answer.ts";
import { readHelpInSlices, type HelpFile } from "../help/help_file.ts";
import { nationalHelp } from "../help/national.ts";
import { findNeed } from "../help/needs.ts";
import { ask } from "../help/question.ts";
import type { Audience, HelpIndex } from "../help/types.ts";
import { htmlToFragment } from "../html.ts";
import { keptOnceMade } from "../kept.ts";
import { territorySvg, type Maps } from "../map/drawing.ts";
import { fetchJson } from "../packs.ts";
import { answerHtml } from "../page/answer_page.ts";
import { readCards, type Cards, type CardsFile } from "../page/cards_file.ts";
import { linesBlock } from "../page/lines_block.ts";
import { ambiguous, isNamed } from "../places/hits.ts";
import { unhurried } from "../places/slices.ts";
import { decide, type Asked, type Knowledge, type Next } from "./deciding.ts";
import { formHtml, type Forms } from "./form.ts";
import { readySearch, type PlaceSearch } from "./place_search.ts";
import { now } from "./present.ts";

export type Device = PlaceSearch & {
  readonly help: HelpIndex;
  readonly cards: Cards;
  readonly forms: Forms;
};

const CAPITAL = "75056"; // seen from there, every national number is known to work
const AWAITED = '<div class="map-awaited"></div>'; // the room of a drawing that has not come

let comingMaps: Promise<Maps> = Promise.resolve({});
let maps: Maps | null = null; // null until they come, none when they never will

/** What stands in <main> for a form that was sent: an answer, or the form with a question. */
export function respond(device: Device, asked: Asked): { kind: Next["kind"]; content: DocumentFragment } {
  const next = decide(asked, knowledge(device));
  if (next.kind === "answer") return { kind: next.kind, content: answerOf(device, asked, next) };
  const lines = linesFor(device, asked.audience, next.need);
  return { kind: next.kind, content: htmlToFragment(formHtml(device, asked.audience, next, lines)) };
}

function knowledge({ places, index, help }: Device): Knowledge {
  return {
    needs: help.needs,
    has: (code) => places.find(code) >= 0,
    search: (typed) => index.search(typed),
    isNamed,
    ambiguous,
    findNeed,
  };
}

function answerOf(device: Device, asked: Asked, next: Next & { kind: "answer" }): DocumentFragment {
  const { help, cards } = device;
  if (asked.audience === null) throw new Error("an answer is for somebody");
  const needs = next.need === "" ? [] : [next.need];
  const found = answer(help, next.code, asked.audience, needs, now(), next.page, cards.pageSize);
  const draw = (all: Maps): string => territorySvg(all, found.territory.code, found.place.latitude, found.place.longitude);
  const content = htmlToFragment(answerHtml(cards, found, next.need, next.typed, maps === null ? AWAITED : draw(maps)));
  const room = content.querySelector(".map-awaited");
  if (room !== null) void comingMaps.then((all) => fillRoom(room, draw(all)));
  return content;
}

function fillRoom(room: Element, drawing: string): void {
  if (drawing === "") room.remove();
  else room.append(htmlToFragment(drawing));
}

/** The national lines for somebody who has not said where; as `lines_now` in balise/site/audience_blocks.py. */
function linesFor({ help, cards }: Device, audience: Audience | null, need: string): string {
  const who = audience ?? "young";
  const question = ask(help, CAPITAL, who, need === "" ? [] : [need], now());
  return linesBlock(cards, nationalHelp(question).now, who);
}

/** Called as often as one likes: what came is kept, what failed is tried again. Never rejects. */
export const readyDevice = keptOnceMade<Device>(async () => {
  const search = await readySearch(); // first: the field proposes while the rest comes
  if (search.failure !== null) return search;
  const [help, cards] = await Promise.all([fetchJson("help"), fetchJson("cards")]);
  const failure = help.failure ?? cards.failure;
  if (failure !== null) return { thing: null, failure };
  comingMaps = fetchJson("maps").then(({ value }) => (maps = (value ?? {}) as Maps)); // no answer waits for them
  try {
    const file = cards.value as CardsFile & { forms: Forms };
    return {
      thing: {
        ...search.thing,
        help: await unhurried(readHelpInSlices(help.value as HelpFile, search.thing.places)),
        cards: readCards(file),
        forms: file.forms,
      },
      failure: null,
    };
  } catch {
    return { thing: null, failure: "damaged" };
  }
});
