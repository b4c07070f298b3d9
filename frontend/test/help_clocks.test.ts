// Open or closed on any day, by the clock of the place, when clocks change and on holidays.
import { beforeAll, expect, test } from "vitest";

import { firstDay, staleBefore } from "../src/help/freshness.ts";
import { isHoliday } from "../src/help/holidays.ts";
import { AROUND_THE_CLOCK, openingAt, saidTime } from "../src/help/opening.ts";
import { dayOf, instantOf, isoDay, knowTimezone, nextMidnight, wallAt, weekdayOf } from "../src/help/zones.ts";
import { PARIS } from "./help_small_file.ts";

const ZONE = PARIS.name;
const EVERY_MORNING = Array.from({ length: 7 }, (_, day) => [day * 1440 + 540, day * 1440 + 720] as const);

beforeAll(() => knowTimezone(ZONE, PARIS));

const iso = (instant: number | null): string => (instant === null ? "" : new Date(instant).toISOString());
const at = (said: string): number => Date.parse(said);

test("an hour that is skipped is read on the clock before the jump", () => {
  const sunday = dayOf(2027, 3, 28);
  expect(iso(instantOf(ZONE, sunday, 119))).toBe("2027-03-28T00:59:00.000Z");
  expect(iso(instantOf(ZONE, sunday, 150))).toBe("2027-03-28T01:30:00.000Z");
  expect(iso(instantOf(ZONE, sunday, 180))).toBe("2027-03-28T01:00:00.000Z");
});

test("an hour that comes twice is the first of the two", () => {
  const sunday = dayOf(2026, 10, 25);
  expect(iso(instantOf(ZONE, sunday, 150))).toBe("2026-10-25T00:30:00.000Z");
  expect(iso(instantOf(ZONE, sunday, 180))).toBe("2026-10-25T02:00:00.000Z");
  expect(new Date(wallAt(ZONE, at("2026-10-25T01:30:00Z"))).toISOString()).toBe("2026-10-25T02:30:00.000Z");
});

test("midnight is that of the place", () => {
  expect(iso(nextMidnight(ZONE, at("2026-10-24T22:30:00Z")))).toBe("2026-10-25T23:00:00.000Z");
});

test("a time zone that the pack does not hold is refused, and not named", () => {
  expect(() => wallAt("Canari/Jaune", 0)).toThrow(/^unknown time zone$/);
});

test("days have their names", () => {
  expect(isoDay(dayOf(2026, 11, 18))).toBe("2026-11-18");
  expect(weekdayOf(dayOf(2026, 11, 18))).toBe(2);
  expect(weekdayOf(dayOf(1969, 12, 31))).toBe(2);
  expect(saidTime(at("2026-11-18T08:00:00Z"), at("2026-11-18T05:00:00Z"), ZONE)).toBe("09:00");
  expect(saidTime(at("2026-11-19T08:00:00Z"), at("2026-11-18T05:00:00Z"), ZONE)).toBe("jeu 09:00");
});

test("open from the first second to the last", () => {
  const seen = (said: string): string => openingAt(EVERY_MORNING, ZONE, at(said)).state;
  expect(seen("2026-11-18T07:59:59Z")).toBe("closed");
  expect(seen("2026-11-18T08:00:00Z")).toBe("open");
  expect(seen("2026-11-18T10:59:59Z")).toBe("open");
  expect(seen("2026-11-18T11:00:00Z")).toBe("closed");
});

test("a closed door says when it opens, by the new clock after the change", () => {
  const { state, opensAt, changesAt } = openingAt(EVERY_MORNING, ZONE, at("2027-03-27T20:00:00Z"));
  expect([state, iso(opensAt), iso(changesAt)]).toEqual(["closed", "2027-03-28T07:00:00.000Z", "2027-03-28T07:00:00.000Z"]);
});

test("a holiday is not known, day and night excepted", () => {
  const christmas = at("2026-12-25T09:00:00Z");
  expect(openingAt(EVERY_MORNING, ZONE, christmas)).toEqual({
    state: "unknown",
    opensAt: null,
    changesAt: at("2026-12-25T23:00:00Z"),
  });
  expect(openingAt(AROUND_THE_CLOCK, ZONE, christmas).state).toBe("open");
});

test("hours that never come never open", () => {
  expect(openingAt([], ZONE, at("2026-11-18T10:00:00Z"))).toEqual({ state: "closed", opensAt: null, changesAt: null });
});

test("the eleven days of the Code du travail", () => {
  const found = Array.from({ length: 365 }, (_, day) => dayOf(2026, 1, 1) + day).filter(isHoliday).map(isoDay);
  expect(found).toEqual([
    "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25",
    "2026-07-14", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25",
  ]);
});

test("old is 24 months, to the day; a year alone counts from its first day", () => {
  expect(staleBefore("2026-11-18")).toBe("2024-11-18");
  expect(staleBefore("2028-02-29")).toBe("2026-02-28");
  expect(["2019", "2019-07", "2019-07-09"].map(firstDay)).toEqual(["2019-01-01", "2019-07-01", "2019-07-09"]);
});
