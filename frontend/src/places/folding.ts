// What two spellings of a place name have in common; as balise/core/geo/folding.py, letter for letter.
import { ABBREVIATIONS, CONNECTORS, LETTERS } from "./rules.ts";

const MARKS = /\p{M}/gu;
const BY_ITSELF = new RegExp(`[${[...LETTERS.keys()].join("")}]`, "g"); // letters that Unicode does not decompose
const SUR = /\bs\/(?=[ \t\n\r\f\v]*\w)/g;
const OTHER = /[^a-z0-9]+/g;
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** "L'Haÿ-les-Roses" → "l hay les roses", "St-Denis" → "saint denis": words of ASCII letters and digits. */
export function fold(text: string): string {
  let plain = text;
  if (!PLAIN.test(text)) {
    const decomposed = text.normalize("NFKD").toLowerCase().replace(/ß/g, "ss").normalize("NFKD");
    const letters = decomposed.replace(MARKS, "").replace(BY_ITSELF, (letter) => LETTERS.get(letter)!);
    plain = letters.replace(SUR, " sur ").replace(OTHER, " ").trim();
  }
  return plain.includes("st") ? plain.split(" ").map(spelledOut).join(" ") : plain;
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
