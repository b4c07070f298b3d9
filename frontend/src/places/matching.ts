// Names against the words that were typed: equal, begun, with a slip, or holding them all; as matching.py.
import type { Mask } from "./codes.ts";
import { fold, skeleton } from "./folding.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { Lexicon } from "./lexicon.ts";
import { Likeness } from "./likeness.ts";
import { NameTable } from "./name_table.ts";
import {
  ALL_WORDS,
  BARE,
  BEGINS,
  BEGINS_WITH_SLIP,
  CONNECTORS,
  EXACT,
  EXTRA_WORDS,
  FAR_SOUND,
  FILLER,
  INEXACT,
  LONGER_NAME,
  NEAR_SOUND,
  ONE_WORD,
  RENOWN_STEPS,
  SAME_SOUND,
  SLIP,
  SLIP_LIKELY,
  TWO_SLIPS,
  WELL_KNOWN,
  WELL_KNOWN_TWO_SLIPS,
  WIDTH,
} from "./rules.ts";
import { best, keep, merge, type Found } from "./scores.ts";
import { inSlices, sortedRanks, type Sliced } from "./slices.ts";
import { WordIndex } from "./word_index.ts";

export type Words = readonly string[];

const ENTRIES_A_SLICE = 128;
const NAMES_A_SLICE = 2048;

const SIZES = 2 ** 20; // more than there are different populations

/** A way to call an entry: names stand in the order of the table's rows. */
type Names = {
  entryOf: Uint32Array;
  exactCosts: Uint8Array;
  others: readonly string[]; // how it is written, when it is not the entry's own name
  firstName: Uint32Array; // by row
  costs: Int16Array;
  rank: Uint32Array; // the cheapest first, then the most populous
  byRank: Uint32Array;
};

/** Every name of every entry, ready to be compared. Of a long list, the `limit` best are kept. */
export class Matcher {
  private readonly table: NameTable;
  private readonly names: Names;
  private readonly likeness: Likeness;
  private readonly words: WordIndex;
  private readonly best = new Best();

  private constructor(table: NameTable, names: Names, likeness: Likeness, words: WordIndex) {
    this.table = table;
    this.names = names;
    this.likeness = likeness;
    this.words = words;
  }

  static *make(gazetteer: Gazetteer): Sliced<Matcher> {
    const { texts, spoken, names } = yield* gather(gazetteer);
    const table = yield* NameTable.make(texts);
    const isKnown = new Uint8Array(texts.length);
    const rowOf = new Uint32Array(names.entryOf.length);
    yield* inSlices(texts.length, NAMES_A_SLICE, (row) => {
      for (let name = names.firstName[row]!; name < names.firstName[row + 1]!; name++) {
        rowOf[name] = row;
        if (gazetteer.populations[names.entryOf[name]!]! >= WELL_KNOWN) isKnown[row] = 1;
      }
    });
    const lexicon = yield* Lexicon.make(texts);
    const likeness = yield* Likeness.make(texts, lexicon, spoken, isKnown);
    const words = yield* WordIndex.make(lexicon, rowOf);
    return new Matcher(table, names, likeness, words);
  }

  /** How a name is written, when it is not the entry's own. */
  otherName(name: number): string {
    return name >= 0 ? this.names.others[name]! : "";
  }

  /** Names equal to the words, begun by them, one slip away, or that hold them all. */
  named(words: Words, mask: Mask | null, limit: number): Found {
    const found: Found = new Map();
    const text = words.join(" ");
    if (!text || text.length > WIDTH) return found;
    this.lookUp(text, 0, mask, limit, found, EXACT);
    const bare = skeleton(text);
    const goesOn = found.size > 0 && CONNECTORS.has(words[words.length - 1]!); // "saint martin de"
    if (bare && bare !== text && !goesOn) {
      // "le chey" begins Le Cheylard: only where nothing begins so may the article be dropped.
      this.lookUp(bare, BARE, mask, limit, found, best(found) >= BEGINS ? BEGINS : EXACT);
    }
    this.holding(words, mask, limit, found);
    return found;
  }

  private lookUp(text: string, cost: number, mask: Mask | null, limit: number, found: Found, equal: number): void {
    const [first, last] = this.table.beginningWith(text);
    const whole = first < last && this.table.length(first) === text.length;
    if (whole) this.add(first, equal - cost, found, mask, this.names.exactCosts);
    this.addBest(first + Number(whole), last, BEGINS - INEXACT * cost, found, mask, limit);
    for (const [row, slip] of this.table.oneSlipAway(text)) {
      const score = (slip === "missing" || slip === "swapped" ? SLIP_LIKELY : SLIP) - INEXACT * cost;
      this.add(row, score, found, mask, this.names.costs);
      const [start, end] = this.table.beginningWith(`${this.table.text(row)} `);
      this.addBest(start, end, score - LONGER_NAME, found, mask, 1);
    }
  }

  /** Names that hold every word typed, the last one perhaps unfinished: "asc villeneuve". */
  private holding(words: Words, mask: Mask | null, limit: number, found: Found): void {
    const wanted = words.filter((word) => !CONNECTORS.has(word));
    const score = wanted.length > 1 ? ALL_WORDS : (wanted[0]?.length ?? 0) >= 3 ? ONE_WORD : 0;
    if (!score) return;
    this.best.begin(limit);
    this.words.holding(wanted, (name) => this.offer(name, mask));
    this.keepBest(score, found);
  }

  /** The last resort for one name: two slips in a long one, a slip in the beginning of one. */
  guess(words: Words, mask: Mask | null, limit: number, found: Found): void {
    const text = words.join(" ");
    if (text.length < 5 || text.length > WIDTH) return;
    this.addRows(this.table.beginningOneSlipAway(text), BEGINS_WITH_SLIP, found, mask, limit);
    if (text.length >= 8) this.addRows(this.table.twoSlipsAway(text), TWO_SLIPS, found, mask, limit);
  }

  /** Names that can be read aloud as the words can. */
  sameSound(words: Words, mask: Mask | null, limit: number): Found {
    const found: Found = new Map();
    this.addRows(this.likeness.sameSound(words.join(" ")), SAME_SOUND, found, mask, limit);
    return found;
  }

  /**
   * Names that sound like the words, and well-known ones near enough to have been meant.
   * `rivals`: something good is known already, so what lies two slips away must be told too.
   */
  like(words: Words, mask: Mask | null, limit: number, rivals = false): Found {
    const found: Found = new Map();
    const text = words.join(" ");
    if (!text || text.length > WIDTH) return found;
    merge(found, this.sameSound(words, mask, limit));
    const [away, begun] = this.likeness.nearSound(text);
    this.addRows(away, NEAR_SOUND, found, mask, limit);
    this.addRows(begun, FAR_SOUND, found, mask, limit);
    if (rivals || text.length >= 7) {
      this.addRows(this.likeness.twoSlipsAway(text), WELL_KNOWN_TWO_SLIPS, found, mask, limit);
    }
    if (!found.size && !rivals) this.addRows(this.likeness.farSound(text), FAR_SOUND, found, mask, limit);
    return found;
  }

  /** The longest names that stand among other words, when they make up enough of the line. */
  among(words: Words, mask: Mask | null, found: Found): void {
    const telling = words.filter((word) => !FILLER.has(word) && !CONNECTORS.has(word));
    const letters = telling.reduce((sum, word) => sum + word.length, 0);
    const used = words.map(() => false);
    for (let length = words.length; length > 0; length--) {
      for (let start = 0; start + length <= words.length; start++) {
        const run = words.slice(start, start + length);
        const name = run.join(" ");
        if (name.length < 3 || name.length * 5 < letters * 2) continue;
        if (used.slice(start, start + length).includes(true) || run.every((word) => FILLER.has(word))) continue;
        const row = this.table.find(name);
        if (row < 0) continue;
        used.fill(true, start, start + length);
        this.add(row, EXTRA_WORDS, found, mask, this.names.exactCosts);
      }
    }
  }

  // Adding what was found.

  private add(row: number, score: number, found: Found, mask: Mask | null, costs: Uint8Array | Int16Array): void {
    const { firstName, entryOf } = this.names;
    for (let name = firstName[row]!; name < firstName[row + 1]!; name++) {
      const entry = entryOf[name]!;
      if (!mask || mask[entry]) keep(found, entry, score - costs[name]!, name);
    }
  }

  private addRows(rows: Iterable<number>, score: number, found: Found, mask: Mask | null, limit: number): void {
    this.best.begin(limit);
    for (const row of rows) this.offerAll(row, row + 1, mask);
    this.keepBest(score, found);
  }

  private addBest(first: number, last: number, score: number, found: Found, mask: Mask | null, limit: number): void {
    if (first >= last) return;
    this.best.begin(limit);
    this.offerAll(first, last, mask);
    this.keepBest(score, found);
  }

  private offerAll(firstRow: number, lastRow: number, mask: Mask | null): void {
    const { firstName } = this.names;
    for (let name = firstName[firstRow]!; name < firstName[lastRow]!; name++) this.offer(name, mask);
  }

  private offer(name: number, mask: Mask | null): void {
    if (!mask || mask[this.names.entryOf[name]!]) this.best.offer(this.names.rank[name]!);
  }

  private keepBest(score: number, found: Found): void {
    const { byRank, entryOf, costs } = this.names;
    for (const rank of this.best.ranks()) {
      const name = byRank[rank]!;
      keep(found, entryOf[name]!, score - costs[name]!, name);
    }
  }
}

/** The lowest ranks of those offered: three times the limit, since several names may be one entry's. */
class Best {
  private kept = new Uint32Array(0);
  private count = 0;

  begin(limit: number): void {
    if (this.kept.length !== 3 * limit) this.kept = new Uint32Array(3 * limit);
    this.count = 0;
  }

  offer(rank: number): void {
    const { kept } = this;
    if (this.count === kept.length && rank >= kept[this.count - 1]!) return;
    let at = this.count < kept.length ? this.count++ : this.count - 1;
    for (; at > 0 && kept[at - 1]! > rank; at--) kept[at] = kept[at - 1]!;
    kept[at] = rank;
  }

  ranks(): Uint32Array {
    return this.kept.subarray(0, this.count);
  }
}

// Building.

type Gathered = { texts: string[]; spoken: Map<string, string>; names: Names };

/** Each distinct folded name in order, and what it names; `spoken`: what folding takes away, "ç" is an "s". */
function* gather(gazetteer: Gazetteer): Sliced<Gathered> {
  const folded: string[] = [];
  const entries: number[] = [];
  const costs: number[] = [];
  const shown: string[] = [];
  const spoken = new Map<string, string>();
  const add = (text: string, entry: number, cost: number, other: string): void => {
    folded.push(text);
    entries.push(entry);
    costs.push(cost);
    shown.push(other);
  };
  yield* inSlices(gazetteer.count, ENTRIES_A_SLICE, (entry) => {
    for (const name of gazetteer.names(entry)) {
      const text = fold(name.text);
      if (!text) continue;
      const other = name.other ? name.text : "";
      add(text, entry, name.cost, other);
      if (name.text.includes("ç")) spoken.set(text, fold(name.text.replace(/ç/g, "ss")));
      const bare = skeleton(text);
      if (bare && bare !== text) add(bare, entry, name.cost + BARE, other);
    }
  });
  const order = yield* sortedRanks(folded.length, (one, other) => folded[one]! < folded[other]!);
  const count = order.length;
  const texts: string[] = [];
  const firstName: number[] = [];
  const others: string[] = [];
  const entryOf = new Uint32Array(count);
  const exactCosts = new Uint8Array(count);
  yield* inSlices(count, NAMES_A_SLICE, (name) => {
    const item = order[name]!;
    if (folded[item] !== texts[texts.length - 1]) {
      texts.push(folded[item]!);
      firstName.push(name);
    }
    others.push(shown[item]!);
    entryOf[name] = entries[item]!;
    exactCosts[name] = costs[item]!;
  });
  firstName.push(count);
  const inexact = new Int16Array(count);
  yield* inSlices(count, NAMES_A_SLICE, (name) => {
    const entry = entryOf[name]!;
    const renown = gazetteer.isCommune(entry) ? renownOf(gazetteer.populations[entry]!) : 0;
    inexact[name] = INEXACT * exactCosts[name]! - renown;
  });
  const byRank = yield* ranked(inexact, entryOf, gazetteer.populations);
  const rank = new Uint32Array(count);
  for (let place = 0; place < count; place++) rank[byRank[place]!] = place;
  const names = { entryOf, exactCosts, others, firstName: new Uint32Array(firstName), costs: inexact, rank, byRank };
  return { texts, spoken, names };
}

/** What a commune of so many inhabitants earns when its name is not typed whole. */
function renownOf(population: number): number {
  let steps = 0;
  while (steps + 1 < RENOWN_STEPS.length && RENOWN_STEPS[steps + 1]! <= population) steps++;
  return steps;
}

/** The names by cost, then population, the largest first, then their order. */
function* ranked(costs: Int16Array, entryOf: Uint32Array, populations: Uint32Array): Sliced<Uint32Array> {
  const smallest = Float64Array.from(new Set(populations)).sort();
  yield;
  const size = new Map<number, number>();
  smallest.forEach((population, rank) => size.set(population, smallest.length - rank));
  yield;
  const keys = new Float64Array(costs.length); // in one number, what to sort by
  yield* inSlices(keys.length, NAMES_A_SLICE, (name) => {
    keys[name] = costs[name]! * SIZES + size.get(populations[entryOf[name]!]!)!;
  });
  return yield* sortedRanks(keys.length, (one, other) => keys[one]! < keys[other]!);
}
