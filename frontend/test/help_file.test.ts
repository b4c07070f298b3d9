// The help of a pack is read as it was written, or refused; and no message tells what was asked.
import { expect, test } from "vitest";

import { answer } from "../src/help/answer.ts";
import { readHelp, type HelpFile } from "../src/help/help_file.ts";
import { AROUND_THE_CLOCK } from "../src/help/opening.ts";
import type { Audience } from "../src/help/types.ts";
import { PLACES, smallFile } from "./help_small_file.ts";

const WEDNESDAY = new Date("2026-11-18T10:00:00Z");

test("what a file says is in the answer", () => {
  const found = answer(readHelp(smallFile(), PLACES), "N01", "young", ["talk"], WEDNESDAY);
  const [line] = found.now;
  const [house] = found.near;
  expect(line?.channels).toEqual([
    {
      channel: expect.objectContaining({ kind: "call", value: "119", free: true, opening: AROUND_THE_CLOCK }),
      state: "open",
      opensAt: "",
      opensAtLocal: "",
      worksHere: true,
      button: true,
    },
  ]);
  expect(house?.entry.service.id).toBe("accueil");
  expect(house?.channels.map(({ state, opensAt }) => [state, opensAt])).toEqual([
    ["closed", "lun 09:00"],
    ["unknown", ""],
  ]);
  expect(house?.reasons.map(({ code }) => code)).toEqual(["specialised", "made_for_young", "need", "in_commune", "sourced"]);
  expect(found.notes).toContainEqual({ code: "without_contact", value: 2 });
  expect(found.nearestSpecialised).toBe(house);
});

test("nobody young is sent first to an old contact, even when there is no other", () => {
  const file = smallFile();
  const old = readHelp({ ...file, structures: { ...file.structures, sourceDate: ["", "2020"] } }, PLACES);
  expect(answer(old, "N01", "young", [], WEDNESDAY).nearestSpecialised).toBeNull();
  expect(answer(old, "N01", "young", [], WEDNESDAY).near).toHaveLength(1);
});

test("a file of another format is refused", () => {
  expect(() => readHelp({ ...smallFile(), format: 2 }, PLACES)).toThrow("format 2");
});

test("a file that lacks a cell is refused, whichever it is", () => {
  const whole: HelpFile = smallFile();
  for (const part of ["structures", "services", "channels"] as const) {
    for (const [name, column] of Object.entries(whole[part])) {
      if (name === "id" || name === "service" || name === "structure") continue; // these say how many there are
      const cut = { ...whole, [part]: { ...whole[part], [name]: column.slice(0, -1) } };
      expect(() => readHelp(cut, PLACES), `${part}.${name}`).toThrow("cell");
    }
  }
});

test("what we do not have is refused, and the message does not repeat it", () => {
  const index = readHelp(smallFile(), PLACES);
  const ask = (place: string, audience: string, needs: string[]) => () =>
    answer(index, place, audience as Audience, needs, WEDNESDAY);
  expect(ask("CANARI", "young", [])).toThrow(/^unknown place$/);
  expect(ask("N01", "CANARI", [])).toThrow(/^unknown audience$/);
  expect(ask("N01", "young", ["talk", "CANARI"])).toThrow(/^unknown need$/);
});

test("a code that was leads to the place that took it in", () => {
  expect(answer(readHelp(smallFile(), PLACES), "N99", "young", [], WEDNESDAY).place.code).toBe("N01");
});
