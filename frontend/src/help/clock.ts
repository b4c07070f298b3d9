// Channels at the time of an answer, and the first instant at which what they say changes.
import { staleBefore } from "./freshness.ts";
import { PARIS, openingAt, saidTime } from "./opening.ts";
import type { Channel, ChannelNow, Entry, OpenState, Opening, Place } from "./types.ts";
import { MINUTE, dayAt, isoDay, nextMidnight } from "./zones.ts";

type Seen = {
  readonly state: OpenState;
  readonly opensAt: string;
  readonly opensAtLocal: string;
  readonly changesAt: number | null; // the next instant at which any of these changes
};

/** An instant, seen from a place; `changesAt` (milliseconds since 1970) moves closer as channels are looked at. */
export class Clock {
  changesAt: number | null;
  private readonly minute: number; // hours begin and end on whole minutes
  private readonly staleBefore: string;
  private readonly place: Place;
  private readonly seen: Map<string, Map<Opening, Seen>>; // by time zone

  constructor(at: Date, place: Place) {
    this.changesAt = null;
    this.seen = new Map();
    this.minute = Math.floor(at.getTime() / MINUTE) * MINUTE;
    this.staleBefore = staleBefore(isoDay(dayAt(PARIS, at.getTime())));
    this.place = place;
  }

  /** The channel now; `button` false: it is printed, not offered (a stale record, a young person). */
  look(channel: Channel, button: boolean): ChannelNow {
    const worksHere = this.worksHere(channel);
    if (channel.opening === null) {
      return { channel, state: "unknown", opensAt: "", opensAtLocal: "", worksHere, button };
    }
    const { state, opensAt, opensAtLocal, changesAt } = this.seeOpening(channel.opening, channel.timezone);
    if (changesAt !== null) this.changesAt = Math.min(changesAt, this.changesAt ?? changesAt);
    return { channel, state, opensAt, opensAtLocal, worksHere, button };
  }

  /** Known to work from the place, or an ordinary number. */
  worksHere(channel: Channel): boolean {
    return channel.worksIn === null || channel.worksIn.has(this.place.territory);
  }

  /** Last confirmed or sourced more than 24 months ago, or never dated. */
  isStale(entry: Entry): boolean {
    return entry.last < this.staleBefore;
  }

  /** By a named person, less than 24 months ago. */
  isConfirmed(entry: Entry): boolean {
    return entry.confirmed >= this.staleBefore;
  }

  private seeOpening(opening: Opening, timezone: string): Seen {
    const there = this.seen.get(timezone) ?? new Map<Opening, Seen>();
    this.seen.set(timezone, there);
    const seen = there.get(opening) ?? seenAt(opening, timezone, this.place.timezone, this.minute);
    there.set(opening, seen);
    return seen;
  }
}

function seenAt(opening: Opening, timezone: string, here: string, minute: number): Seen {
  const { state, opensAt, changesAt } = openingAt(opening, timezone, minute);
  if (opensAt === null) return { state, opensAt: "", opensAtLocal: "", changesAt };
  // At midnight "lun 09:00" becomes "09:00".
  const midnight = Math.min(nextMidnight(PARIS, minute), nextMidnight(here, minute));
  return {
    state,
    opensAt: saidTime(opensAt, minute, PARIS),
    opensAtLocal: here === PARIS ? "" : saidTime(opensAt, minute, here),
    changesAt: Math.min(midnight, changesAt ?? midnight),
  };
}
