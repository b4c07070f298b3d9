// Dates and hours as French people read them; as balise/site/dates.py and `said_date` of balise/core/help/wording.py.
import { hourAndMinute, wallAt } from "../help/zones.ts";
import type { Phrases } from "./cards_file.ts";
import { put } from "./slots.ts";

type Day = "lun" | "mar" | "mer" | "jeu" | "ven" | "sam" | "dim";

/** An instant → "14 h 05" on the clock of a time zone. */
export function hour(phrases: Phrases, instant: number, timezone: string): string {
  const [hours = "", minutes = ""] = hourAndMinute(wallAt(timezone, instant)).split(":");
  return put(phrases.time, String(Number(hours)), minutes);
}

/** When something opens: "mar 14:30" → "mardi à 14 h 30", "09:00" → "à 9 h". */
export function opening(phrases: Phrases, said: string): string {
  const [time = "", day] = said.split(" ").reverse();
  const [hours = "", minutes = ""] = time.split(":");
  const at =
    minutes === "00"
      ? put(phrases.at_hour, String(Number(hours)))
      : put(phrases.at_time, String(Number(hours)), minutes);
  return day === undefined ? at : `${phrases[day as Day]} ${at}`;
}

/** "2026-10-07" → "7 octobre 2026", "2023-06" → "juin 2023", "2019" → "2019"; anything else as it is. */
export function saidDate(months: readonly string[], date: string): string {
  const [, year, month, day] = /^(\d+)-(\d+)(?:-(\d+))?$/.exec(date) ?? [];
  const name = months[Number(month) - 1];
  if (name === undefined) return date;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}
