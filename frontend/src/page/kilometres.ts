// A distance to read; as `kilometres` of balise/core/help/wording.py.

/** 9.93 → "9,9", 784.4 → "784": a hundred metres more or less mean nothing that far. */
export function kilometres(km: number): string {
  const tenths = Math.round(km * 10);
  if (tenths < 100) return (tenths / 10).toFixed(1).replace(".", ",");
  return String(Math.round(km)).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
}
