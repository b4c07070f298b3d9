// Wall clocks: what a clock shows in a time zone at an instant, and back, from the browser's own tables.
//
// Instants are milliseconds since 1970 in UTC; a wall clock is the same count, read as if there were no zone;
// days are numbered from 1 January 1970.

export const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>(); // by time zone, at 00:00 UTC of a day

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
  const before = offsetOfDay(timezone, Math.floor(wall / DAY) - 1);
  const after = offsetOfDay(timezone, Math.floor(wall / DAY) + 2);
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

/** Asking the browser's tables is slow: a day that begins and ends with one offset has it all along. */
function offsetAt(timezone: string, instant: number): number {
  const day = Math.floor(instant / DAY);
  const offset = offsetOfDay(timezone, day);
  return offset === offsetOfDay(timezone, day + 1) ? offset : measuredOffset(timezone, instant);
}

function offsetOfDay(timezone: string, day: number): number {
  const known = offsets.get(timezone) ?? new Map<number, number>();
  offsets.set(timezone, known);
  const offset = known.get(day) ?? measuredOffset(timezone, day * DAY);
  known.set(day, offset);
  return offset;
}

function measuredOffset(timezone: string, instant: number): number {
  const parts = new Map(formatOf(timezone).formatToParts(instant).map((part) => [part.type, Number(part.value)]));
  const shown = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const wall = Date.UTC(shown("year"), shown("month") - 1, shown("day"), shown("hour"), shown("minute"), shown("second"));
  return wall - Math.floor(instant / 1000) * 1000;
}

function formatOf(timezone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timezone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone: timezone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
  formats.set(timezone, format);
  return format;
}
