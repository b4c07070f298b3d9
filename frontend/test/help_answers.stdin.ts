// Answers what it is asked on its standard input, for the Python tests that compare: a list of packs, each with its
// questions. `ms`: how long each answer took, the first with nothing warm.
import { readFileSync } from "node:fs";

import { answer } from "../src/help/answer.ts";
import { readHelp, type HelpFile } from "../src/help/help_file.ts";
import type { Audience } from "../src/help/types.ts";
import { plainPlaces, said, type PlainPlaces } from "./help_said.ts";

type Asked = {
  readonly place: string;
  readonly audience: Audience;
  readonly needs: readonly string[];
  readonly at: string;
  readonly page: number;
  readonly page_size: number;
};
type Pack = { readonly help: HelpFile; readonly places: PlainPlaces; readonly asked: readonly Asked[] };

const packs = JSON.parse(readFileSync(0, "utf8")) as readonly Pack[];
const answered = packs.map(({ help, places, asked }) => {
  const index = readHelp(help, plainPlaces(places));
  return asked.map((one) => {
    const start = performance.now();
    const found = answer(index, one.place, one.audience, one.needs, new Date(one.at), one.page, one.page_size);
    return { said: said(found), ms: performance.now() - start };
  });
});
process.stdout.write(JSON.stringify(answered));
