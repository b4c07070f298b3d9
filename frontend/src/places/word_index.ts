// Which names hold which words; as words.py.
import { wordsOf } from "./folding.ts";
import { PackedWords } from "./packed_words.ts";
import { CONNECTORS } from "./rules.ts";
import { sortedRanks, type Sliced } from "./slices.ts";

const NAMES_A_SLICE = 1024;

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

  /** `textOf(name)` of the names 0 to `count - 1`. */
  static *make(count: number, textOf: (name: number) => string): Sliced<WordIndex> {
    const known = new Map<string, number>();
    const wordOf: number[] = []; // of each pair of a word and a name that holds it…
    const nameOf: number[] = []; // …in the order of names
    for (let name = 0; name < count; name++) {
      for (const word of new Set(wordsOf(textOf(name)))) {
        if (CONNECTORS.has(word)) continue;
        let rank = known.get(word);
        if (rank === undefined) known.set(word, (rank = known.size));
        wordOf.push(rank);
        nameOf.push(name);
      }
      if (name % NAMES_A_SLICE === NAMES_A_SLICE - 1) yield;
    }
    const words = [...known.keys()];
    const order = yield* sortedRanks(words.length, (one, other) => words[one]! < words[other]!);
    const place = new Uint32Array(words.length);
    order.forEach((rank, at) => (place[rank] = at));
    yield;
    const first = new Uint32Array(words.length + 1);
    for (const rank of wordOf) first[place[rank]! + 1]!++;
    for (let at = 1; at < first.length; at++) first[at]! += first[at - 1]!;
    const next = first.slice();
    const names = new Uint32Array(nameOf.length);
    wordOf.forEach((rank, pair) => (names[next[place[rank]!]!++] = nameOf[pair]!));
    yield;
    return new WordIndex(new PackedWords(Array.from(order, (rank) => words[rank]!)), first, names, count);
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
