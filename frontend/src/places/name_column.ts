// The column of names: what a name shares with the one before it was not written again (name_column.py).
import type { Column } from "./column.ts";
import type { Sliced } from "./slices.ts";

export type NameTable = {
  articles: string[];
  small: string[]; // words that take no capital inside a name
  turn: string; // says that the letter after it breaks the rule of capitals
  begins: number[]; // bytes that begin a name: their rank is how many pieces it shares with the one before
  symbols: string[]; // by byte
};

const NAMES_A_SLICE = 256;

export function* readNames(table: NameTable, articles: Column, text: Column): Sliced<string[]> {
  const shared = new Int8Array(256).fill(-1);
  table.begins.forEach((byte, rank) => (shared[byte] = rank));
  const recased = caser(table);
  const names: string[] = [];
  const pieces: string[] = [];
  const finish = (): void => {
    names.push(table.articles[articles.byte()]! + recased(pieces.join("")));
  };
  if (text.ended) return names;
  pieces.length = shared[text.byte()]!;
  while (!text.ended) {
    const byte = text.byte();
    const kept = shared[byte]!;
    if (kept < 0) pieces.push(table.symbols[byte]!);
    else {
      finish();
      pieces.length = kept;
      if (names.length % NAMES_A_SLICE === 0) yield;
    }
  }
  finish();
  return names;
}

/** Gives a name in lower case its capitals back: one to each word but the small ones. */
function caser({ small, turn }: NameTable): (lower: string) => string {
  const known = new Map<string, string>();
  const smallWords = new Set(small);
  const inside = (word: string): string => (smallWords.has(word) ? word : capital(word));
  return (lower) => {
    let name = "";
    let start = 0;
    for (let at = 0; at <= lower.length; at++) {
      if (at < lower.length && !"-' (".includes(lower[at]!)) continue;
      if (at > start) {
        const word = lower.slice(start, at);
        const key = start === 0 ? `${turn}${turn}${word}` : word;
        let cased = known.get(key);
        if (cased === undefined) {
          cased = word.includes(turn) ? turned(word, turn, start === 0, smallWords) : start === 0 ? capital(word) : inside(word);
          known.set(key, cased);
        }
        name += cased;
      }
      name += lower[at] ?? "";
      start = at + 1;
    }
    return name;
  };
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}

/** A word in which some letters break the rule. */
function turned(marked: string, turn: string, first: boolean, smallWords: ReadonlySet<string>): string {
  const lower = marked.split(turn).join("");
  const expected = first || !smallWords.has(lower) ? capital(lower) : lower;
  let word = "";
  let breaks = false;
  for (const letter of marked) {
    if (letter === turn) {
      breaks = true;
      continue;
    }
    const wanted = expected[word.length]!;
    word += !breaks ? wanted : wanted === letter ? letter.toUpperCase() : letter;
    breaks = false;
  }
  return word;
}
