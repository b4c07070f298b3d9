// The table of every name a place goes by, and the ways to look one up: as typed, begun, or with a slip; as names.py.
import { packed, PackedWords } from "./packed_words.ts";
import { WIDTH } from "./rules.ts";
import { inSlices, type Sliced } from "./slices.ts";
import { beginsWithSlip, distancesFrom, oneSlip, type Slip } from "./typing_errors.ts";

const ROWS_A_SLICE = 1024;

/** Folded names, sorted and distinct; a name is known by its row. */
export class NameTable extends PackedWords {
  // Rows by their length, and in that order: two bits a letter, it is there, it is there twice. One slip changes
  // two of them at most. The first sixteen letters of the alphabet in `low`, the others and the space in `high`.
  private readonly byLength: Uint32Array;
  private readonly firstOfLength: Uint32Array;
  private readonly low: Int32Array;
  private readonly high: Int32Array;

  private constructor(letters: Uint8Array, starts: Uint32Array) {
    super(letters, starts);
    let longest = 0;
    for (let row = 0; row < this.count; row++) longest = Math.max(longest, this.length(row));
    this.firstOfLength = new Uint32Array(longest + 2);
    this.byLength = new Uint32Array(this.count);
    this.low = new Int32Array(this.count);
    this.high = new Int32Array(this.count);
  }

  /** `sorted`: distinct names, in order. */
  static *make(sorted: readonly string[]): Sliced<NameTable> {
    const { letters, starts } = yield* packed(sorted);
    const table = new NameTable(letters, starts);
    yield* table.mark();
    return table;
  }

  private *mark(): Sliced<void> {
    const { firstOfLength } = this;
    for (let row = 0; row < this.count; row++) firstOfLength[this.length(row) + 1]!++;
    for (let length = 1; length < firstOfLength.length; length++) firstOfLength[length]! += firstOfLength[length - 1]!;
    const next = firstOfLength.slice();
    const marks: Marks = { low: 0, high: 0 };
    yield* inSlices(this.count, ROWS_A_SLICE, (row) => {
      const at = next[this.length(row)]!++;
      const start = this.starts[row]!;
      marksOf(this.letters, start, Math.min(start + WIDTH, this.starts[row + 1]!), marks);
      this.byLength[at] = row;
      this.low[at] = marks.low;
      this.high[at] = marks.high;
    });
  }

  /** Every row whose name is one slip from `text`, in order: complete, not a guess. */
  oneSlipAway(text: string): [row: number, slip: Slip][] {
    const { low, high, byLength, starts, letters } = this;
    const typed = marksOfText(text);
    const found: [number, Slip][] = [];
    const [first, last] = this.lengths(text.length - 1, text.length + 1);
    for (let at = first; at < last; at++) {
      if (withoutTwo(low[at]! ^ typed.low) !== 0 || withoutTwo(high[at]! ^ typed.high) !== 0) continue;
      const row = byLength[at]!;
      const slip = oneSlip(text, letters, starts[row]!, starts[row + 1]!);
      if (slip) found.push([row, slip]);
    }
    return found.sort(([one], [other]) => one - other);
  }

  /** The rows whose beginning is one slip from `text`, and no nearer. */
  beginningOneSlipAway(text: string): number[] {
    const { low, high, byLength, starts, letters } = this;
    const typed = marksOfText(text);
    const found: number[] = [];
    const [first, last] = this.lengths(text.length - 1, Infinity);
    for (let at = first; at < last; at++) {
      if (withoutOne(typed.low & ~low[at]!) !== 0 || withoutOne(typed.high & ~high[at]!) !== 0) continue;
      const row = byLength[at]!;
      if (beginsWithSlip(text, letters, starts[row]!, starts[row + 1]!)) found.push(row);
    }
    return found;
  }

  /** The rows two slips from `text` (1 to 64 letters). */
  twoSlipsAway(text: string): number[] {
    const { low, high, byLength, starts, letters } = this;
    const typed = marksOfText(text);
    const distance = distancesFrom(text);
    const found: number[] = [];
    const [first, last] = this.lengths(text.length - 2, text.length + 2);
    for (let at = first; at < last; at++) {
      if (bits(low[at]! ^ typed.low) + bits(high[at]! ^ typed.high) > 4) continue;
      const row = byLength[at]!;
      if (distance(letters, starts[row]!, starts[row + 1]!) === 2) found.push(row);
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

/** The number less its lowest bit that is 1: 0 when there was one at most. */
function withoutOne(number: number): number {
  return number & (number - 1);
}

function withoutTwo(number: number): number {
  return withoutOne(withoutOne(number));
}

/** How many bits of a 32-bit number are 1. */
function bits(number: number): number {
  let n = number - ((number >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  n = (n + (n >>> 4)) & 0x0f0f0f0f;
  return Math.imul(n, 0x01010101) >>> 24;
}
