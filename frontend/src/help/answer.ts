// Who can help here? A pure function of a pack, a place, an audience, needs and an instant; as balise/core/help/answer.py.
//
// `now`: lines to call, emergency first. `near`: on site within 30 km and never across the sea, or serving this place.
// `farther`: the nearest specialised help beyond. `remote`: without moving. `authority`: who is in charge of child
// protection there. `notes`: why it looks so. Never empty.
import { authority } from "./authority.ts";
import { farther } from "./farther.ts";
import { beyond, match, placed } from "./match.ts";
import { nationalHelp } from "./national.ts";
import { near, oncePerStructure } from "./near.ts";
import { notesOf } from "./notes.ts";
import { distanceOf, isLast, type Candidate } from "./order.ts";
import { ask, type Question } from "./question.ts";
import type { Answer, Audience, HelpIndex, Match } from "./types.ts";

const PAGE_SIZE = 12;

/** `page` is that of `near`, from 1. Throws Unknown for a place, an audience or a need that we do not have. */
export function answer(
  index: HelpIndex,
  placeCode: string,
  audience: Audience,
  needs: readonly string[],
  at: Date,
  page = 1,
  pageSize = PAGE_SIZE,
): Answer {
  const question = ask(index, placeCode, audience, needs, at);
  const { asked, clock } = question;
  const around = near(question);
  const structures = oncePerStructure(around);
  const lastPage = Math.max(Math.ceil(structures.length / pageSize), 1);
  const shownPage = Math.min(Math.max(page, 1), lastPage);
  const shown = structures.slice((shownPage - 1) * pageSize, shownPage * pageSize);
  const nearby = shown.map((candidate) => nearMatch(candidate, question));

  const special = nearestSpecialised(around);
  const position = special === null ? -1 : shown.indexOf(special);
  const specialNear =
    nearby[position] ?? (special && match(special.entry, question, { asked, distanceKm: distanceOf(special) }));

  const away = farther(question).map(({ entry, distanceKm }) =>
    match(entry, question, { asked, distanceKm, because: beyond(entry, distanceKm, question) }),
  );
  const national = nationalHelp(question);
  const inCharge = authority(question);
  return {
    place: question.place,
    territory: question.territory,
    audience,
    needs: asked,
    at: isoOf(at.getTime()),
    now: national.now,
    near: nearby,
    nearTotal: structures.length,
    page: shownPage,
    farther: away,
    remote: national.remote,
    authority: inCharge,
    notes: notesOf(question, { near: nearby, farther: away, authority: inCharge, unsure: national.unsure }),
    nearestSpecialised: toCall(specialNear ? [specialNear, ...away] : away, audience),
    changesAt: clock.changesAt === null ? "" : isoOf(clock.changesAt),
  };
}

function nearMatch(candidate: Candidate, question: Question): Match {
  const distanceKm = distanceOf(candidate);
  const because = placed(candidate.entry, distanceKm, question);
  return match(candidate.entry, question, { asked: question.asked, distanceKm, because });
}

/** The first; nobody young is sent first to a stale contact, even when there is no other. */
function toCall(special: readonly Match[], audience: Audience): Match | null {
  return special.find(({ stale }) => audience !== "young" || !stale) ?? null;
}

/** The nearest; for a young person, of those that are not old if there are any. */
function nearestSpecialised(around: readonly Candidate[]): Candidate | null {
  const special = around.filter(({ entry }) => entry.service.specialised);
  const fresh = special.filter((candidate) => !isLast(candidate));
  return (fresh.length ? fresh : special).reduce<Candidate | null>((a, b) => (a === null || b.nearest < a.nearest ? b : a), null);
}

function isoOf(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d+/, "");
}
