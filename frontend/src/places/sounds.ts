// How a folded French name sounds, so that "bordox" and "Bordeaux" meet; the rules are those of sounds.py.
import { wordsOf } from "./folding.ts";
import { HEARD, MUTE, SILENT, SOUND_LETTERS, SOUND_RULES } from "./rules.ts";

type Rule = readonly [RegExp, string];
type Rules = { settled: readonly Rule[]; mute: RegExp; heard: RegExp; silent: RegExp; letters: RegExp; doubled: RegExp };

let compiled: Rules | undefined;

/** Made when first needed: a browser that does not know all of these signs throws SyntaxError here, no sooner. */
function rules(): Rules {
  compiled ??= {
    settled: SOUND_RULES.map(([rule, sound]) => [new RegExp(rule, "g"), sound]),
    mute: new RegExp(MUTE, "g"),
    heard: new RegExp(HEARD, "g"),
    silent: new RegExp(SILENT, "g"),
    letters: new RegExp(`[${[...SOUND_LETTERS.keys()].join("")}]`, "g"),
    doubled: /(.)\1+/g,
  };
  return compiled;
}

/** The keys of a folded name, the likeliest first; "" for an empty name. Two that share one sound alike. */
export function sounds(name: string): string[] {
  const words = wordsOf(name);
  return words.length ? runTogether(soundsOfWords(words)) : [""];
}

/** Of each word its keys: all words are read at once, since a rule costs one pass. */
export function soundsOfWords(words: readonly string[]): string[][] {
  const { settled, mute, heard, silent, letters, doubled } = rules();
  let text = words.join("\n");
  for (const [rule, sound] of settled) text = text.replace(rule, sound);
  const muted = text.replace(mute, "_");
  const readings = [muted.replace(heard, "e").replace(silent, ""), text.replace(heard, "e"), muted.replace(/x/g, "ks")];
  const [first, second, third] = readings.map((reading) =>
    reading
      .replace(letters, (sound) => SOUND_LETTERS.get(sound)!)
      .replace(doubled, "$1")
      .split("\n"),
  );
  return words.map((_, rank) => [...new Set([first![rank]!, second![rank]!, third![rank]!])]);
}

/** Only the last word is read in every way. */
export function runTogether(words: readonly (readonly string[])[]): string[] {
  const start = words
    .slice(0, -1)
    .map((keys) => keys[0]!)
    .join("");
  return words[words.length - 1]!.map((end) => start + end);
}
