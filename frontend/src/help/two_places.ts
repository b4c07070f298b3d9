// Two places, for professionals: where a minor was, where they seem to be; as balise/core/help/two_places.py.
import type { Territory } from "../places/places.ts";
import { authority } from "./authority.ts";
import { farther } from "./farther.ts";
import { beyond, match, placed, reason } from "./match.ts";
import { near, oncePerStructure } from "./near.ts";
import { distanceOf } from "./order.ts";
import { ask, type Question } from "./question.ts";
import type { Authority, Entry, HelpIndex, Match, Place, Reason } from "./types.ts";

const COUNTERPARTS = 12;
const NONE = -1;

/** As balise/core/help/work_file.py writes it; columns by rank of entry. */
export type Work = {
  readonly type: readonly number[];
  readonly sameWork: readonly number[];
  readonly network: readonly number[];
  readonly networks: readonly string[];
};

/** Who answers for the minor on each side, and who does the same work there. */
export type TwoPlaces = {
  readonly left: Place;
  readonly arrived: Place;
  readonly from: Territory;
  readonly there: Territory;
  readonly authorityLeft: Authority;
  readonly authorityArrived: Authority;
  readonly departure: readonly Match[]; // what we know of this work where the minor was
  readonly counterparts: readonly Match[]; // the same work where they seem to be
};

type Found = { readonly entry: Entry; readonly distanceKm: number | null; readonly because?: readonly Reason[] };

/** Throws Unknown for a place that we do not have. */
export function twoPlaces(index: HelpIndex, work: Work, fromCode: string, toCode: string, at: Date): TwoPlaces {
  const before = ask(index, fromCode, "professional", [], at);
  const after = ask(index, toCode, "professional", [], at);
  const departure = atWork(before, work);
  const known = new Set(departure.map(({ entry }) => entry.structure.id));
  const likeness = likenessTo(departure, work);
  const nearby = atWork(after, work)
    .map((found): Found & { because: Reason[] } => ({ ...found, because: [...likeness(found.entry), ...placed(found.entry, found.distanceKm, after)] }))
    .sort((a, b) => worth(a.entry, a.because) - worth(b.entry, b.because));
  const away = farther(after).map(({ entry, distanceKm }): Found => {
    return { entry, distanceKm, because: [...likeness(entry), ...beyond(entry, distanceKm, after)] };
  });
  const counterparts = [...nearby, ...away].filter(({ entry }) => !known.has(entry.structure.id));
  return {
    left: before.place,
    arrived: after.place,
    from: before.territory,
    there: after.territory,
    authorityLeft: authority(before),
    authorityArrived: authority(after),
    departure: departure.slice(0, COUNTERPARTS).map(({ entry, distanceKm }) =>
      match(entry, before, { distanceKm, because: placed(entry, distanceKm, before) }),
    ),
    counterparts: counterparts.slice(0, COUNTERPARTS).map(({ entry, ...shown }) => match(entry, after, shown)),
  };
}

/** What does this work near a place or for its territory, in order, one a structure. */
function atWork(question: Question, { type, sameWork }: Work): Found[] {
  const found = near(question).filter(({ entry }) => entry.service.specialised || sameWork.includes(type[entry.rank] ?? NONE));
  return oncePerStructure(found).map((candidate) => ({ entry: candidate.entry, distanceKm: distanceOf(candidate) }));
}

/** What an entry has in common with the work at the departure. */
function likenessTo(departure: readonly Found[], { type, network, networks }: Work): (entry: Entry) => Reason[] {
  const theirs = new Set(departure.map(({ entry }) => network[entry.rank]));
  const namesOfTypes = new Map([...departure].reverse().map(({ entry }) => [type[entry.rank], entry.structure.name]));
  return ({ rank }) => {
    const own = networks[network[rank] ?? NONE];
    const same = namesOfTypes.get(type[rank]);
    return [
      ...(own !== undefined && theirs.has(network[rank]) ? [reason("counterpart_network", own)] : []),
      ...(same === undefined ? [] : [reason("counterpart_type", same)]),
    ];
  };
}

/** Specialised, then of the same network, then of the same type. */
function worth(entry: Entry, because: readonly Reason[]): number {
  const lacks = (code: string): number => Number(!because.some((one) => one.code === code));
  return Number(!entry.service.specialised) * 4 + lacks("counterpart_network") * 2 + lacks("counterpart_type");
}
