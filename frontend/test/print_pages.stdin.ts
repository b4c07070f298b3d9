// Prints what it is asked on its standard input, for the Python test that compares.
import { readFileSync } from "node:fs";

import { answer } from "../src/help/answer.ts";
import { readHelp, type HelpFile } from "../src/help/help_file.ts";
import type { Audience } from "../src/help/types.ts";
import { type Kind, printHtml } from "../src/print/on_paper.ts";
import { type CardsFile, readCards } from "../src/page/cards_file.ts";
import { withPrints } from "../src/print/print_file.ts";
import { plainPlaces, type PlainPlaces } from "./help_said.ts";

type Asked = {
  readonly place: string;
  readonly audience: Audience;
  readonly needs: readonly string[];
  readonly at: string;
  readonly kind: Kind;
  readonly slug: string;
  readonly date: string;
};
type Given = { readonly help: HelpFile; readonly places: PlainPlaces; readonly cards: CardsFile; readonly asked: readonly Asked[] };

const { help, places, cards, asked } = JSON.parse(readFileSync(0, "utf8")) as Given;
const index = readHelp(help, plainPlaces(places));
const toPrint = withPrints(readCards(cards));
const printed = asked.map(({ place, audience, needs, at, kind, slug, date }) => {
  const found = answer(index, place, audience, needs, new Date(at), 1, 8);
  return printHtml(toPrint, found, kind, { slug, need: needs[0] ?? "", date });
});
process.stdout.write(JSON.stringify(printed));
