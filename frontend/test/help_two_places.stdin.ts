// Compares the places that it is asked about on its standard input, for the Python tests: packs, each with its pairs.
import { readFileSync } from "node:fs";

import { readHelp, type HelpFile } from "../src/help/help_file.ts";
import { twoPlaces, type TwoPlaces, type Work } from "../src/help/two_places.ts";
import type { Authority } from "../src/help/types.ts";
import { matchSaid, plainPlaces, type PlainPlaces } from "./help_said.ts";

type Pack = {
  readonly help: HelpFile;
  readonly work: Work;
  readonly places: PlainPlaces;
  readonly asked: readonly { readonly left: string; readonly arrived: string; readonly at: string }[];
};

const packs = JSON.parse(readFileSync(0, "utf8")) as readonly Pack[];
const compared = packs.map(({ help, work, places, asked }) => {
  const index = readHelp(help, plainPlaces(places));
  return asked.map(({ left, arrived, at }) => said(twoPlaces(index, work, left, arrived, new Date(at))));
});
process.stdout.write(JSON.stringify(compared));

function said(found: TwoPlaces): Record<string, unknown> {
  return {
    left: found.left.code,
    arrived: found.arrived.code,
    authority_left: authoritySaid(found.authorityLeft),
    authority_arrived: authoritySaid(found.authorityArrived),
    same_authority: found.from.code === found.there.code,
    departure: found.departure.map(matchSaid),
    counterparts: found.counterparts.map(matchSaid),
  };
}

function authoritySaid({ territory, known, cell, switchboard }: Authority): string[] {
  return [territory.code, known, ...[cell, switchboard].flatMap((office) => (office === null ? [] : [matchSaid(office)]))];
}
