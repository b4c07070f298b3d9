// Long work done in short slices: it yields often, and its caller decides when to let the page breathe.

export type Sliced<Result> = Generator<void, Result>;

/** Do all of it at once: for tests, and where nothing else waits. */
export function finish<Result>(work: Sliced<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

export const PIECE = 6; // milliseconds of work before the page may draw again

export const LONG = 3; // milliseconds of one step, after which the page may draw before the next

/** The page may draw, and presses and keys are heard, before what comes next. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Do it piece by piece, so that a press or a key never waits for it. A long step is a piece of its own. */
export async function unhurried<Result>(work: Sliced<Result>): Promise<Result> {
  for (;;) {
    await breathe();
    const begun = performance.now();
    let before = begun;
    for (let now = begun; now < begun + PIECE && now < before + LONG; now = performance.now()) {
      before = now;
      const step = work.next();
      if (step.done) return step.value;
    }
  }
}

/** Calls `visit` with 0 to `count - 1`, so many at a time. */
export function* inSlices(count: number, atATime: number, visit: (rank: number) => void): Sliced<void> {
  for (let start = 0; start < count; start += atATime) {
    const end = Math.min(start + atATime, count);
    for (let rank = start; rank < end; rank++) visit(rank);
    yield;
  }
}

const STEPS_A_SLICE = 2048;

/** The numbers 0 to `count - 1` in order, by a merge sort: equal ones keep their places. */
export function* sortedRanks(count: number, before: (one: number, other: number) => boolean): Sliced<Uint32Array> {
  let from = new Uint32Array(count);
  let to = new Uint32Array(count);
  for (let rank = 0; rank < count; rank++) from[rank] = rank;
  let steps = 0;
  for (let width = 1; width < count; width *= 2) {
    for (let start = 0; start < count; start += 2 * width) {
      const middle = Math.min(start + width, count);
      const end = Math.min(start + 2 * width, count);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at++) {
        const takesRight = left === middle || (right < end && before(from[right]!, from[left]!));
        to[at] = takesRight ? from[right++]! : from[left++]!;
        if (++steps % STEPS_A_SLICE === 0) yield;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
