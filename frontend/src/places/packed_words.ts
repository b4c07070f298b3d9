// Many short texts of ASCII letters, digits and spaces, in order and each once, one after another in one array.
import { inSlices, type Sliced } from "./slices.ts";

const WORDS_A_SLICE = 2048;

/** A text is known by its rank. */
export class PackedWords {
  readonly count: number;
  readonly letters: Uint8Array;
  readonly starts: Uint32Array; // `count + 1` of them

  protected constructor(letters: Uint8Array, starts: Uint32Array) {
    this.letters = letters;
    this.starts = starts;
    this.count = starts.length - 1;
  }

  /** `sorted`: distinct texts, in order. */
  static *pack(sorted: readonly string[]): Sliced<PackedWords> {
    const { letters, starts } = yield* packed(sorted);
    return new PackedWords(letters, starts);
  }

  length(rank: number): number {
    return this.starts[rank + 1]! - this.starts[rank]!;
  }

  text(rank: number): string {
    return String.fromCharCode(...this.letters.subarray(this.starts[rank], this.starts[rank + 1]));
  }

  /** The rank of a text; -1 when it is not there. */
  find(text: string): number {
    const rank = this.bound(text, false);
    return rank < this.count && this.length(rank) === text.length && this.startsWith(rank, text) ? rank : -1;
  }

  /** The ranks [first, last) of those that begin with `text`, itself included. */
  beginningWith(text: string): [number, number] {
    return [this.bound(text, false), this.bound(text, true)];
  }

  private startsWith(rank: number, text: string): boolean {
    const start = this.starts[rank]!;
    for (let i = 0; i < text.length; i++) if (this.letters[start + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  /** The first rank that is not before `text`; `after`: nor begins with it. */
  private bound(text: string, after: boolean): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = this.compare(middle, text);
      if (order < 0 || (after && order === 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Below 0 before `text`, 0 when it begins with it, above 0 after. */
  private compare(rank: number, text: string): number {
    const start = this.starts[rank]!;
    const length = this.starts[rank + 1]! - start;
    for (let i = 0; i < text.length; i++) {
      if (i === length) return -1;
      const difference = this.letters[start + i]! - text.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return 0;
  }
}

/** The letters of all texts, and where each begins. */
export function* packed(texts: readonly string[]): Sliced<{ letters: Uint8Array; starts: Uint32Array }> {
  const starts = new Uint32Array(texts.length + 1);
  for (let rank = 0; rank < texts.length; rank++) starts[rank + 1] = starts[rank]! + texts[rank]!.length;
  const letters = new Uint8Array(starts[texts.length]!);
  yield* inSlices(texts.length, WORDS_A_SLICE, (rank) => {
    const text = texts[rank]!;
    const start = starts[rank]!;
    for (let i = 0; i < text.length; i++) letters[start + i] = text.charCodeAt(i);
  });
  return { letters, starts };
}
