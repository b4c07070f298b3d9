// Draws the answers that it is asked on its standard input, for the Python test that compares: what stands in `<main>`.
import { readFileSync } from "node:fs";

import { answer } from "../src/help/answer.ts";
import { readHelp, type HelpFile } from "../src/help/help_file.ts";
import type { Audience } from "../src/help/types.ts";
import { answerHtml } from "../src/page/answer_page.ts";
import { readCards, type CardsFile } from "../src/page/cards_file.ts";
import { plainPlaces, type PlainPlaces } from "./help_said.ts";

type Asked = {
  readonly place: string;
  readonly audience: Audience;
  readonly need: string;
  readonly at: string;
  readonly page: number;
  readonly typed: string;
  readonly map: string;
};
type Pack = {
  readonly help: HelpFile;
  readonly cards: CardsFile;
  readonly places: PlainPlaces;
  readonly asked: readonly Asked[];
};

const pack = JSON.parse(readFileSync(0, "utf8")) as Pack;
const index = readHelp(pack.help, plainPlaces(pack.places));
const cards = readCards(pack.cards);
const drawn = pack.asked.map(({ place, audience, need, at, page, typed, map }) => {
  const needs = need === "" ? [] : [need];
  const found = answer(index, place, audience, needs, new Date(at), page, cards.pageSize);
  return answerHtml(cards, found, need, typed, map);
});
process.stdout.write(JSON.stringify(drawn));
