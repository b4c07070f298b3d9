// Draws the pages of two places that it is asked on its standard input, for the Python test that compares.
import { readFileSync } from "node:fs";

import { readHelp, type HelpFile } from "../src/help/help_file.ts";
import { readCards, type CardsFile } from "../src/page/cards_file.ts";
import { readTwoPlacesFile, type TwoPlacesFile } from "../src/page/two_places_page.ts";
import { decodePlaces } from "../src/places/decode.ts";
import { buildPlaceIndex } from "../src/places/search.ts";
import { finish } from "../src/places/slices.ts";
import type { Forms } from "../src/screen/form.ts";
import { compare } from "../src/screen/two_places.ts";

type Given = {
  readonly places: string; // the name of a file as a pack has it
  readonly help: HelpFile;
  readonly cards: CardsFile & { readonly forms: Forms };
  readonly two_places: TwoPlacesFile;
  readonly asked: readonly { readonly fields: Readonly<Record<string, string>>; readonly at: string }[];
};

const given = JSON.parse(readFileSync(0, "utf8")) as Given;
const bytes = readFileSync(given.places);
const places = decodePlaces(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
const device = {
  places,
  index: finish(buildPlaceIndex(places)),
  help: readHelp(given.help, places),
  cards: readCards(given.cards),
  forms: given.cards.forms,
};
const file = readTwoPlacesFile(given.two_places);
const drawn = given.asked.map(({ fields, at }) => compare(device, file, new URLSearchParams(fields), new Date(at)));
process.stdout.write(JSON.stringify(drawn));
