// Wall clocks: what a clock shows in a time zone at an instant, and back, from the tables of the pack; those of the
// browser (Intl) are slow to open, and old on an old phone.
//
// Instants are milliseconds since 1970 in UTC; a wall clock is the same count, read as if there were no zone;
// days are numbered from 1 January 1970.

export const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** `offsets[i]`: minutes to add to UTC from the minute `since[i]` on; the first counts before too. */
export type ClockChanges = { readonly since: readonly number[]; readonly offsets: readonly number[] };

const tables = new Map<string, ClockChanges>();

/** To be called with each time zone of a pack, before any question about it. */
export function knowTimezone(timezone: string, changes: ClockChanges): void {
  tables.set(timezone, changes);
}

/** What the clock shows there at an instant. */
export function wallAt(timezone: string, instant: number): number {
  return instant + offsetAt(timezone, instant);
}

/** The day that it is there at an instant. */
export function dayAt(timezone: string, instant: number): number {
  return Math.floor(wallAt(timezone, instant) / DAY);
}

/**
 * The instant at which the clock shows that many minutes since the midnight that begins a day.
 * An hour that comes twice is the first of the two; one that is skipped is read on the clock before the jump.
 */
export function instantOf(timezone: string, day: number, minutes: number): number {
  const wall = day * DAY + minutes * MINUTE;
  const [before, after] = [offsetAt(timezone, wall - DAY), offsetAt(timezone, wall + DAY)];
  const [first, last] = [wall - before, wall - after];
  return before !== after && offsetAt(timezone, first) !== before && offsetAt(timezone, last) === after
    ? last
    : first;
}

/** The next midnight of a time zone. */
export function nextMidnight(timezone: string, instant: number): number {
  return instantOf(timezone, dayAt(timezone, instant) + 1, 0);
}

/** Monday is 0. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function dayOf(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) / DAY;
}

/** "2026-11-18" */
export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, "YYYY-MM-DD".length);
}

/** "09:00", of a wall clock */
export function hourAndMinute(wall: number): string {
  return new Date(wall).toISOString().slice("YYYY-MM-DDT".length, "YYYY-MM-DDTHH:MM".length);
}

function offsetAt(timezone: string, instant: number): number {
  const changes = tables.get(timezone);
  if (changes === undefined) throw new Error("unknown time zone");
  let [first, last] = [0, changes.since.length - 1];
  while (first < last) {
    const middle = Math.ceil((first + last) / 2);
    if ((changes.since[middle] ?? Infinity) * MINUTE <= instant) first = middle;
    else last = middle - 1;
  }
  return (changes.offsets[first] ?? 0) * MINUTE;
}
