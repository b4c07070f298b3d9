// What time it is. Whether a line is open and a record old depends on it, and the clock of a phone may be wrong.

const ALLOWED = 5 * 60_000; // milliseconds that a clock may be off, the way of a page over a slow network included

/** What to add to the device's clock, in milliseconds. `server`: what its clock said meanwhile, null when not known. */
export function correction(device: number, server: number | null): number {
  return server === null || Math.abs(server - device) <= ALLOWED ? 0 : server - device;
}

// Worked out as this script starts, and not counted from then on: some browsers count no time while a phone sleeps.
const ahead = correction(Date.now() - sinceArrived(), saidByServer());

/** Now, by the device's clock put right. */
export function now(): Date {
  return new Date(Date.now() + ahead);
}

/** Milliseconds since the first byte of this page came. */
function sinceArrived(): number {
  return performance.now() - (arrival()?.responseStart ?? 0);
}

/** When the server made this page, by its own clock; as `_at` in balise/site/headers.py. Null for a page on a stick. */
function saidByServer(): number | null {
  const said = arrival()?.serverTiming as PerformanceServerTiming[] | undefined; // not known to older browsers
  return said?.find((one) => one.name === "at")?.duration ?? null;
}

function arrival(): PerformanceNavigationTiming | undefined {
  return performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined;
}
