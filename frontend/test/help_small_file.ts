// A help file of one house and one line in a country of one town, to change a cell of.
import type { HelpFile } from "../src/help/help_file.ts";
import type { HelpPlaces } from "../src/help/types.ts";
import { plainPlaces } from "./help_said.ts";

export const PARIS = {
  name: "Europe/Paris",
  since: [28401120, 29579100, 29881500, 30103260], // 1 January 2024, then three changes from March 2026 on
  offsets: [60, 120, 60, 120],
};

export const PLACES: HelpPlaces = plainPlaces({
  places: [
    { code: "N01", name: "Ville", territory: "N", latitude: 47, longitude: 2, landmass: 1, timezone: "Europe/Paris" },
  ],
  territories: {
    N: {
      code: "N",
      name: "Nord",
      authority: "Département Nord",
      kind: "département",
      region: "R",
      departments: ["N"],
      locative: "dans Nord",
      genitive: "de Nord",
      timezone: "Europe/Paris",
      neighbours: [],
      outline: true,
    },
  },
  former: { N99: "N01" },
});

export function smallFile(): HelpFile {
  return {
    format: 1,
    needs: [{ code: "talk", label: "Parler à quelqu'un", labelYoung: "Parler", words: ["parler"] }],
    openings: [
      [0, 10080],
      [540, 720],
    ],
    timezones: [PARIS],
    reaches: ["N S"],
    structures: {
      id: ["ligne", "maison"],
      name: ["Ligne d'essai", "Maison d'essai"],
      role: [2, 0],
      police: [0, 0],
      territory: ["", "N"],
      commune: ["", "N01"],
      communeName: ["", "Ville"],
      sourceDate: ["", "2026-06"],
      verifiedOn: ["", ""],
      latitude: [null, 47],
      longitude: [null, 2],
      landmass: [0, 1],
    },
    services: {
      structure: [0, 1],
      id: ["", "accueil"],
      audiences: [15, 1],
      needs: [1, 1],
      zone: ["FR", ""],
      ageMin: [null, null],
      specialised: [0, 1],
    },
    channels: {
      service: [0, 1, 1],
      kind: [0, 0, 5],
      value: ["119", "01 00 00 00 00", ""],
      free: [1, 0, 0],
      opening: [0, 1, -1],
      timezone: [0, 0, 0],
      worksIn: [0, -1, -1],
    },
    territories: { N: { withoutContact: [2, 0, 0, 0], specialisedWithoutContact: "", hasSpecialised: 1 } },
  };
}
