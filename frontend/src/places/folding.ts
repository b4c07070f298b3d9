// What two spellings of a place name have in common; as balise/core/geo/folding.py, letter for letter.
import { ABBREVIATIONS, CONNECTORS, LETTERS } from "./rules.ts";

const MARKS = /\p{M}/gu;
const BY_ITSELF = new RegExp(`[${[...LETTERS.keys()].join("")}]`, "g"); // letters that Unicode does not decompose
const SUR = /\bs\/(?=[ \t\n\r\f\v]*\w)/g;
const OTHER = /[^a-z0-9]+/g;

const KNOWN = 0x180; // signs of French and its neighbours
let letters: readonly (string | null)[] | undefined; // what each of them folds to; null: look at what is around

/** "L'Haÿ-les-Roses" → "l hay les roses", "St-Denis" → "saint denis": words of ASCII letters and digits. */
export function fold(text: string): string {
  const plain = sayQuickly(text) ?? decomposed(text).replace(SUR, " sur ").replace(OTHER, " ").trim();
  return plain.includes("st") ? plain.split(" ").map(spelledOut).join(" ") : plain;
}

function decomposed(text: string): string {
  const lower = text.normalize("NFKD").toLowerCase().replace(/ß/g, "ss").normalize("NFKD");
  return lower.replace(MARKS, "").replace(BY_ITSELF, (letter) => LETTERS.get(letter)!);
}

/** Sign by sign, for names by the ten thousand; null when there is a sign that needs more thought. */
function sayQuickly(text: string): string | null {
  letters ??= Array.from({ length: KNOWN }, (_, code) => letterOf(String.fromCharCode(code)));
  let plain = "";
  let apart = false; // from the word before
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const letter = code < KNOWN ? letters[code]! : null;
    if (letter === null) return null;
    if (letter === "") apart = true;
    else {
      plain += apart && plain !== "" ? ` ${letter}` : letter;
      apart = false;
    }
  }
  return plain;
}

function letterOf(sign: string): string | null {
  const letter = decomposed(sign);
  if (sign === "/") return null;
  if (/^[a-z0-9]+$/.test(letter)) return letter;
  return /[a-z0-9]/.test(letter) || letter === "" ? null : "";
}

function spelledOut(word: string): string {
  return ABBREVIATIONS.get(word) ?? word;
}

/** A folded name without its small words: "l hay les roses" → "hay roses"; "" when it has nothing else. */
export function skeleton(folded: string): string {
  return folded.includes(" ") || CONNECTORS.has(folded) ? wordsOf(folded).filter((word) => !CONNECTORS.has(word)).join(" ") : folded;
}

export function wordsOf(folded: string): string[] {
  return folded === "" ? [] : folded.split(" ");
}
