// How old the copy is: after six months it says so.

const MONTHS = 6;

/** Whether a copy of that day (YYYY-MM-DD) is old at that time; a day that is not known is. */
export function isOld(day: string, now: Date): boolean {
  const made = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(made.getTime())) return true;
  made.setUTCMonth(made.getUTCMonth() + MONTHS);
  return now >= made;
}

export function sayAge(now: Date): void {
  const day = document.querySelector("time")?.dateTime ?? "";
  const warning = document.getElementById("vieux");
  if (warning !== null) warning.hidden = !isOld(day, now);
}
