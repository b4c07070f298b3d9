// How far a typed word is from a name: one slip exactly and quickly, several by a distance; as typing_errors.py.
import { FAR } from "./rules.ts";

export type Slip = "" | "missing" | "swapped" | "extra" | "other";

/** The single slip that turns the name `letters[start…end)` into `typed`; "" when there is none or more than one. */
export function oneSlip(typed: string, letters: Uint8Array, start: number, end: number): Slip {
  const length = end - start;
  const difference = typed.length - length;
  if (difference < -1 || difference > 1) return "";
  const shorter = Math.min(typed.length, length);
  let same = 0;
  while (same < shorter && typed.charCodeAt(same) === letters[start + same]) same++;
  if (difference < 0) return alike(typed, same, letters, start + same + 1, end) ? "missing" : "";
  if (difference > 0) return alike(typed, same + 1, letters, start + same, end) ? "extra" : "";
  if (same === length) return "";
  if (alike(typed, same + 1, letters, start + same + 1, end)) return "other";
  const swapped =
    same + 1 < length &&
    typed.charCodeAt(same) === letters[start + same + 1] &&
    typed.charCodeAt(same + 1) === letters[start + same] &&
    alike(typed, same + 2, letters, start + same + 2, end);
  return swapped ? "swapped" : "";
}

/** Whether what remains of both is the same. */
function alike(typed: string, from: number, letters: Uint8Array, start: number, end: number): boolean {
  if (typed.length - from !== end - start) return false;
  for (let i = start, j = from; i < end; i++, j++) if (letters[i] !== typed.charCodeAt(j)) return false;
  return true;
}

/** Whether the nearest beginning of the name `letters[start…end)` is one slip from `typed`, and no nearer. */
export function beginsWithSlip(typed: string, letters: Uint8Array, start: number, end: number): boolean {
  let same = 0;
  while (same < typed.length && typed.charCodeAt(same) === letters[start + same] && start + same < end) same++;
  if (same === typed.length) return false;
  const at = start + same;
  return (
    begins(typed, same + 1, letters, at, end) || // a letter too many
    begins(typed, same + 1, letters, at + 1, end) || // one for another
    begins(typed, same, letters, at + 1, end) || // one forgotten
    (at + 1 < end &&
      typed.charCodeAt(same) === letters[at + 1] &&
      typed.charCodeAt(same + 1) === letters[at] &&
      begins(typed, same + 2, letters, at + 2, end))
  );
}

/** Whether the name goes on with all that remains of what was typed. */
function begins(typed: string, from: number, letters: Uint8Array, start: number, end: number): boolean {
  if (typed.length - from > end - start) return false;
  for (let i = start, j = from; j < typed.length; i++, j++) if (letters[i] !== typed.charCodeAt(j)) return false;
  return true;
}

const PLACES = new Int32Array(256); // where each letter stands in what was typed, a bit a letter
const WORD = 32;

/**
 * Distances from one typed text (1 to 64 ASCII letters) to names, `FAR` for one more than two letters longer.
 * The optimal string alignment distance (a swap of neighbours counts 1): bit by bit after Hyyrö (2003) up to
 * 32 letters, letter by letter for longer ones. Done with before the next text is asked about.
 */
export function distancesFrom(typed: string): (letters: Uint8Array, start: number, end: number) => number {
  if (typed.length > WORD) return (letters, start, end) => byLetters(typed, letters, start, end);
  PLACES.fill(0);
  for (let i = 0; i < typed.length; i++) PLACES[typed.charCodeAt(i)]! |= 1 << i;
  return (letters, start, end) => byBits(typed.length, letters, start, end);
}

function byBits(typed: number, letters: Uint8Array, start: number, end: number): number {
  if (end - start > typed + 2) return FAR;
  const last = 1 << (typed - 1);
  let up = -1;
  let down = 0;
  let diagonal = 0;
  let before = 0;
  let distance = typed;
  for (let at = start; at < end; at++) {
    const here = PLACES[letters[at]!]!;
    const swap = ((~diagonal & here) << 1) & before;
    diagonal = (((here & up) + up) ^ up) | here | down | swap;
    let right = down | ~(diagonal | up);
    let left = diagonal & up;
    if (right & last) distance++;
    if (left & last) distance--;
    right = (right << 1) | 1;
    left <<= 1;
    up = left | ~(diagonal | right);
    down = right & diagonal;
    before = here;
  }
  return distance;
}

function byLetters(typed: string, letters: Uint8Array, start: number, end: number): number {
  if (end - start > typed.length + 2) return FAR;
  let before: number[] = [];
  let last = Array.from({ length: typed.length + 1 }, (_, i) => i);
  for (let at = start; at < end; at++) {
    const letter = letters[at]!;
    const row = [at - start + 1];
    for (let i = 1; i <= typed.length; i++) {
      const mine = typed.charCodeAt(i - 1);
      let distance = Math.min(last[i]! + 1, row[i - 1]! + 1, last[i - 1]! + (mine === letter ? 0 : 1));
      const swapped = i > 1 && at > start && mine === letters[at - 1] && typed.charCodeAt(i - 2) === letter;
      if (swapped) distance = Math.min(distance, before[i - 2]! + 1);
      row.push(distance);
    }
    [before, last] = [last, row];
  }
  return last[typed.length]!;
}
