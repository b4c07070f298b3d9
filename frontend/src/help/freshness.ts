// How old what we say is; dates are texts, YYYY-MM-DD, whose order is that of time.

const STALE_YEARS = 2;

/** Records last confirmed before this day are stale on `today`: 24 months earlier. */
export function staleBefore(today: string): string {
  const [year = "", month = "", day = ""] = today.split("-");
  const before = String(Number(year) - STALE_YEARS).padStart(4, "0");
  return `${before}-${month}-${month === "02" && Number(day) > 28 ? "28" : day}`;
}

/** A source that gives a year or a month alone counts from its first day: old is never taken for recent. */
export function firstDay(said: string): string {
  return `${said}-01-01`.slice(0, "YYYY-MM-DD".length);
}
