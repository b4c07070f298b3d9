// The table of every name a place goes by, and the ways to look one up: as typed, begun, or with a slip; as names.py.
import { PackedWords } from "./packed_words.ts";
import { WIDTH } from "./rules.ts";
import type { Sliced } from "./slices.ts";
import { distancesFrom, oneSlip, type Slip } from "./typing_errors.ts";

const ROWS_A_SLICE = 4096;

/** Folded names, sorted and distinct; a name is known by its row. */
export class NameTable extends PackedWords {
  // Rows by their length, and in that order: two bits a letter, it is there, it is there twice. One slip changes
  // two of them at most. The first sixteen letters of the alphabet in `low`, the others and the space in `high`.
  private readonly byLength: Uint32Array;
  private readonly firstOfLength: Uint32Array;
  private readonly low: Int32Array;
  private readonly high: Int32Array;

  private constructor(sorted: readonly string[]) {
    super(sorted);
    let longest = 0;
    for (let row = 0; row < this.count; row++) longest = Math.max(longest, this.length(row));
    this.firstOfLength = new Uint32Array(longest + 2);
    this.byLength = new Uint32Array(this.count);
    this.low = new Int32Array(this.count);
    this.high = new Int32Array(this.count);
  }

  /** `sorted`: distinct names, in order. */
  static *make(sorted: readonly string[]): Sliced<NameTable> {
    const table = new NameTable(sorted);
    yield;
    yield* table.mark();
    return table;
  }

  private *mark(): Sliced<void> {
    const next = new Uint32Array(this.firstOfLength.length);
    for (let row = 0; row < this.count; row++) this.firstOfLength[this.length(row) + 1]!++;
    for (let length = 1; length < next.length; length++) this.firstOfLength[length]! += this.firstOfLength[length - 1]!;
    next.set(this.firstOfLength);
    const marks: Marks = { low: 0, high: 0 };
    for (let row = 0; row < this.count; row++) {
      const at = next[this.length(row)]!++;
      const start = this.starts[row]!;
      marksOf(this.letters, start, Math.min(start + WIDTH, this.starts[row + 1]!), marks);
      this.byLength[at] = row;
      this.low[at] = marks.low;
      this.high[at] = marks.high;
      if (row % ROWS_A_SLICE === ROWS_A_SLICE - 1) yield;
    }
  }

  /** Every row whose name is one slip from `text`, in order: complete, not a guess. */
  oneSlipAway(text: string): [row: number, slip: Slip][] {
    const found: [number, Slip][] = [];
    const typed = marksOfText(text);
    const [first, last] = this.lengths(text.length - 1, text.length + 1);
    for (let at = first; at < last; at++) {
      if (bits(this.low[at]! ^ typed.low) + bits(this.high[at]! ^ typed.high) > 2) continue;
      const row = this.byLength[at]!;
      const slip = oneSlip(text, this.letters, this.starts[row]!, this.starts[row + 1]!);
      if (slip) found.push([row, slip]);
    }
    return found.sort(([one], [other]) => one - other);
  }

  /** The rows two slips from `text`, then those whose beginning is one slip from it (64 letters). */
  twoSlipsAway(text: string): [number[], number[]] {
    const [whole, begun]: [number[], number[]] = [[], []];
    const typed = marksOfText(text);
    const distances = distancesFrom(text);
    const [first, last] = this.lengths(text.length - 2, Infinity);
    for (let at = first; at < last; at++) {
      if (bits(typed.low & ~this.low[at]!) + bits(typed.high & ~this.high[at]!) > 2) continue;
      const row = this.byLength[at]!;
      const distance = distances(this.letters, this.starts[row]!, this.length(row));
      if (distance.whole === 2) whole.push(row);
      if (distance.beginning === 1) begun.push(row);
    }
    return [whole, begun];
  }

  /** The rows two slips from `text` (64 letters), sooner than with the beginnings. */
  justTwoSlipsAway(text: string): number[] {
    const found: number[] = [];
    const typed = marksOfText(text);
    const distances = distancesFrom(text);
    const [first, last] = this.lengths(text.length - 2, text.length + 2);
    for (let at = first; at < last; at++) {
      if (bits(this.low[at]! ^ typed.low) + bits(this.high[at]! ^ typed.high) > 4) continue;
      const row = this.byLength[at]!;
      if (distances(this.letters, this.starts[row]!, this.length(row)).whole === 2) found.push(row);
    }
    return found;
  }

  /** Where in `byLength` the names of so many letters stand. */
  private lengths(least: number, most: number): [number, number] {
    const end = this.firstOfLength.length - 1;
    return [this.firstOfLength[clamp(least, end)]!, this.firstOfLength[clamp(most + 1, end)]!];
  }
}

function clamp(length: number, end: number): number {
  return Math.max(0, Math.min(length, end));
}

type Marks = { low: number; high: number };

const SPACE = 32;
const LETTER_A = 97;

function marksOf(letters: Uint8Array, start: number, end: number, marks: Marks): void {
  marks.low = 0;
  marks.high = 0;
  for (let i = start; i < end; i++) mark(letters[i]!, marks);
}

function marksOfText(text: string): Marks {
  const marks = { low: 0, high: 0 };
  for (let i = 0; i < text.length; i++) mark(text.charCodeAt(i), marks);
  return marks;
}

function mark(letter: number, marks: Marks): void {
  const rank = letter === SPACE ? 26 : letter - LETTER_A;
  if (rank < 0 || rank > 26) return; // a digit
  const shift = 2 * (rank & 15);
  if (rank < 16) marks.low |= marks.low & (1 << shift) ? 2 << shift : 1 << shift;
  else marks.high |= marks.high & (1 << shift) ? 2 << shift : 1 << shift;
}

/** How many bits of a 32-bit number are 1. */
function bits(number: number): number {
  let n = number - ((number >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  n = (n + (n >>> 4)) & 0x0f0f0f0f;
  return Math.imul(n, 0x01010101) >>> 24;
}
