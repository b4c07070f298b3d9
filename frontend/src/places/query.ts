// What a typed line is made of: words, and the number that goes with them; as query.py.
import { fold, wordsOf } from "./folding.ts";
import { ARRONDISSEMENT, CITIES, LONGEST_QUERY, MOST_WORDS, ORDINAL_ENDINGS, ORDINALS, STREETS } from "./rules.ts";

const CODE = /^(?:\d{5}|2[ab]\d{3})$/;
const ORDINAL = new RegExp(`^0?(\\d{1,2})(?:${[...ORDINAL_ENDINGS].join("|")})$`);
const NUMBER = /^(?:\d{1,4}|2[ab])$/;
const DIGITS = /^\d+$/;

/** A line understood: each field is empty when nothing of the kind was typed. */
export type Query = {
  readonly words: readonly string[];
  readonly code: string; // five signs: a postal or an INSEE code, upper case
  readonly number: string; // one to four digits, "2A" or "2B"
  readonly ordinal: number; // "3e", "1er": an arrondissement
  readonly unread: boolean; // there were numbers we could not make sense of
};

const EMPTY: Query = { words: [], code: "", number: "", ordinal: 0, unread: false };

/** A line that is too long, or without a letter or digit, gives an empty query. */
export function readQuery(text: string): Query {
  if (text.length > LONGEST_QUERY && [...text].length > LONGEST_QUERY) return EMPTY;
  const tokens = joined(wordsOf(fold(text)).slice(0, MOST_WORDS));
  let words: string[] = [];
  const codes: string[] = [];
  const numbers: string[] = [];
  let ordinals: number[] = [];
  tokens.forEach((token, rank) => {
    const isNumber = NUMBER.test(token);
    if (isNumber && STREETS.has(tokens[rank + 1] ?? "")) return; // the number of a house
    const ordinal = ORDINAL.exec(token);
    if (CODE.test(token)) codes.push(token.toUpperCase());
    else if (ordinal) ordinals.push(Number(ordinal[1]));
    else if (isNumber) numbers.push(token.toUpperCase());
    else if (!DIGITS.test(token)) words.push(token);
  });
  if (!ordinals.length && !numbers.length) [words, ordinals] = spelledOut(words);
  return {
    words,
    code: codes[0] ?? "",
    number: numbers.length === 1 && !codes.length ? numbers[0]! : "",
    ordinal: ordinals.length === 1 ? ordinals[0]! : 0,
    unread:
      tokens.some((token) => DIGITS.test(token) && token.length > 5) || (!codes.length && numbers.length > 1),
  };
}

/** "3 eme" is "3eme", and "69 003" is "69003". */
function joined(tokens: readonly string[]): string[] {
  const together = tokens.join("");
  if (tokens.length > 1 && together.length === 5 && DIGITS.test(together)) return [together];
  const found: string[] = [];
  for (const token of tokens) {
    const before = found[found.length - 1];
    if (before !== undefined && ORDINAL_ENDINGS.has(token) && before.length <= 2 && DIGITS.test(before)) {
      found[found.length - 1] = before + token;
    } else found.push(token);
  }
  return found;
}

/** "paris xv" and "lyon troisième arrondissement"; with another town these words mean something else. */
function spelledOut(words: string[]): [string[], number[]] {
  const rest = words.filter((word) => !ARRONDISSEMENT.has(word));
  const [first, last] = [rest[0], rest[rest.length - 1]];
  if (rest.length < 2 || first === undefined || last === undefined) return [words, []];
  if (!CITIES.has(first) && !CITIES.has(last)) return [words, []];
  const [city, spelled] = CITIES.has(first) ? [first, rest.slice(1)] : [last, rest.slice(0, -1)];
  const number = ORDINALS.get(spelled.join(" "));
  return number === undefined ? [words, []] : [[city], [number]];
}
