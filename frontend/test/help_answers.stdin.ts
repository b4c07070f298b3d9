// Answers what it is asked on its standard input, for the Python tests that compare: packs, each with its questions.
import { readFileSync } from "node:fs";

import { answer } from "../src/help/answer.ts";
import { readHelp, type HelpFile } from "../src/help/help_file.ts";
import type { Audience, HelpPlaces } from "../src/help/types.ts";
import { decodePlaces } from "../src/places/decode.ts";
import { plainPlaces, said, type PlainPlaces } from "./help_said.ts";

type Asked = {
  readonly place: string;
  readonly audience: Audience;
  readonly needs: readonly string[];
  readonly at: string;
  readonly page: number;
  readonly page_size: number;
};
type Pack = {
  readonly help: HelpFile;
  readonly places: PlainPlaces | string; // the name of a file as a pack has it
  readonly asked: readonly Asked[];
};

const packs = JSON.parse(readFileSync(0, "utf8")) as readonly Pack[];
const answered = packs.map(({ help, places, asked }) => {
  const index = readHelp(help, typeof places === "string" ? packedPlaces(places) : plainPlaces(places));
  return asked.map(({ place, audience, needs, at, page, page_size }) =>
    said(answer(index, place, audience, needs, new Date(at), page, page_size)),
  );
});
process.stdout.write(JSON.stringify(answered));

function packedPlaces(name: string): HelpPlaces {
  const bytes = readFileSync(name);
  return decodePlaces(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
