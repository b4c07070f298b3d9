// From an entry to a match: what is shown of it, and the reasons why it is there.
import { ADULTS_FOR_YOUNG, audienceRank } from "./order.ts";
import type { Question } from "./question.ts";
import type { Channel, Entry, Match, Reason } from "./types.ts";

type Shown = {
  readonly asked?: readonly string[]; // the needs that are said to be met
  readonly distanceKm?: number | null;
  readonly because?: readonly Reason[]; // why it is in this part of the answer
  readonly channels?: readonly Channel[]; // those shown, all by default
};

export function reason(code: string, value: string | number | null = null): Reason {
  return { code, value };
}

export function match(entry: Entry, question: Question, shown: Shown = {}): Match {
  const { asked = [], distanceKm = null, because = [], channels = entry.service.channels } = shown;
  const { audience, clock } = question;
  const stale = clock.isStale(entry);
  // National numbers are looked after by those who answer; elsewhere nobody young calls in vain.
  const button = !(stale && audience === "young" && !isLine(entry));
  return {
    entry,
    channels: channels.map((channel) => clock.look(channel, button)),
    specialised: entry.service.specialised,
    distanceKm,
    reasons: [
      ...alwaysSaid(entry, question),
      ...needsMet(entry, asked, question),
      ...because,
      freshness(entry, stale, clock.isConfirmed(entry)),
    ],
    stale,
  };
}

/** Why it is near a place: in its commune, at a distance, or for its whole territory. */
export function placed(entry: Entry, distanceKm: number | null, { place, territory }: Question): Reason[] {
  if (distanceKm === null) return [reason("serves_territory", territory.name)];
  if (distanceKm === 0 && entry.structure.commune === place.code) return [reason("in_commune")];
  return [reason("distance", distanceKm)];
}

/** Where specialised help beyond reach is, the sea between said when there is one. */
export function beyond(entry: Entry, distanceKm: number | null, { index, place }: Question): Reason[] {
  if (distanceKm === null) {
    const [first = ""] = entry.zone;
    const known = index.places.territories.get(entry.structure.territory || first);
    return [reason("in_territory", known?.name ?? "")];
  }
  const far = reason("farther", distanceKm);
  return entry.landmass === place.landmass ? [far] : [far, reason("across_sea")];
}

/** A national service number, emergency or not. */
export function isLine(entry: Entry): boolean {
  return entry.structure.role === "emergency" || entry.structure.role === "line";
}

function alwaysSaid(entry: Entry, { audience }: Question): Reason[] {
  const { audiences, specialised } = entry.service;
  const said = specialised ? [reason("specialised")] : [];
  if (audiences.length === 1 && audiences[0] === audience) said.push(reason(`made_for_${audience}`));
  else if (audience === "witness" && !audiences.includes(audience)) said.push(reason("serves_relatives"));
  if (audienceRank(entry, audience) === ADULTS_FOR_YOUNG) said.push(reason("adults"));
  return said;
}

function needsMet(entry: Entry, asked: readonly string[], { index, audience }: Question): Reason[] {
  return index.needs
    .filter((need) => asked.includes(need.code) && entry.needs.has(need.code))
    .map((need) => reason("need", audience === "young" ? need.labelYoung : need.label));
}

/** In the words of the source: "2023-06" is not made into a day. */
function freshness({ structure, confirmed, last }: Entry, stale: boolean, byPerson: boolean): Reason {
  if (last === "") return reason("undated");
  if (stale) return reason("old", confirmed === last ? structure.verifiedOn : structure.sourceDate);
  return byPerson ? reason("confirmed", structure.verifiedOn) : reason("sourced", structure.sourceDate);
}
