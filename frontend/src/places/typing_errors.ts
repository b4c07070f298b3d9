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

/** The distances of a name: to all of it (`FAR` when it goes on), and to its nearest beginning. */
export type Distances = { whole: number; beginning: number };

const PLACES = new Int32Array(256); // where each letter stands in what was typed, a bit a letter
const WORD = 32;

/**
 * Distances from one typed text (1 to 64 ASCII letters) to names, read no farther than two letters past its
 * length. The optimal string alignment distance (a swap of neighbours counts 1): bit by bit after Hyyrö
 * (2003) up to 32 letters, letter by letter for longer ones.
 */
export function distancesFrom(typed: string): (letters: Uint8Array, start: number, length: number) => Distances {
  const found: Distances = { whole: FAR, beginning: FAR };
  if (typed.length > WORD) return (letters, start, length) => byLetters(typed, letters, start, length, found);
  PLACES.fill(0);
  for (let i = 0; i < typed.length; i++) PLACES[typed.charCodeAt(i)]! |= 1 << i;
  return (letters, start, length) => byBits(typed.length, letters, start, length, found);
}

function byBits(typed: number, letters: Uint8Array, start: number, length: number, found: Distances): Distances {
  const last = 1 << (typed - 1);
  const columns = Math.min(length, typed + 2);
  let up = -1;
  let down = 0;
  let diagonal = 0;
  let before = 0;
  let distance = typed;
  let beginning = typed;
  for (let column = 0; column < columns; column++) {
    const here = PLACES[letters[start + column]!]!;
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
    if (distance < beginning) beginning = distance;
  }
  found.whole = columns === length ? distance : FAR;
  found.beginning = beginning;
  return found;
}

function byLetters(typed: string, letters: Uint8Array, start: number, length: number, found: Distances): Distances {
  const columns = Math.min(length, typed.length + 2);
  let before: number[] = [];
  let last = Array.from({ length: typed.length + 1 }, (_, i) => i);
  found.beginning = typed.length;
  for (let column = 1; column <= columns; column++) {
    const letter = letters[start + column - 1]!;
    const row = [column];
    for (let i = 1; i <= typed.length; i++) {
      const mine = typed.charCodeAt(i - 1);
      let distance = Math.min(last[i]! + 1, row[i - 1]! + 1, last[i - 1]! + (mine === letter ? 0 : 1));
      const swapped =
        i > 1 && column > 1 && mine === letters[start + column - 2] && typed.charCodeAt(i - 2) === letter;
      if (swapped) distance = Math.min(distance, before[i - 2]! + 1);
      row.push(distance);
    }
    [before, last] = [last, row];
    found.beginning = Math.min(found.beginning, row[typed.length]!);
  }
  found.whole = columns === length ? last[typed.length]! : FAR;
  return found;
}
