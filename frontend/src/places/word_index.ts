// Which names hold which words; as words.py.
import type { Lexicon } from "./lexicon.ts";
import { PackedWords } from "./packed_words.ts";
import { CONNECTORS } from "./rules.ts";
import { inSlices, sortedRanks, type Sliced } from "./slices.ts";

const NAMES_A_SLICE = 2048;

/** Words in alphabetical order, each with the names that hold it: those of a beginning stand in a row. */
export class WordIndex {
  private readonly words: PackedWords;
  private readonly first: Uint32Array; // by word, where its names begin
  private readonly names: Uint32Array;
  private readonly held: Uint8Array; // by name, how many of the words asked for it holds: kept at 0

  private constructor(words: PackedWords, first: Uint32Array, names: Uint32Array, count: number) {
    this.words = words;
    this.first = first;
    this.names = names;
    this.held = new Uint8Array(count);
  }

  /** `rowOf`: of each name, its row in the lexicon. */
  static *make(lexicon: Lexicon, rowOf: Uint32Array): Sliced<WordIndex> {
    const { ids, starts } = lexicon;
    const small = lexicon.words.map((word) => CONNECTORS.has(word));
    const order = yield* sortedRanks(lexicon.words.length, (one, other) => lexicon.words[one]! < lexicon.words[other]!);
    const place = new Uint32Array(order.length);
    order.forEach((id, at) => (place[id] = at));
    const words = yield* PackedWords.pack(Array.from(order, (id) => lexicon.words[id]!));

    const eachWord = (name: number, visit: (at: number) => void): void => {
      const start = starts[rowOf[name]!]!;
      const end = starts[rowOf[name]! + 1]!;
      for (let at = start; at < end; at++) {
        const again = at > start && ids.subarray(start, at).includes(ids[at]!); // "Bourg-Bourg" holds it once
        if (!again && !small[ids[at]!]) visit(place[ids[at]!]!);
      }
    };
    const first = new Uint32Array(order.length + 1);
    yield* inSlices(rowOf.length, NAMES_A_SLICE, (name) => eachWord(name, (at) => first[at + 1]!++));
    for (let at = 1; at < first.length; at++) first[at]! += first[at - 1]!;
    const next = first.slice();
    const names = new Uint32Array(first[order.length]!);
    yield* inSlices(rowOf.length, NAMES_A_SLICE, (name) => eachWord(name, (at) => (names[next[at]!++] = name)));
    return new WordIndex(words, first, names, rowOf.length);
  }

  /** Calls `visit` for each name that holds every word, the last of them perhaps unfinished; perhaps twice. */
  holding(words: readonly string[], visit: (name: number) => void): void {
    const last = words[words.length - 1]!;
    const whole = [...new Set(words.slice(0, -1))];
    let [start, end] = this.words.beginningWith(last);
    whole.forEach((word, rank) => this.count(word, rank));
    const visitAll = (from: number, to: number): void => {
      for (let at = this.first[from]!; at < this.first[to]!; at++) {
        const name = this.names[at]!;
        if (this.held[name] === whole.length) visit(name);
      }
    };
    for (const word of whole.filter((each) => each.startsWith(last)).sort()) {
      const [at] = this.words.beginningWith(word); // "saint sa": the second word is not the first one again
      visitAll(start, at);
      start = Math.min(at + 1, end);
    }
    visitAll(start, end);
    for (const word of whole) this.forget(word);
  }

  /** Those that hold the `rank` words before this one hold one more. */
  private count(word: string, rank: number): void {
    for (const name of this.holdingOne(word)) if (this.held[name] === rank) this.held[name] = rank + 1;
  }

  private forget(word: string): void {
    for (const name of this.holdingOne(word)) this.held[name] = 0;
  }

  private holdingOne(word: string): Uint32Array {
    const at = this.words.find(word);
    return at < 0 ? this.names.subarray(0, 0) : this.names.subarray(this.first[at], this.first[at + 1]);
  }
}
