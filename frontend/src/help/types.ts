// What an answer is made of; as balise/core/help/answer_types.py and balise/core/pack/records.py, less what
// only a card shows.
import type { Places, Territory } from "../places/places.ts";

export type Audience = "young" | "relative" | "witness" | "professional";
export const AUDIENCES: readonly Audience[] = ["young", "relative", "witness", "professional"];

export type ChannelKind = "call" | "sms" | "chat" | "web" | "email" | "visit";
export type Role = "" | "emergency" | "line" | "cell" | "switchboard";
export type OpenState = "open" | "closed" | "unknown";

/** What the answer asks of the places of a pack. */
export type HelpPlaces = Pick<
  Places,
  "code" | "name" | "territory" | "latitude" | "longitude" | "landmass" | "timezone" | "find" | "former" | "territories"
>;

/** Where the answer is for. */
export type Place = {
  readonly code: string; // INSEE
  readonly name: string;
  readonly territory: string;
  readonly latitude: number; // WGS 84, degrees
  readonly longitude: number;
  readonly landmass: number; // the sea separates two places whose numbers differ
  readonly timezone: string; // IANA
};

/** Weekly hours, [start, end) in minutes since Monday 00:00. Two channels with the same hours share one object. */
export type Opening = readonly (readonly [number, number])[];

export type Channel = {
  readonly kind: ChannelKind;
  readonly value: string; // the number as it is read aloud, an e-mail, an address; "" for a visit
  readonly free: boolean; // a source says so
  readonly opening: Opening | null; // null: not known
  readonly timezone: string; // that of `opening`
  readonly worksIn: ReadonlySet<string> | null; // territories; null: an ordinary number
};

type Service = {
  readonly id: string;
  readonly audiences: readonly Audience[];
  readonly ageMin: number | null;
  readonly specialised: boolean;
  readonly channels: readonly Channel[];
};

export type Structure = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly police: boolean;
  readonly territory: string; // "": national, or a département that two authorities share
  readonly commune: string; // INSEE code; "" when it is masked or not known
  readonly communeName: string;
  readonly sourceDate: string; // YYYY, YYYY-MM or YYYY-MM-DD as the source said; ""
  readonly verifiedOn: string; // YYYY-MM-DD; ""
};

/** A point of the globe, on the unit sphere. */
export type Point = { readonly x: number; readonly y: number; readonly z: number };

/** One service of one structure. */
export type Entry = {
  readonly rank: number; // place in the order of (structure id, service id): no tie is left to chance
  readonly structure: Structure;
  readonly service: Service;
  readonly needs: ReadonlySet<string>; // those of the service, else those that its type answers
  readonly zone: ReadonlySet<string>; // territories served as a whole; EVERYWHERE: national
  readonly point: Point | null; // never that of a masked structure
  readonly landmass: number; // 0 without a point
  readonly confirmed: string; // YYYY-MM-DD, by a named person; ""
  readonly last: string; // YYYY-MM-DD, confirmed or sourced; ""
};

export const EVERYWHERE = "FR";

/** A channel at the time of the answer. */
export type ChannelNow = {
  readonly channel: Channel;
  readonly state: OpenState;
  // "HH:MM" in Paris time when closed and it opens within seven days; another day is named ("lun 09:00").
  readonly opensAt: string;
  readonly opensAtLocal: string; // the same in the place's own time, "" where it is Paris time
  readonly worksHere: boolean; // false: we do not know if this number works from that place
  readonly button: boolean; // false: print it, but do not offer to call (stale record, young person)
};

/** Why a match is here. `code` is a key of `wording.REASONS`, `value` fills its sentence. */
export type Reason = { readonly code: string; readonly value: string | number | null };

/** Why the answer looks as it does. `code` is a key of `wording.NOTES`. */
export type Note = Reason;

export type Match = {
  readonly entry: Entry;
  readonly channels: readonly ChannelNow[];
  readonly specialised: boolean;
  readonly distanceKm: number | null; // straight line, rounded to 100 m; null: masked, remote or whole territory
  readonly reasons: readonly Reason[];
  readonly stale: boolean; // last confirmed or sourced more than 24 months ago, or never dated
};

/** Who is in charge of child protection there, and how to reach them as far as we know. */
export type Authority = {
  readonly territory: Territory;
  readonly cell: Match | null;
  readonly switchboard: Match | null;
  readonly known: "cell" | "switchboard" | "none"; // the best contact that we have; none: 119, and we say so
};

export type Answer = {
  readonly place: Place;
  readonly territory: Territory;
  readonly audience: Audience;
  readonly needs: readonly string[];
  readonly at: string; // ISO 8601, UTC
  readonly now: readonly Match[]; // lines to call: emergency first
  readonly near: readonly Match[]; // the asked page of them
  readonly nearTotal: number;
  readonly page: number;
  readonly farther: readonly Match[];
  readonly remote: readonly Match[];
  readonly authority: Authority;
  readonly notes: readonly Note[];
  readonly nearestSpecialised: Match | null; // of all that is near, whatever the page; else the first of `farther`
  readonly changesAt: string; // ISO 8601, UTC: when an opening shown here changes; "" if not within a week
};

/** One row of the published list of needs. */
export type Need = {
  readonly code: string;
  readonly label: string; // for adults ("vous")
  readonly labelYoung: string; // for a young person ("tu")
  readonly words: readonly string[]; // what people say for it; for search, never as a title
};

/** What is known of a territory before anyone asks. */
export type TerritoryFacts = {
  readonly withoutContact: ReadonlyMap<Audience, number>; // structures with no way to reach them
  readonly specialisedWithoutContact: string; // their names; ""
  readonly hasSpecialised: boolean;
};

/** The help of a pack, ready to answer. */
export type HelpIndex = {
  readonly places: HelpPlaces;
  readonly needs: readonly Need[];
  // Those that have a channel, by rank. An entry may be local and national.
  readonly local: readonly Entry[]; // places to go to, and help that serves some territories as a whole
  readonly national: readonly Entry[];
  readonly offices: readonly Entry[]; // cells and switchboards
  readonly facts: ReadonlyMap<string, TerritoryFacts>; // by territory; those that have any
};

/** A code that we do not have: `what` is "place", "audience" or "need". */
export class Unknown extends Error {
  readonly what: string;

  constructor(what: string) {
    // The code is left out: a message may end in a console, and a code may tell a town.
    super(`unknown ${what}`);
    this.what = what;
  }
}
