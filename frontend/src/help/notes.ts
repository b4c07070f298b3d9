// Why an answer looks as it does: the notes that go with it, in the order in which they are read.
import { reason } from "./match.ts";
import type { Question } from "./question.ts";
import type { Authority, Match, Note } from "./types.ts";

const REACH_KM = 30;

type Parts = {
  readonly near: readonly Match[]; // the page shown
  readonly farther: readonly Match[];
  readonly authority: Authority;
  readonly unsure: boolean; // some national number is not known to work from there
};

/** The sentence on places that are not listed is in every answer, always. */
export function notesOf({ index, territory, audience, asked }: Question, parts: Parts): Note[] {
  const { near, farther, authority, unsure } = parts;
  const facts = index.facts.get(territory.code);
  const shown = [...near, ...farther];
  const withoutContact = facts?.withoutContact.get(audience) ?? 0;
  const old = shown.filter((match) => match.stale).length;
  const notes: [boolean, Note][] = [
    [!near.some((match) => match.distanceKm !== null && match.distanceKm <= REACH_KM), reason("no_site_within_reach", REACH_KM)],
    [Boolean(facts?.specialisedWithoutContact), reason("specialised_without_contact", facts?.specialisedWithoutContact)],
    [!facts?.hasSpecialised, reason("no_specialised_here", territory.locative)],
    [asked.length > 0 && near.length > 0 && !near.some((match) => says(match, "need")), reason("need_not_met_near")],
    [withoutContact > 0, reason("without_contact", withoutContact)],
    [shown.some((match) => match.distanceKm === null), reason("territory_only")],
    [farther.some((match) => says(match, "across_sea")), reason("farther_across_sea")],
    [unsure, reason("unsure_numbers", territory.locative)],
    [authority.known === "none", reason("authority_unknown", territory.authority)],
    [authority.known === "switchboard", reason("authority_switchboard", territory.authority)],
    [old > 0, reason("old_records", old)],
    [shown.some((match) => match.distanceKm !== null), reason("straight_line")],
    [true, reason("masked_places")],
  ];
  return notes.filter(([holds]) => holds).map(([, note]) => note);
}

function says(match: Match, code: string): boolean {
  return match.reasons.some((one) => one.code === code);
}
