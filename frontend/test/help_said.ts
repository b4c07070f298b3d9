// What two languages must agree on of an answer; as tests/vectors/answer_cases.py.
import type { HelpPlaces } from "../src/help/types.ts";
import type { Answer, ChannelNow, Match, Reason } from "../src/help/types.ts";
import type { Territory } from "../src/places/places.ts";

export function said(found: Answer): Record<string, unknown> {
  const { cell, switchboard, known } = found.authority;
  return {
    place: found.place.code,
    territory: found.territory.code,
    needs: found.needs,
    at: found.at,
    now: found.now.map(matchSaid),
    near: found.near.map(matchSaid),
    near_total: found.nearTotal,
    page: found.page,
    nearest_specialised: found.nearestSpecialised ? matchSaid(found.nearestSpecialised) : "",
    farther: found.farther.map(matchSaid),
    remote: found.remote.map(matchSaid),
    authority: known,
    cell: cell ? matchSaid(cell) : "",
    switchboard: switchboard ? matchSaid(switchboard) : "",
    notes: found.notes.map((note) => words(note.code, note.value === null ? "" : String(note.value))),
    changes_at: found.changesAt,
  };
}

export function matchSaid({ entry, channels, specialised, distanceKm, reasons, stale }: Match): string {
  const { structure, service } = entry;
  return [
    structure.id === service.id ? structure.id : `${structure.id} ${service.id}`,
    words(distanceKm === null ? "" : `${distanceKm.toFixed(1)} km`, specialised ? "spec" : "", stale ? "stale" : ""),
    channels.map(waySaid).join(", "),
    reasons.map(reasonSaid).join(", "),
  ].join(" | ");
}

function waySaid({ channel, state, opensAt, opensAtLocal, worksHere, button }: ChannelNow): string {
  const seen = state === "unknown" ? "?" : state;
  const marks = [worksHere ? "" : "unsure", button ? "" : "printed"];
  return words(channel.kind, channel.value.slice(-6), seen, opensAt, opensAtLocal, ...marks);
}

/** Every number of a reason is a distance. */
function reasonSaid({ code, value }: Reason): string {
  return words(code, typeof value === "number" ? value.toFixed(1) : (value ?? ""));
}

function words(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}

export type PlainPlaces = {
  readonly places: readonly {
    readonly code: string;
    readonly name: string;
    readonly territory: string;
    readonly latitude: number;
    readonly longitude: number;
    readonly landmass: number;
    readonly timezone: string;
  }[];
  readonly territories: Readonly<Record<string, Territory>>;
  readonly former: Readonly<Record<string, string>>;
};

/** A few places that were written as JSON, for countries that no pack holds. */
export function plainPlaces({ places, territories, former }: PlainPlaces): HelpPlaces {
  const place = (i: number): PlainPlaces["places"][number] => {
    const found = places[i];
    if (found === undefined) throw new RangeError(`no place ${i}`);
    return found;
  };
  return {
    code: (i) => place(i).code,
    name: (i) => place(i).name,
    territory: (i) => place(i).territory,
    latitude: (i) => place(i).latitude,
    longitude: (i) => place(i).longitude,
    landmass: (i) => place(i).landmass,
    timezone: (i) => place(i).timezone,
    find: (code) => places.findIndex((one) => one.code === code),
    former: (code) => former[code] ?? "",
    territories: new Map(Object.entries(territories)),
  };
}
