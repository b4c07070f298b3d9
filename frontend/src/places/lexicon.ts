// The words of many names, each kept once: a name is a list of the ranks of its words.
import { wordsOf } from "./folding.ts";
import { inSlices, type Sliced } from "./slices.ts";

const NAMES_A_SLICE = 256;

export class Lexicon {
  readonly words: readonly string[]; // in the order they were met
  readonly ids: Uint32Array; // the words of all names…
  readonly starts: Uint32Array; // …and where those of each begin: one more than there are names

  private constructor(words: readonly string[], ids: Uint32Array, starts: Uint32Array) {
    this.words = words;
    this.ids = ids;
    this.starts = starts;
  }

  static *make(names: readonly string[]): Sliced<Lexicon> {
    const known = new Map<string, number>();
    const ids: number[] = [];
    const starts = new Uint32Array(names.length + 1);
    yield* inSlices(names.length, NAMES_A_SLICE, (name) => {
      for (const word of wordsOf(names[name]!)) {
        let id = known.get(word);
        if (id === undefined) known.set(word, (id = known.size));
        ids.push(id);
      }
      starts[name + 1] = ids.length;
    });
    return new Lexicon([...known.keys()], new Uint32Array(ids), starts);
  }
}
