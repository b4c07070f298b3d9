// The public holidays of metropolitan France, computed; as balise/core/help/holidays.py.
import { dayOf, isoDay } from "./zones.ts";

const FIXED = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];
const AFTER_EASTER = [1, 39, 50]; // Monday, Ascension, Whit Monday

const known = new Map<number, boolean>(); // the same few days are asked about for each channel

/** `day`: days since 1 January 1970. */
export function isHoliday(day: number): boolean {
  const said = known.get(day) ?? isOneOfTheEleven(day);
  known.set(day, said);
  return said;
}

function isOneOfTheEleven(day: number): boolean {
  const date = isoDay(day);
  const year = date.slice(0, "YYYY".length);
  return FIXED.includes(date.slice("YYYY-".length)) || AFTER_EASTER.includes(day - easterSunday(Number(year)));
}

/** Easter by the anonymous Gregorian algorithm (Nature, 20 April 1876), in days since 1 January 1970. */
function easterSunday(year: number): number {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const f = Math.floor((b + 8) / 25);
  const h = (19 * a + b - d - Math.floor((b - f + 1) / 3) + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const weekday = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * weekday) / 451);
  const rest = h + weekday - 7 * m + 114;
  return dayOf(year, Math.floor(rest / 31), (rest % 31) + 1);
}
