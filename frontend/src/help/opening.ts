// Whether a channel is open at an instant, and when it opens next; as balise/core/help/opening.py.
//
// Weekly hours are wall-clock hours in the channel's time zone; here they become instants, so that nights, ends of
// week and changes of clock need no special case. On a public holiday what is not open around the clock is unknown.
import { isHoliday } from "./holidays.ts";
import type { OpenState, Opening } from "./types.ts";
import { dayAt, hourAndMinute, instantOf, wallAt, weekdayOf } from "./zones.ts";

export const PARIS = "Europe/Paris";
const DAY = 24 * 60; // minutes
export const WEEK = 7 * DAY;
/** `readHelp` gives these hours as this one object. */
export const AROUND_THE_CLOCK: Opening = [[0, WEEK]];
const DAY_NAMES = ["lun", "mar", "mer", "jeu", "ven", "sam", "dim"];
const AHEAD = WEEK * 60_000; // milliseconds
const DAYS_LAID_OUT = 10;

/** `opensAt` is set when closed and opening within seven days; `changesAt`: when `state` does. */
type OpeningAt = {
  readonly state: OpenState;
  readonly opensAt: number | null;
  readonly changesAt: number | null;
};

type Span = readonly [number, number];
type Change = { readonly instant: number; readonly state: OpenState };

/** At an instant, for the weekly hours of a time zone. */
export function openingAt(opening: Opening, timezone: string, instant: number): OpeningAt {
  if (opening === AROUND_THE_CLOCK) return { state: "open", opensAt: null, changesAt: null };
  const changes = timeline(opening, timezone, dayAt(timezone, instant));
  const state = changes.filter((change) => change.instant <= instant).pop()?.state ?? "unknown";
  const ahead = changes.filter((change) => change.instant > instant && change.instant <= instant + AHEAD);
  const opens = ahead.find((change) => change.state === "open");
  return {
    state,
    opensAt: opens !== undefined && state === "closed" ? opens.instant : null,
    changesAt: ahead[0]?.instant ?? null,
  };
}

/** "09:00" when `instant` is on the same day as `now` in that time zone, else "lun 09:00". */
export function saidTime(instant: number, now: number, timezone: string): string {
  const time = hourAndMinute(wallAt(timezone, instant));
  const day = dayAt(timezone, instant);
  return day === dayAt(timezone, now) ? time : `${DAY_NAMES[weekdayOf(day)]} ${time}`;
}

/** From the day before `day` to nine days later: each instant at which the state becomes another. */
function timeline(opening: Opening, timezone: string, day: number): Change[] {
  const days = Array.from({ length: DAYS_LAID_OUT }, (_, place) => day - 1 + place);
  const unknown = days
    .filter(isHoliday)
    .map((one): Span => [instantOf(timezone, one, 0), instantOf(timezone, one + 1, 0)]);
  const open = days.flatMap((one) => openThatDay(opening, timezone, one));
  const edges = new Set([instantOf(timezone, day - 1, 0), ...open.flat(), ...unknown.flat()]);
  const changes: Change[] = [];
  for (const instant of [...edges].sort((a, b) => a - b)) {
    const state = isInside(instant, unknown) ? "unknown" : isInside(instant, open) ? "open" : "closed";
    if (state !== changes[changes.length - 1]?.state) changes.push({ instant, state });
  }
  return changes;
}

function openThatDay(opening: Opening, timezone: string, day: number): Span[] {
  const midnight = weekdayOf(day) * DAY;
  return opening
    .map(([start, end]): Span => [Math.max(start - midnight, 0), Math.min(end - midnight, DAY)])
    .filter(([start, end]) => start < end)
    .map(([start, end]): Span => [instantOf(timezone, day, start), instantOf(timezone, day, end)]);
}

function isInside(instant: number, spans: readonly Span[]): boolean {
  return spans.some(([start, end]) => start <= instant && instant < end);
}
