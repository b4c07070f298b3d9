// Names that are like what was typed: they sound the same, or are the well-known ones within two slips; as likeness.py.
import type { Lexicon } from "./lexicon.ts";
import { NameTable } from "./name_table.ts";
import { LEAST_FAR, LEAST_LETTERS, LEAST_READ, LEAST_SOUNDS, WIDTH } from "./rules.ts";
import { inSlices, sortedRanks, type Sliced } from "./slices.ts";
import { SoundRows } from "./sound_rows.ts";
import { runTogether, sounds, soundsOfWords } from "./sounds.ts";

const MOST_READINGS = 3; // of one name
const NAMES_A_SLICE = 256;
const WORDS_A_SLICE = 128;

/** Folded names in two ways: all by their sounds, the well-known ones also by sounds and letters nearby. */
export class Likeness {
  private readonly rows: SoundRows;
  private readonly sounds: NameTable; // of the well-known names
  private readonly isKnown: Uint8Array;
  private readonly known: Uint32Array; // rows of the well-known names…
  private readonly letters: NameTable; // …and those names

  private constructor(rows: SoundRows, near: NameTable, isKnown: Uint8Array, known: Uint32Array, letters: NameTable) {
    this.rows = rows;
    this.sounds = near;
    this.isKnown = isKnown;
    this.known = known;
    this.letters = letters;
  }

  /**
   * A name is known by its row. `spoken`: what to read aloud for those that are not read as they are written;
   * `isKnown`: whether many people live there.
   */
  static *make(
    names: readonly string[],
    lexicon: Lexicon,
    spoken: ReadonlyMap<string, string>,
    isKnown: Uint8Array,
  ): Sliced<Likeness> {
    const readings: string[][] = [];
    for (let start = 0; start < lexicon.words.length; start += WORDS_A_SLICE) {
      readings.push(...soundsOfWords(lexicon.words.slice(start, start + WORDS_A_SLICE)));
      yield;
    }
    const rows = new SoundRows(MOST_READINGS * names.length);
    const near = new Set<string>();
    const known: number[] = [];
    yield* inSlices(names.length, NAMES_A_SLICE, (row) => {
      const aloud = spoken.get(names[row]!);
      const ids = lexicon.ids.subarray(lexicon.starts[row], lexicon.starts[row + 1]);
      const keys = aloud === undefined ? runTogether(Array.from(ids, (id) => readings[id]!)) : sounds(aloud);
      for (const key of keys) rows.add(key, row);
      if (!isKnown[row]) return;
      known.push(row);
      for (const key of keys) near.add(key);
    });
    rows.trim();
    const keys = [...near];
    const order = yield* sortedRanks(keys.length, (one, other) => keys[one]! < keys[other]!);
    const soundTable = yield* NameTable.make(Array.from(order, (rank) => keys[rank]!));
    const letters = yield* NameTable.make(known.map((row) => names[row]!));
    return new Likeness(rows, soundTable, isKnown, new Uint32Array(known), letters);
  }

  /** The names that can be read as `text` can. */
  sameSound(text: string): Iterable<number> {
    const found = new Set<number>();
    for (const key of keysOf(text)) this.rows.each(key, (row) => found.add(row));
    return found;
  }

  /** The well-known names one sound away, then those that begin with these sounds. */
  nearSound(text: string): [away: Set<number>, begun: Set<number>] {
    const away = new Set<number>();
    const begun = new Set<number>();
    for (const key of keysOf(text)) {
      if (key.length < LEAST_SOUNDS) continue;
      for (const [sound] of this.sounds.oneSlipAway(key)) this.addKnown(sound, away);
      const [first, last] = this.sounds.beginningWith(key);
      for (let longer = first; longer < last; longer++) this.addKnown(longer, begun);
    }
    for (const row of away) begun.delete(row);
    return [away, begun];
  }

  /** The well-known names two sounds away from a long text: the last resort. */
  farSound(text: string): Iterable<number> {
    const away = new Set<number>();
    for (const key of keysOf(text)) {
      if (key.length < LEAST_FAR) continue;
      for (const sound of this.sounds.twoSlipsAway(key.slice(0, WIDTH))) this.addKnown(sound, away);
    }
    return away;
  }

  /** The well-known names two slips from `text`, up to 64 letters. */
  twoSlipsAway(text: string): Iterable<number> {
    if (text.length < LEAST_LETTERS) return [];
    return this.letters.twoSlipsAway(text).map((rank) => this.known[rank]!);
  }

  private addKnown(sound: number, rows: Set<number>): void {
    this.rows.each(this.sounds.text(sound), (row) => {
      if (this.isKnown[row]) rows.add(row);
    });
  }
}

function keysOf(text: string): Iterable<string> {
  if (text.length < LEAST_READ) return [];
  const last = text[text.length - 1];
  const aloud = last === "n" || last === "m" ? [text, `${text}e`] : [text]; // "villerban": Villeurbanne
  return new Set(aloud.flatMap(sounds));
}
